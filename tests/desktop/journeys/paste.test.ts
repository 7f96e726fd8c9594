/** Too much, and nowhere to put it: the app says so in words, goes on answering, and loses nothing. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstStart, layMember, unlock } from "../acts/people.ts";
import { NOTE_BOX, startVisit, writeNote } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import { MAY_MOUNT } from "../harness/disk.ts";
import type { Page } from "../harness/page.ts";
import { start } from "../harness/processes.ts";
import { APP } from "../harness/programs.ts";
import { until } from "../harness/wait.ts";

const TEN_MEGABYTES = 10 * 1024 * 1024;
/** More than one entry holds, and little enough to be cut down in the box. */
const A_BOOK = 90_000;
/** An answer to a key or a click may take this long. */
const ANSWER_MS = 3_000;

describe("far too much for a note", () => {
  let laptop: Laptop;
  beforeAll(async () => {
    laptop = await Laptop.open("paste");
    await firstStart(laptop.page, layMember);
    await startVisit(laptop.page, "Willow Bank care home");
  });
  afterAll(() => laptop?.shut());

  test("ten megabytes are not taken, a sentence says why, and what was there stays", async () => {
    const { page } = laptop;
    await page.typeHere("The file on the desk says: ");
    await copy(page, TEN_MEGABYTES);
    const began = performance.now();
    await page.press("Control+v");
    await page.see("That is too long to paste: 10,485,760 characters.");
    expect(performance.now() - began).toBeLessThan(ANSWER_MS);
    expect(await page.value(NOTE_BOX)).toBe("The file on the desk says: ");
    await expectAccessible(page, "ward mode, too long to paste");
    await page.picture("too-long-to-paste");
    await page.button("Put this away");
    await page.gone("too long to paste");
  });

  test("a book is taken and kept, and refused as one note with a sentence that says how much fits", async () => {
    const { page } = laptop;
    await copy(page, A_BOOK);
    await page.press("Control+a", "Control+v");
    await page.waitFor("the book in the box", (count) => (document.getElementById("note") as HTMLTextAreaElement).value.length === count, A_BOOK);
    await page.see("Saved on this");
    await page.press("Control+Enter");
    await page.see("This note is not in your list yet.");
    await page.see("15,000 characters");
    expect(await page.value(NOTE_BOX)).toHaveLength(A_BOOK);
    await expectAccessible(page, "ward mode, a note that is too long");
  });

  test("it is there again after a crash, and makes way for fewer words", async () => {
    await laptop.crashAndReopen();
    const { page } = laptop;
    await unlock(page, layMember.passphrase);
    await page.click({ role: "link", name: "word word", part: true });
    await page.find({ role: "textbox", name: NOTE_BOX });
    await page.see("Nothing was lost.");
    expect(await page.value(NOTE_BOX)).toHaveLength(A_BOOK);
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
    await laptop.disk.readOnly(true);
    const log = join(laptop.logs, "read-only.log");
    const app = start(APP, ["--data", laptop.data], { env: laptop.env, log });
    await until("a window that says it", () => windowsNamed("Critical Friend", laptop.env).length > 0);
    expect(readFileSync(log, "utf8")).toContain("The folder for your records cannot be made or written to");
    await app.end();
    await laptop.disk.readOnly(false);
    await laptop.start();
    await unlock(laptop.page, layMember.passphrase);
    await laptop.page.see(layMember.name);
  });
});

/** The windows on a desk with this title. */
function windowsNamed(title: string, env: NodeJS.ProcessEnv): string[] {
  const found = spawnSync("xdotool", ["search", "--onlyvisible", "--name", `^${title}$`], { env, encoding: "utf8" });
  if (found.error) throw new Error("xdotool could not be started. Run ./dev setup.");
  return found.stdout.split("\n").filter(Boolean);
}

/** Leaves so many characters on the clipboard, as if they were copied from elsewhere; the caret stays in the box. */
async function copy(page: Page, characters: number): Promise<void> {
  await page.session.run((count) => {
    const fillClipboard = (event: ClipboardEvent) => {
      event.clipboardData?.setData("text/plain", "word ".repeat(Math.ceil(count / 5)).slice(0, count));
      event.preventDefault();
      document.documentElement.dataset.copied = String(count);
    };
    document.addEventListener("copy", fillClipboard, { once: true, capture: true });
  }, characters);
  await page.press("Control+a", "Control+c");
  await page.waitFor("the copy", (count) => document.documentElement.dataset.copied === String(count), characters);
  await page.press("Control+End");
}
