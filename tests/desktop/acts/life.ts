/** A visit from planning to closing. */
import type { Page } from "../harness/page.ts";
import { noLook, type Look } from "./go.ts";
import { openVisit } from "./plan.ts";

/** Opens the stages of a visit. */
export async function openLife(page: Page, visit: string): Promise<void> {
  await openVisit(page, visit);
  await page.link("From planning to closing");
  await page.heading("From planning to closing");
}

/** Leaves out every stage that did not happen, for one reason. */
export async function leaveOutTheRest(page: Page, reason: string, look: Look = noLook): Promise<void> {
  await page.button("Went at short notice? Leave out several at once");
  await page.find({ role: "textbox", name: "Why not?", part: true });
  const { elements } = await page.look({ role: "checkbox", inside: "These did not happen" });
  for (const box of elements) {
    const ticked = await page.session.run((element) => (element as unknown as HTMLInputElement).checked, box);
    if (!ticked) await page.session.click(box);
  }
  await page.fill("Why not?", reason);
  await look("leaving out several stages");
  await page.button("Leave them out");
  await page.see(reason);
}

/** Opens the page that closes a visit, from its stages. */
export async function openClosing(page: Page, said: string): Promise<void> {
  await page.link("Close the visit");
  await page.heading("Close the visit");
  await page.see(said);
}
