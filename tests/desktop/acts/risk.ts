/** Somebody at risk on a visit: whom to ring, what to do, and the times that have to be written down. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";
import { caretInNotebook } from "./visit.ts";

export interface LocalNumber {
  purpose: string;
  office: string;
  number: string;
}

/** Enters a number under "Whom to ring". */
export async function addNumber(page: Page, { purpose, office, number }: LocalNumber, look: Look = noLook): Promise<void> {
  await openScreen(page, "/contacts", "Whom to ring");
  await page.button("Add a number");
  await page.heading("Add a number");
  await page.choose(purpose);
  await page.fill("Office or role", office);
  await page.fill("Number, as it is dialled", number);
  await look("add a number");
  await page.button("Add the number");
  await page.heading("Whom to ring");
  await page.see(number);
  await look("whom to ring");
}

export interface AtRisk {
  note: string;
  title: string;
  /** Who was told, by role. */
  told: string;
}

/** Writes a note of somebody at risk in ward mode, and raises it with the times that are known by then; ends on the concern. */
export async function raiseFromNote(page: Page, { note, title, told }: AtRisk, look: Look = noLook): Promise<void> {
  await caretInNotebook(page);
  await page.typeHere(note);
  await page.choose("Concern");
  await page.button("Yes, at risk now");
  await page.see("Tell the nurse in charge now, in words.");
  await look("ward mode, at risk now");
  await page.button("Save the note and raise a concern");
  await page.heading("Raise a concern");
  await page.see("The four times");
  await page.button("Now, when was it seen?");
  await page.button("Now, when was the person in charge told?");
  await page.fill("Who was told, by role?", told);
  await page.fill("What worries you, in one line?", title);
  await look("raise a concern from a visit");
  await page.button("Raise the concern");
  await page.heading(title);
  await page.see("Still missing:");
}

/** Writes down on the concern shown how and when it was made safe, and who checked that. */
export async function writeDownSafe(page: Page, how: string, checkedBy: string): Promise<void> {
  await page.link("Add what is missing");
  await page.heading("Change the concern");
  await page.button("Now, when was it made safe?");
  await page.fill("How was it made safe?", how);
  await page.button("Now, when did we check that it was safe?");
  await page.fill("Who checked, by role?", checkedBy);
  await page.button("Save");
  await page.gone("Change the concern");
  await page.gone("Still missing");
}
