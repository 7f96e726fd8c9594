/** What worries people: soft intelligence, concerns and actions. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

/** Writes down a hunch about a service; gives once it is kept. */
export async function noteHunch(page: Page, words: string, service: string, look: Look = noLook): Promise<void> {
  await openScreen(page, "/intelligence/new", "New note");
  await page.fill("What have you seen, heard or wondered about?", words);
  await page.fill("Which service?", service);
  await page.press("Escape");
  await look("new intelligence");
  await page.button("Save and close");
  await page.heading("Saved");
  await look("intelligence kept");
}

/** Raises a concern where nobody is at risk now. */
export async function raiseConcern(page: Page, title: string, known: string, service: string, look: Look = noLook): Promise<void> {
  await openScreen(page, "/concerns/new", "Raise a concern");
  await page.choose("No, not now");
  await page.fill("What worries you, in one line?", title);
  await page.fill("What is known?", known);
  await page.fill("Which service or place?", service);
  await page.press("Escape");
  await page.choose("Serious");
  await look("raise a concern");
  await page.button("Raise the concern");
  await page.heading(title);
  await look("concern");
}

/** Adds an action to the concern on the screen. */
export async function addAction(page: Page, title: string, owner: string): Promise<void> {
  await page.button("Add an action");
  await page.fill("What is to be done?", title);
  await page.fill("Who does it, by role?", owner);
  await page.button("Add the action");
  await page.link(title);
  await page.heading(title);
}
