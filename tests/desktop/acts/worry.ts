/** What worries people: soft intelligence, concerns and actions. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

export interface Hunch {
  words: string;
  service: string;
  source: string;
  theme?: string;
}

/** Writes down what somebody told, or a hunch, from wherever the person is, and shares it. */
export async function noteHunch(page: Page, { words, service, source, theme }: Hunch, look: Look = noLook): Promise<void> {
  await page.click({ role: "button", name: "New note", part: true });
  await page.heading("New note");
  await page.fill("What have you seen, heard or wondered about?", words);
  await chooseService(page, "Which service?", service);
  await page.select("Where did it come from?", source);
  if (theme) {
    await page.click({ role: "button", name: "Themes", part: true });
    await page.tick(theme);
  }
  await page.tick("Share with the quality team");
  await look("new intelligence");
  await page.button("Save and close");
  await page.heading("Shared");
  await look("intelligence shared");
}

export interface Worry {
  title: string;
  known: string;
  service: string;
  /** Who was told, by role, when somebody is at risk now; otherwise nobody is. */
  told?: string;
}

/** Raises a concern; the times of one that is immediate are all "now", and how it was made safe is left for later. */
export async function raiseConcern(page: Page, worry: Worry, look: Look = noLook): Promise<void> {
  await openScreen(page, "/concerns/new", "Raise a concern");
  if (worry.told) {
    await page.choose("Yes, somebody is at risk now");
    await page.see("Do this at once");
    await page.click({ role: "button", name: "Now, when was it seen?" });
    await page.click({ role: "button", name: "Now, when was the person in charge told?" });
    await page.fill("Who was told, by role?", worry.told);
  } else await page.choose("No, not now");
  await page.fill("What worries you, in one line?", worry.title);
  await page.fill("What is known?", worry.known);
  await chooseService(page, "Which service or place?", worry.service);
  if (!worry.told) await page.choose("Serious");
  await look("raise a concern");
  await page.button("Raise the concern");
  await page.heading(worry.title);
  await look("concern");
}

/** Shares the concern on the screen with the quality team. */
export async function shareConcern(page: Page): Promise<void> {
  await page.button("Share with the quality team");
  await page.gone("Only you can read this concern.");
}

/** Adds an action to the concern on the screen. */
export async function addAction(page: Page, title: string, owner: string, look: Look = noLook): Promise<void> {
  await page.button("Add an action");
  await page.fill("What is to be done?", title);
  await page.fill("Who does it, by role?", owner);
  await look("add an action");
  await page.button("Add the action");
  await page.link(title);
  await page.heading(title);
  await look("action");
}

async function chooseService(page: Page, label: string, name: string): Promise<void> {
  await page.fill(label, name);
  await page.click({ role: "option", name, part: true });
}
