/** The team of a visit: the plan goes to all, each hands in apart, and the answers stand side by side. */
import type { Page } from "../harness/page.ts";
import { noLook, type Look } from "./go.ts";
import { openVisit } from "./plan.ts";

/** Opens the team of a visit. */
export async function openTeam(page: Page, visit: string): Promise<void> {
  await openVisit(page, visit);
  await page.click({ role: "link", name: "The team", part: true });
  await page.heading("The team");
}

/** Shares a visit with its team; ends on its page. */
export async function shareVisit(page: Page, visit: string, look: Look = noLook): Promise<void> {
  await openTeam(page, visit);
  await page.see("Only you can see this visit.");
  await look("the team, not shared");
  await page.button("Share this visit with the team");
  await page.heading("Share this visit with other people");
  await page.see("What leaves");
  await look("sharing a visit");
  await page.click({ role: "button", name: "Share with: ", part: true });
  await page.heading(visit);
}

/** Hands in all notes of a visit; ends on its team. */
export async function handOver(page: Page, visit: string, notes: number, look: Look = noLook): Promise<void> {
  await openTeam(page, visit);
  await look("the team, with notes to hand in");
  await page.button(`Hand ${notes} notes to the team`);
  await page.heading("Hand your notes to the team");
  await page.see("What leaves");
  await look("handing notes to the team");
  await page.button(`Hand over ${notes} notes`);
  await page.heading("The team");
  await page.find({ role: "link", name: "See all answers side by side" });
}

/** Opens the answers of a visit side by side. */
export async function openLevel(page: Page, visit: string): Promise<void> {
  await openVisit(page, visit);
  await page.link("How assured we may say we are");
  await page.heading("How assured");
}

/** Says which of the answers to a prompt stands, and why. */
export async function sayWhichStands(page: Page, prompt: string, answer: string, why: string, look: Look = noLook): Promise<void> {
  await page.button(`Say which answer stands: ${prompt}`);
  await page.choose(answer, "Which answer stands?");
  await page.fill("Why?", why);
  await look("saying which answer stands");
  await page.button("This answer stands");
  await page.see(`What stands: ${answer.toLowerCase()}.`);
}
