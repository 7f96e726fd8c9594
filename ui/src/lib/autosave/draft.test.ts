import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useHost } from "../ipc/client";
import { FakeHost } from "../ipc/hosts/fake";
import type { Draft, DraftPut } from "../ipc/generated";
import { DraftBox } from "./draft.svelte";
import { flushAll, leftUnsaved } from "./open";

const empty: Draft = { id: "d1", purpose: "note", record: null, rev: 4, text: "", caret: 0, fields: {}, saved_at: "10:42:07" };
let host: FakeHost;
const lastPut = () => host.callsOf("draft.put").at(-1) as DraftPut;

beforeEach(() => {
  vi.useFakeTimers();
  host = new FakeHost({ "draft.open": () => empty, "draft.put": (put) => ({ rev: put.rev, saved_at: "10:42:08" }) });
  useHost(host);
});
afterEach(() => vi.useRealTimers());

it("puts what was typed before the answer after the earlier draft, on disk too", async () => {
  let answer: (draft: Draft) => void = () => undefined;
  host.on("draft.open", () => new Promise<Draft>((settle) => (answer = settle)));
  const box = new DraftBox({ purpose: "note" });
  box.edit({ text: "new", caret: 3 });
  await vi.advanceTimersByTimeAsync(200);
  answer({ ...empty, text: "old", fields: { area: "Bay 2" } });
  await vi.advanceTimersByTimeAsync(500);
  expect(box.text).toBe("old\nnew");
  expect(lastPut()).toMatchObject({ text: "old\nnew", fields: { area: "Bay 2" } });
  box.close();
});

it("never empties an earlier draft because a choice was made before it came", async () => {
  let answer: (draft: Draft) => void = () => undefined;
  host.on("draft.open", () => new Promise<Draft>((settle) => (answer = settle)));
  const box = new DraftBox({ purpose: "note" });
  box.setField("sort", "heard");
  await vi.advanceTimersByTimeAsync(200);
  answer({ ...empty, text: "old" });
  await vi.advanceTimersByTimeAsync(500);
  for (const put of host.callsOf("draft.put") as DraftPut[]) expect(put.text).toBe("old");
  expect(lastPut().fields).toEqual({ sort: "heard" });
  box.close();
});

it("opens again when the core could not answer the first time", async () => {
  let works = false;
  host.on("draft.open", () => {
    if (!works) throw { code: "busy", message: "Busy." };
    return empty;
  });
  const box = new DraftBox({ purpose: "note" });
  box.edit({ text: "kept", caret: 4 });
  await vi.advanceTimersByTimeAsync(200);
  expect(box.save.at).toBe("failed");
  works = true;
  await vi.advanceTimersByTimeAsync(1100);
  expect(box.save.at).toBe("saved");
  expect(lastPut().text).toBe("kept");
  box.close();
});

it("sends nothing more once its words are a record", async () => {
  const box = new DraftBox({ purpose: "note" });
  await box.id();
  box.edit({ text: "a note", caret: 6 });
  box.end();
  await vi.advanceTimersByTimeAsync(5000);
  expect(host.callsOf("draft.put")).toEqual([]);
  expect(leftUnsaved()).toEqual([]);
  expect(await flushAll()).toBe(true);
});
