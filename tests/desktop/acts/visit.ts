/** A visit, from the door to the published summary. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

export interface Note {
  kind: "Saw" | "Heard" | "Concern" | "Good practice";
  text: string;
}

export const NOTE_BOX = "What did you see or hear?";

/** The parts of a summary, by their headings. */
export const SUMMARY_PARTS = ["What went well", "What people told us", "Concerns", "Agreed actions"] as const;
export type SummaryWords = Partial<Record<(typeof SUMMARY_PARTS)[number], string>>;

export interface Start {
  /** The place is a provider of the list by this name; otherwise it stands in the person's own words. */
  known?: boolean;
  ward?: string;
  /** Which prompts stand beside the notes; otherwise those that the app offers. */
  prompts?: string;
}

/** Starts a visit; ends in ward mode. */
export async function startVisit(page: Page, place: string, { known = false, ward, prompts }: Start = {}, look: Look = noLook): Promise<void> {
  await openScreen(page, "/visits/new", "Start a visit");
  await page.fill("Where is the visit?", place);
  if (known) await page.click({ role: "option", name: place, part: true });
  else await page.press("Escape");
  if (ward) {
    await page.fill("Ward or service, if you know", ward);
    await page.press("Escape");
  }
  if (prompts) {
    await page.button("More about this visit");
    await page.choose(prompts);
  }
  await look("start a visit");
  await page.button("Start now");
  await page.find({ role: "textbox", name: NOTE_BOX });
}

/** Writes a note in ward mode, where the caret waits, and turns the page. */
export async function writeNote(page: Page, note: Note): Promise<void> {
  await caretInNotebook(page);
  await page.typeHere(note.text);
  await page.choose(note.kind);
  await page.see("Saved on this");
  await turnPage(page);
}

/** Answers the prompt in view, with no words; gives the prompt. */
export async function answerPrompt(page: Page, answer: string): Promise<string> {
  await caretInNotebook(page);
  await page.choose(answer, "Your answer, if you have one");
  await page.see(`About:`);
  const prompt = await page.session.run(() => document.querySelector(".wd-prompt")?.textContent ?? "");
  await page.see("Saved on this");
  await turnPage(page);
  return prompt;
}

/** Waits until one can type a note. */
export async function caretInNotebook(page: Page): Promise<void> {
  await page.waitFor("the caret in the notebook", () => document.activeElement?.id === "note");
}

async function turnPage(page: Page): Promise<void> {
  const before = await notesSoFar(page);
  await page.press("Control+Enter");
  await page.waitFor(
    "the note in the list",
    (count) => Number(/All (\d+) notes?/.exec(document.body.innerText)?.[1] ?? 0) > count,
    before,
  );
}

async function notesSoFar(page: Page): Promise<number> {
  return Number(/All (\d+) notes?/.exec(await page.words())?.[1] ?? 0);
}

/** Leaves ward mode, and reads all notes again until each is checked. */
export async function checkNotes(page: Page, notes: number, look: Look = noLook): Promise<void> {
  await page.link("Leave ward mode");
  await look("visit");
  await page.button("Review the visit");
  await page.heading("Review the visit");
  await look("review");
  await page.link("Read your notes again");
  for (let number = 1; number <= notes; number += 1) {
    await page.find({ role: "textbox", name: `Note ${number} of ${notes}` });
    if (number === 1) await look("check notes");
    await page.press("Control+Enter");
  }
  await page.heading(`You have read ${notes === 1 ? "your one note" : `all ${notes} notes`}`);
  await look("notes checked");
}

/** From the checked notes to the page that shows what would leave. */
export async function writeSummary(page: Page, words: SummaryWords, look: Look = noLook): Promise<void> {
  await page.button("Write the summary");
  await page.heading("Write the summary");
  for (const part of SUMMARY_PARTS) {
    const text = words[part];
    if (text === undefined) await page.click({ role: "checkbox", name: part, part: true });
    else await page.fill(part, text);
  }
  await look("write the summary");
  await page.button("Save and continue");
  await page.heading("Check and publish");
  await page.see("What leaves this");
  await look("check and publish");
}

/** Tries to publish with something unsettled, is stopped, and changes the words as the app proposes or in `own` words. */
export async function settleDetail(page: Page, words: string, own: string): Promise<void> {
  await page.see(`“${words}”`);
  await page.button("Confirm and publish");
  await page.waitFor("the focus on what is in the way", () => document.activeElement?.textContent?.includes("There is a problem"));
  await page.choose("Change the words myself");
  await page.fill("Your words", own);
  await page.button("Use my words");
  await page.gone("There is a problem");
}

/** Publishes what stands on the page; gives the reference. */
export async function publish(page: Page, look: Look = noLook): Promise<string> {
  await page.button("Confirm and publish");
  await page.heading("The summary is published");
  await look("published");
  const reference = /Your reference is (\S+)\./.exec(await page.words())?.[1];
  if (!reference) throw new Error("the published screen gives no reference");
  return reference;
}
