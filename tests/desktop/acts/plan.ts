/** Planning a visit, and finding it again. */
import type { Page } from "../harness/page.ts";
import { fillDay, type Day } from "./dates.ts";
import { noLook, openScreen, type Look } from "./go.ts";
import { NOTE_BOX } from "./visit.ts";

export interface Planned {
  place: string;
  ward: string;
  day: Day;
  /** The title of the set of prompts, and words that its line says for this day. */
  prompts: string;
  about: string;
}

/** Plans a visit; ends on its page. Gives what the form says about the prompts. */
export async function planVisit(page: Page, { place, ward, day, prompts, about }: Planned, look: Look = noLook): Promise<string> {
  await openScreen(page, "/visits", "Visits");
  await page.button("Plan a visit");
  await page.heading("Plan a visit");
  await page.fill("Where is the visit?", place);
  await page.press("Escape");
  await page.fill("Ward or service, if you know", ward);
  await page.press("Escape");
  await fillDay(page, "Which day?", day);
  await page.see(about);
  await page.choose(prompts);
  await look("plan a visit");
  const said = await aboutChoice(page, prompts);
  await page.button("Plan the visit");
  await page.heading(ward);
  await look("visit, planned");
  return said;
}

/** What stands under a choice, as it is read out with it. */
async function aboutChoice(page: Page, name: string): Promise<string> {
  const radio = await page.find({ role: "radio", name });
  return page.session.run((element) => {
    const by = (element as unknown as HTMLElement).getAttribute("aria-describedby");
    return (by && document.getElementById(by)?.textContent?.trim()) || "";
  }, radio);
}

/** Opens the page of a visit from the list. */
export async function openVisit(page: Page, title: string): Promise<void> {
  await openScreen(page, "/visits", "Visits");
  await page.link(title);
  await page.heading(title);
}

/** Goes into ward mode from the page of a visit that was planned. */
export async function arrive(page: Page): Promise<void> {
  await page.button("Start now");
  await page.find({ role: "textbox", name: NOTE_BOX });
}

/** Looks among all prompts for one with these words and puts it in view; gives it, or nothing when none has them. */
export async function lookForPrompt(page: Page, words: string): Promise<string | undefined> {
  await page.fill("Find a prompt", words);
  await page.waitFor("the prompts to be looked through", () => /\b1 prompt found|No prompt has these words/.test(document.querySelector("aside")?.innerText ?? ""));
  if (!(await page.words()).includes("prompt found")) return undefined;
  await page.press("Enter");
  await page.waitFor("the prompt in view", () => document.activeElement?.classList.contains("wd-prompt"));
  return page.session.run(() => document.activeElement?.textContent ?? "");
}
