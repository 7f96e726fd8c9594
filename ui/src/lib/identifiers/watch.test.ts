import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useHost } from "../ipc/client";
import { FakeHost } from "../ipc/hosts/fake";
import type { FieldFinding } from "../ipc/generated";
import { IdentifierWatch, LOOK_AFTER } from "./watch.svelte";

const bed: FieldFinding = { field: "text", kind: "bed_and_time", start: 0, end: 5, words: "bed 7", reason: "" };
let host: FakeHost;

beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost({ "words.check": ({ text }) => (text.includes("bed 7") ? [bed] : []) });
  useHost(host);
});
afterEach(() => vi.useRealTimers());

it("asks once at a pause, not at every key", async () => {
  const watch = new IdentifierWatch();
  for (const text of ["b", "be", "bed", "bed 7"]) watch.look(text);
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  expect(host.callsOf("words.check")).toEqual([{ text: "bed 7" }]);
  expect(watch.findings).toEqual([bed]);
});

it("takes a hint away as soon as its words are gone", async () => {
  const watch = new IdentifierWatch();
  watch.look("bed 7");
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  watch.look("bay 7");
  expect(watch.findings).toEqual([]);
});

it("never shows a slow answer about older words", async () => {
  let slow: (found: FieldFinding[]) => void = () => undefined;
  host.on("words.check", ({ text }) => (text === "bed 7" ? new Promise((settle) => (slow = settle)) : []));
  const watch = new IdentifierWatch();
  watch.look("bed 7");
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  watch.look("bed 7 was empty");
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  slow([bed]);
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.findings).toEqual([]);
});

it("stays quiet when the core cannot look, and when it was told to stop", async () => {
  const watch = new IdentifierWatch();
  host.on("words.check", () => {
    throw { code: "busy", message: "Busy." };
  });
  watch.look("bed 7");
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  expect(watch.findings).toEqual([]);
  watch.look("bed 7 again");
  watch.stop();
  await vi.advanceTimersByTimeAsync(LOOK_AFTER);
  expect(host.callsOf("words.check")).toHaveLength(1);
});
