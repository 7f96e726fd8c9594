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

/** Starts a visit at a place in the person's own words, or at a provider that is known; ends in ward mode. */
export async function startVisit(page: Page, place: string, known = false): Promise<void> {
  await openScreen(page, "/visits/new", "Start a visit");
  await page.fill("Where is the visit?", place);
  if (known) await page.click({ role: "option", name: place, part: true });
  else await page.press("Escape");
  await page.button("Start now");
  await page.find({ role: "textbox", name: NOTE_BOX });
}

/** Writes a note in ward mode, where the caret waits, and turns the page. */
export async function writeNote(page: Page, note: Note): Promise<void> {
  await page.waitFor("the caret in the notebook", () => document.activeElement?.id === "note");
  await page.typeHere(note.text);
  await page.choose(note.kind);
  await page.see("Saved on this");
  await page.press("Control+Enter");
  await page.waitFor("a fresh page", () => (document.getElementById("note") as HTMLTextAreaElement).value === "");
}

/** From ward mode to the published summary; gives its reference. */
export async function reviewAndPublish(page: Page, notes: number, words: SummaryWords, look: Look = noLook): Promise<string> {
  await page.link("Leave ward mode");
  await page.button("Review the visit");
  await page.heading("Review the visit");
  await look("review");

  await page.link("Read your notes again");
  for (let number = 1; number <= notes; number += 1) {
    await page.find({ role: "textbox", name: `Note ${number} of ${notes}` });
    if (number === 1) await look("check notes");
    await page.press("Control+Enter");
  }
  await page.see("checked");
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
  await page.button("Confirm and publish");
  await page.heading("The summary is published");
  await look("published");
  const reference = /Your reference is (\S+)\./.exec(await page.words())?.[1];
  if (!reference) throw new Error("the published screen gives no reference");
  return reference;
}
