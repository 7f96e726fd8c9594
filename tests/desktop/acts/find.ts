/** Finding, the bin, and taking steps back. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

/** Types the beginning of a word and waits for words it stands in, with no key to confirm. */
export async function findAsTyped(page: Page, begins: string, words: string, look: Look = noLook): Promise<void> {
  await page.press("Control+k");
  await page.heading("Find");
  await page.waitFor("the caret in the box", () => document.activeElement?.id === "words");
  await page.typeHere(begins);
  await page.see("found.");
  await page.see(words);
  await look("find, with hits");
}

/** Opens a note by its words, puts it in the bin, and gives its title there. */
export async function binNote(page: Page, begins: string, look: Look = noLook): Promise<void> {
  await openScreen(page, "/notes", "Notes");
  await look("notes");
  await page.click({ role: "link", name: begins, part: true });
  await look("note");
  await page.button("Put it in the bin");
  await page.see("The note is in the bin.");
  await look("note in the bin");
}

/** Takes an entry out of the bin, by a part of its words. */
export async function takeOut(page: Page, begins: string, look: Look = noLook): Promise<void> {
  await openScreen(page, "/bin", "The bin");
  await page.find({ role: "button", name: begins, part: true });
  await look("bin");
  await page.click({ role: "button", name: begins, part: true });
  await page.see("is back where it was");
  await page.heading("The bin is empty");
  await look("bin, empty");
}

/** Undoes the newest step whose sentence has these words. */
export async function undoLately(page: Page, sentence: string, look: Look = noLook): Promise<void> {
  await openScreen(page, "/done", "Done lately");
  await page.find({ role: "button", name: sentence, part: true });
  await look("done lately");
  await page.click({ role: "button", name: sentence, part: true });
  await page.see("Undone:");
  await look("done lately, undone");
}
