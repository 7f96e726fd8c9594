/** From first start to an issued pack with the keyboard alone. */
import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pick, pressOn, tabTo, toggle, touches, watchForPointer, write, writeAndChoose } from "../acts/keys.ts";
import { recoveryCode, type Person } from "../acts/people.ts";
import { SANDBOX } from "../acts/providers.ts";
import { NOTE_BOX } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";

const manager: Person = { name: "Amara Cole", role: "Quality manager", passphrase: "nine lanterns on the towpath" };

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.open("keyboard");
  await laptop.page.heading("Who will use this laptop?");
  await watchForPointer(laptop.page);
});
afterAll(() => laptop?.shut());

test("sets up the laptop", async () => {
  const { page } = laptop;
  await write(page, "Your name", manager.name);
  await pick(page, manager.role);
  await pressOn(page, "button", "Continue");
  await page.heading("Who do you check quality for?");
  await write(page, "Name of your organisation", "Riverside and Vale CCG");
  await pick(page, "Clinical commissioning group (CCG)");
  await page.press("Enter");
  await page.heading("Choose a passphrase");
  await write(page, "Passphrase", manager.passphrase);
  await page.press("Enter");
  await page.heading("Write down your recovery code");
  const groups = await recoveryCode(page);
  await pressOn(page, "button", "I have written it down");
  await page.heading("Type part of it back");
  const { names } = await page.look({ role: "textbox" });
  for (const name of names) await write(page, name, groups[Number(/\d+/.exec(name)?.[0]) - 1] ?? "");
  await page.press("Enter");
  await page.find({ role: "button", name: "New note", part: true });
});

test("adds a provider and visits it", async () => {
  const { page } = laptop;
  await pressOn(page, "link", "Providers");
  await page.heading("Providers");
  await pressOn(page, "button", "Add a provider");
  await page.heading("Add a provider");
  await write(page, "Name", SANDBOX.name);
  await write(page, "Official code, if you know it", SANDBOX.code);
  await page.press("Enter");
  await page.heading(SANDBOX.name);

  await pressOn(page, "link", "Home");
  await pressOn(page, "button", "Start a visit");
  await page.heading("Start a visit");
  await writeAndChoose(page, "Where is the visit?", SANDBOX.name);
  await pressOn(page, "button", "Start now");
  await page.find({ role: "textbox", name: NOTE_BOX });
  for (const [at, text] of ["Hands washed between beds.", "A patient said the food comes cold.", "One exit was blocked by linen.", "Staff introduced themselves by role."].entries()) {
    await page.waitFor("the caret in the notebook", () => document.activeElement?.id === "note");
    await page.typeHere(text);
    await page.press(`Alt+${at + 1}`);
    await page.press("Control+Enter");
    await page.see(`All ${at === 0 ? "1 note" : `${at + 1} notes`}`);
  }
});

test("reviews it, settles a detail and publishes", async () => {
  const { page } = laptop;
  await pressOn(page, "link", "Leave ward mode");
  await pressOn(page, "button", "Review the visit");
  await page.heading("Review the visit");
  await pressOn(page, "link", "Read your notes again");
  for (let number = 1; number <= 4; number += 1) {
    await page.find({ role: "textbox", name: `Note ${number} of 4` });
    await page.press("Control+Enter");
  }
  await page.heading("You have read all 4 notes");
  await pressOn(page, "button", "Write the summary");
  await page.heading("Write the summary");
  await write(page, "What went well", "Staff introduced themselves by role.");
  await write(page, "What people told us", "The man in bed 3 said the food comes cold at night.");
  await write(page, "Concerns", "One exit was blocked by linen.");
  await toggle(page, "Agreed actions", true);
  await pressOn(page, "button", "Save and continue");
  await page.heading("Check and publish");
  await pick(page, "Change the words myself");
  await write(page, "Your words", "One person");
  await pressOn(page, "button", "Use my words");
  await page.see("We found no personal details.");
  await pressOn(page, "button", "Confirm and publish");
  await page.heading("The summary is published");
});

test("raises a concern from anywhere with a shortcut and the menu", async () => {
  const { page } = laptop;
  await page.press("Control+n");
  await page.heading("New note");
  await page.waitFor("the caret", () => document.activeElement?.id === "words");
  await page.typeHere("Two people said that linen blocks the exit most days.");
  await page.press("Control+Enter");
  await page.heading("Saved");
  await page.press("Control+n");
  await page.waitFor("a fresh box", () => document.activeElement?.id === "words" && (document.activeElement as HTMLTextAreaElement).value === "");
  await pressOn(page, "link", "Concerns");
  await page.heading("Concerns");
  await pressOn(page, "button", "Raise a concern");
  await page.heading("Raise a concern");
  await pick(page, "No, not now");
  await write(page, "What worries you, in one line?", "Exits are blocked by linen");
  await writeAndChoose(page, "Which service or place?", SANDBOX.name);
  await pick(page, "Serious");
  await toggle(page, "Share it with the quality team");
  await pressOn(page, "button", "Raise the concern");
  await page.heading("Exits are blocked by linen");
});

test("makes the pack for the meeting", async () => {
  const { page } = laptop;
  const folder = join(dirname(laptop.data), "packs");
  mkdirSync(folder);
  await pressOn(page, "link", "Meeting packs");
  await page.heading("Meeting packs");
  await pressOn(page, "button", "Make a pack");
  await page.heading("Make a meeting pack");
  await writeAndChoose(page, "Which provider?", SANDBOX.name);
  await write(page, "What do you ask of the provider?", "Keep every exit free.");
  await pressOn(page, "button", "See the pages");
  await page.heading("The pages of the pack");
  await pressOn(page, "button", "Next");
  await page.see("Page 2 of");
  await pressOn(page, "button", "Go on to export");
  await page.heading("Export the pack");
  laptop.willPick("pack", folder);
  await pressOn(page, "button", "Choose a folder");
  await page.see("In the folder");
  await write(page, "Why is it shared, and with whom?", "For the meeting, with the chief nurse.");
  await pressOn(page, "button", "Confirm and export");
  await page.heading("Pack issued");
  expect(readdirSync(folder).some((name) => name.endsWith(".pdf"))).toBe(true);
});

test("nobody touched the screen on the way", async () => {
  expect(await touches(laptop.page)).toBe(0);
  await tabTo(laptop.page, { role: "button", name: "Lock" });
});
