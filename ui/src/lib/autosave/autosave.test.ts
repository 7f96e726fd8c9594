import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ANSWER_WITHIN, Autosave, DEBOUNCE, MAX_WAIT, RETRY, type Draft, type SaveState } from "./autosave";

/** A disk that answers when told to, in any order. */
class Disk {
  readonly puts: { rev: number; draft: Draft; ack: () => void; fail: () => void }[] = [];
  put = (rev: number, draft: Draft) =>
    new Promise<void>((ack, reject) => {
      this.puts.push({ rev, draft: { ...draft }, ack: () => ack(), fail: () => reject(new Error("disk full")) });
    });
  get texts(): string[] {
    return this.puts.map((put) => put.draft.text);
  }
  at(index: number) {
    const put = this.puts[index];
    if (!put) throw new Error(`no put ${index}`);
    return put;
  }
}

let disk: Disk;
let states: SaveState[];
let autosave: Autosave;

const said = () => states.map((state) => state.at);
const last = () => states.at(-1);
const settle = () => vi.advanceTimersByTimeAsync(0);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const type = (text: string) => autosave.edit({ text, caret: text.length });

beforeEach(() => {
  vi.useFakeTimers();
  disk = new Disk();
  states = [];
  autosave = new Autosave({ put: disk.put, onState: (state) => states.push(state) });
});
afterEach(() => vi.useRealTimers());

describe("when it sends", () => {
  it("waits for a pause of 100 ms", async () => {
    type("a");
    await wait(DEBOUNCE - 1);
    expect(disk.puts).toHaveLength(0);
    await wait(1);
    expect(disk.texts).toEqual(["a"]);
  });

  it("sends at least every 250 ms while typing goes on", async () => {
    for (let at = 0; at < 10; at += 1) {
      type("x".repeat(at + 1));
      await wait(50);
    }
    expect(disk.puts).toHaveLength(1);
    expect(disk.at(0).draft.text).toHaveLength(MAX_WAIT / 50);
  });

  it("sends nothing when nothing was typed", async () => {
    expect(await autosave.flush()).toBe(true);
    await wait(5000);
    expect(disk.puts).toHaveLength(0);
    expect(states).toEqual([]);
  });

  it("keeps the caret with the words", async () => {
    autosave.edit({ text: "abc", caret: 1 });
    await wait(DEBOUNCE);
    expect(disk.at(0).draft).toEqual({ text: "abc", caret: 1 });
  });

  it("carries on from the revision that is on disk", async () => {
    autosave = new Autosave({ put: disk.put, rev: 7, onState: () => {} });
    type("a");
    await wait(DEBOUNCE);
    expect(disk.at(0).rev).toBe(8);
  });

  it("has one save on its way at a time, and sends the rest as soon as it lands", async () => {
    type("a");
    await wait(DEBOUNCE);
    type("ab");
    await wait(1000);
    expect(disk.puts).toHaveLength(1);
    disk.at(0).ack();
    await settle();
    expect(disk.texts).toEqual(["a", "ab"]);
  });
});

describe("what it says", () => {
  it("says saved only after the answer", async () => {
    type("a");
    await wait(DEBOUNCE);
    expect(said()).toEqual(["saving"]);
    disk.at(0).ack();
    await settle();
    expect(said()).toEqual(["saving", "saved"]);
  });

  it("does not say saved for an older revision", async () => {
    type("a");
    await wait(DEBOUNCE);
    type("ab");
    disk.at(0).ack();
    await settle();
    expect(said()).not.toContain("saved");
    expect(autosave.settled).toBe(false);
    disk.at(1).ack();
    await settle();
    expect(last()?.at).toBe("saved");
    expect(autosave.settled).toBe(true);
  });

  it("goes back to saving when more is typed", async () => {
    type("a");
    await wait(DEBOUNCE);
    disk.at(0).ack();
    await settle();
    type("ab");
    expect(said()).toEqual(["saving", "saved", "saving"]);
  });
});

describe("a disk that fails", () => {
  it("says so, tries again each second with the newest words, and says saved at last", async () => {
    type("a");
    await wait(DEBOUNCE);
    disk.at(0).fail();
    await settle();
    expect(last()).toEqual({ at: "failed", tries: 1 });
    type("ab");
    expect(last()?.at).toBe("failed");
    await wait(RETRY);
    expect(disk.texts).toEqual(["a", "ab"]);
    disk.at(1).fail();
    await settle();
    expect(last()).toEqual({ at: "failed", tries: 2 });
    await wait(RETRY);
    disk.at(2).ack();
    await settle();
    expect(last()?.at).toBe("saved");
    await wait(10 * RETRY);
    expect(disk.puts).toHaveLength(3);
  });

  it("keeps the words for copying while it fails", async () => {
    type("call bell");
    await wait(DEBOUNCE);
    disk.at(0).fail();
    await settle();
    expect(autosave.text).toBe("call bell");
  });
});

describe("answers that are late, lost or out of order", () => {
  it("counts no answer as a failure and sends again", async () => {
    type("a");
    await wait(DEBOUNCE + ANSWER_WITHIN);
    expect(last()?.at).toBe("failed");
    await wait(RETRY);
    expect(disk.puts).toHaveLength(2);
  });

  it("takes a late answer for what it is worth: the words are safe", async () => {
    type("a");
    await wait(DEBOUNCE + ANSWER_WITHIN);
    disk.at(0).ack();
    await settle();
    expect(last()?.at).toBe("saved");
    await wait(5 * RETRY);
    expect(disk.puts).toHaveLength(1);
  });

  it("is not told saved by a late answer when more was typed since", async () => {
    type("a");
    await wait(DEBOUNCE + ANSWER_WITHIN);
    type("ab");
    await wait(RETRY);
    expect(disk.texts).toEqual(["a", "ab"]);
    disk.at(0).ack();
    await settle();
    expect(last()?.at).toBe("failed");
    disk.at(1).ack();
    await settle();
    expect(last()?.at).toBe("saved");
  });

  it("stays saved when the older of two answers comes last", async () => {
    type("a");
    await wait(DEBOUNCE + ANSWER_WITHIN);
    type("ab");
    await wait(RETRY);
    disk.at(1).ack();
    await settle();
    disk.at(0).ack();
    await settle();
    expect(last()?.at).toBe("saved");
    expect(autosave.settled).toBe(true);
  });

  it("ignores the failure of a save that was given up already", async () => {
    type("a");
    await wait(DEBOUNCE + ANSWER_WITHIN + RETRY);
    disk.at(1).ack();
    await settle();
    disk.at(0).fail();
    await settle();
    expect(last()?.at).toBe("saved");
  });
});

describe("flush", () => {
  it("sends at once and answers when the words are on disk", async () => {
    type("a");
    const flushed = vi.fn();
    void autosave.flush().then(flushed);
    expect(disk.texts).toEqual(["a"]);
    await settle();
    expect(flushed).not.toHaveBeenCalled();
    disk.at(0).ack();
    await settle();
    expect(flushed).toHaveBeenCalledWith(true);
  });

  it("waits for words typed while an older save was on its way", async () => {
    type("a");
    await wait(DEBOUNCE);
    type("ab");
    const flushed = vi.fn();
    void autosave.flush().then(flushed);
    disk.at(0).ack();
    await settle();
    expect(flushed).not.toHaveBeenCalled();
    disk.at(1).ack();
    await settle();
    expect(flushed).toHaveBeenCalledWith(true);
  });

  it("answers false when the disk says no, so that a lock or close can warn", async () => {
    type("a");
    const flushed = autosave.flush();
    disk.at(0).fail();
    expect(await flushed).toBe(false);
  });

  it("tries at once after a failure instead of waiting for the next second", async () => {
    type("a");
    await wait(DEBOUNCE);
    disk.at(0).fail();
    await settle();
    void autosave.flush();
    expect(disk.puts).toHaveLength(2);
  });
});

it("never loses the last words, whatever the disk does", async () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const kept = new Map<number, string>();
  autosave = new Autosave({
    put: (rev, draft) =>
      new Promise((ack, reject) => {
        const luck = random();
        if (luck < 0.2) return;
        setTimeout(() => {
          if (luck < 0.45) return reject(new Error("disk"));
          kept.set(rev, draft.text);
          ack(undefined);
        }, random() * 4000);
      }),
    onState: (state) => {
      if (state.at === "saved") expect(kept.get(Math.max(...kept.keys()))).toBe(autosave.text);
    },
  });
  let text = "";
  for (let at = 0; at < 400; at += 1) {
    text += "x";
    type(text);
    await wait(random() * 300);
  }
  for (let at = 0; at < 200 && !autosave.settled; at += 1) await wait(RETRY);
  expect(autosave.settled).toBe(true);
  expect(kept.get(Math.max(...kept.keys()))).toBe(text);
});
