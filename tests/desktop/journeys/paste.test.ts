/** Too much, and nowhere to put it: the app says so in words, goes on answering, and loses nothing. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstStart, layMember, unlock } from "../acts/people.ts";
import { NOTE_BOX, startVisit, writeNote } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import { MAY_MOUNT } from "../harness/disk.ts";
import type { Page } from "../harness/page.ts";

const TEN_MEGABYTES = 10 * 1024 * 1024;
/** An answer to a key or a click may take this long while ten megabytes stand in the box. */
const ANSWER_MS = 3_000;

describe("ten megabytes pasted into a note", () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await Laptop.open("paste");
    await firstStart(laptop.page, layMember);
    await startVisit(laptop.page, "Willow Bank care home");
  });
  afterAll(() => laptop?.shut());

  test("arrive whole, and the app still answers", async () => {
    const { page } = laptop;
    await paste(page, TEN_MEGABYTES);
    expect(await lengthInBox(page)).toBe(TEN_MEGABYTES);
    await page.see("Saved on this");
    const began = performance.now();
    await page.button("Hide");
    await page.see("Screen hidden");
    expect(performance.now() - began).toBeLessThan(ANSWER_MS);
    await page.press("Enter");
    await page.find({ role: "textbox", name: NOTE_BOX });
    expect(await lengthInBox(page)).toBe(TEN_MEGABYTES);
  });

  test("are refused as one note with a sentence that says how much fits", async () => {
    const { page } = laptop;
    await page.press("Control+Enter");
    await page.see("This note is not in your list yet.");
    await page.see("15,000 characters");
    expect(await lengthInBox(page)).toBe(TEN_MEGABYTES);
    await expectAccessible(page, "ward mode, a note that is too long");
    await page.picture("note-too-long");
  });

  test("are there again after a crash, and make way for fewer words", async () => {
    await laptop.crashAndReopen();
    const { page } = laptop;
    await unlock(page, layMember.passphrase);
    await page.find({ role: "heading", name: "Begun and not finished", part: true });
    await page.click({ role: "link", name: "word word", part: true });
    await page.find({ role: "textbox", name: NOTE_BOX });
    expect(await lengthInBox(page)).toBe(TEN_MEGABYTES);
    await page.press("Control+a", "Delete");
    await writeNote(page, { kind: "Saw", text: "A letter of complaint as long as a book." });
  });
});

describe.skipIf(!MAY_MOUNT)("a disk that takes nothing more", () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await Laptop.open("disk", 64);
    await firstStart(laptop.page, layMember);
    await startVisit(laptop.page, "Cedar Ward");
  });
  afterAll(() => laptop?.shut());

  test("because it is full: the words stay on the screen, and are saved once there is room", async () => {
    const { page } = laptop;
    laptop.disk.fill();
    await page.typeHere("The fire door at the end of the corridor is wedged open.");
    await page.see("Not saved to disk.");
    await page.see("The disk is full");
    await expectAccessible(page, "ward mode, disk full");
    await page.picture("disk-full");
    laptop.disk.free();
    await page.see("Saved on this");
    await laptop.crashAndReopen();
    await unlock(laptop.page, layMember.passphrase);
    await laptop.page.click({ role: "link", name: "The fire door", part: true });
    await laptop.page.find({ role: "textbox", name: NOTE_BOX });
    expect(await laptop.page.value(NOTE_BOX)).toContain("wedged open.");
  });

  test("because it may not be written to: the app says so when it is started", async () => {
    await laptop.quit();
    laptop.disk.readOnly(true);
    await laptop.start();
    await laptop.page.see("may not be written to");
    await expectAccessible(laptop.page, "a folder that may not be written to");
    await laptop.page.picture("read-only");
  });
});

/** Copies so many characters from elsewhere on the screen, and pastes them into the box with the keyboard. */
async function paste(page: Page, characters: number): Promise<void> {
  await page.session.run((count) => {
    const source = document.createElement("textarea");
    source.id = "elsewhere";
    source.spellcheck = false;
    source.value = "word ".repeat(Math.ceil(count / 5)).slice(0, count);
    document.body.append(source);
    source.focus();
    source.select();
  }, characters);
  await page.press("Control+c");
  await page.session.run(() => {
    document.getElementById("elsewhere")?.remove();
    document.getElementById("note")?.focus();
  });
  await page.press("Control+v");
  await page.waitFor("the words in the box", (count) => (document.getElementById("note") as HTMLTextAreaElement).value.length >= count, characters);
}

function lengthInBox(page: Page): Promise<number> {
  return page.session.run(() => (document.getElementById("note") as HTMLTextAreaElement).value.length);
}
