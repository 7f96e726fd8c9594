/** No keystroke is lost: whatever happens to the app while somebody writes, the words are there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstStart, layMember, unlock } from "../acts/people.ts";
import { NOTE_BOX, startVisit, writeNote } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import type { Page } from "../harness/page.ts";

/** Typing may be this far behind on disk: pause after the last key, plus the write. */
const DURABLE_AFTER_MS = 300;

let laptop: Laptop;
beforeAll(async () => {
  laptop = await Laptop.open("typing");
  await firstStart(laptop.page, layMember);
});
afterAll(() => laptop.shut());

test("a visit needs only its place, and the caret is ready", async () => {
  const { page } = laptop;
  await startVisit(page, "Willow Bank care home");
  expect((await page.focused()).name).toContain(NOTE_BOX);
  await expectAccessible(page, "ward mode, empty");
  await writeNote(page, { kind: "Saw", text: "Drinks within reach at every bed in the first bay." });
  await page.see("Your notes so far");
  await expectAccessible(page, "ward mode, one note");
  await page.picture("ward");
});

test("words that were said to be saved survive kill -9", async () => {
  const words = "The clock in the day room has stopped at ten past four";
  await laptop.page.waitFor("the caret", () => document.activeElement?.id === "note");
  await laptop.page.typeHere(words);
  await laptop.page.see("Saved on this");
  await laptop.crashAndReopen();
  const { page } = laptop;
  await unlock(page, layMember.passphrase);
  await openDraft(page, "The clock in the day room");
  expect(await page.value(NOTE_BOX)).toBe(words);
  await page.see("Nothing was lost.");
});

test("killed in the middle of a word, at most the last moment of typing is gone", async () => {
  await startVisit(laptop.page, "Cedar Ward");
  const word = "abcdefghij ";
  let typed = "";
  const stamps: { at: number; length: number }[] = [];
  for (let times = 0; times < 12; times += 1) {
    await laptop.page.typeHere(word);
    typed += word;
    stamps.push({ at: performance.now(), length: typed.length });
  }
  const killed = performance.now();
  await laptop.crashAndReopen();
  const safe = stamps.findLast(({ at }) => at <= killed - DURABLE_AFTER_MS)?.length ?? 0;
  const { page } = laptop;
  await unlock(page, layMember.passphrase);
  await openDraft(page, "abcdefghij");
  const kept = await page.value(NOTE_BOX);
  expect(typed.startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(safe);
});

/** Opens what was begun and not finished, from the home screen. */
async function openDraft(page: Page, begins: string): Promise<void> {
  await page.find({ role: "heading", name: "Begun and not finished", part: true });
  await expectAccessible(page, "home with something begun");
  await page.click({ role: "link", name: begins, part: true });
  await page.find({ role: "textbox", name: NOTE_BOX });
}
