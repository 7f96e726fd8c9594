/** A visit, from the door to the published summary. */
import type { Page } from "../harness/page.ts";

export interface Note {
  kind: "Saw" | "Heard" | "Concern" | "Good practice";
  text: string;
}

export const NOTE_BOX = "What did you see or hear?";

/** Starts a visit at a place in the person's own words; ends in ward mode. */
export async function startVisit(page: Page, place: string): Promise<void> {
  await page.session.run(() => {
    location.hash = "#/visits/new";
  });
  await page.heading("Start a visit");
  await page.fill("Where is the visit?", place);
  await page.press("Escape");
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
