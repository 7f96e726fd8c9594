import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { flushAll, flushWithWindow, leftUnsaved, onSaveTrouble, openAutosave } from "./open";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("flushes every open box and says whether all of it is safe", async () => {
  const good = openAutosave({ put: () => Promise.resolve(), onState: () => {} });
  const bad = openAutosave({ put: vi.fn().mockRejectedValueOnce(new Error("full")).mockResolvedValue(undefined), onState: () => {} });
  good.autosave.edit({ text: "a", caret: 1 });
  bad.autosave.edit({ text: "b", caret: 1 });
  expect(await flushAll()).toBe(false);
  expect(bad.autosave.state.at).toBe("failed");
  expect(await flushAll()).toBe(true);
  expect(leftUnsaved()).toEqual([]);
  good.close();
  bad.close();
});

it("speaks only for boxes that were left: one on screen shows its own alarm", async () => {
  const box = openAutosave({ put: () => Promise.reject(new Error("full")), onState: () => {} });
  box.autosave.edit({ text: "on screen", caret: 0 });
  expect(await flushAll()).toBe(false);
  expect(leftUnsaved()).toEqual([]);
  box.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(leftUnsaved()).toEqual(["on screen"]);
  box.end();
  expect(leftUnsaved()).toEqual([]);
});

it("goes on trying after its screen was left, and tells the shell", async () => {
  let works = false;
  const heard = vi.fn();
  const stop = onSaveTrouble(heard);
  const box = openAutosave({ put: () => (works ? Promise.resolve() : Promise.reject(new Error("full"))), onState: () => {} });
  box.autosave.edit({ text: "left behind", caret: 0 });
  box.close();
  await vi.advanceTimersByTimeAsync(2500);
  expect(leftUnsaved()).toEqual(["left behind"]);
  expect(heard).toHaveBeenCalled();
  works = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(leftUnsaved()).toEqual([]);
  expect(await flushAll()).toBe(true);
  stop();
});

it("flushes when the window is left or hidden", async () => {
  const put = vi.fn().mockResolvedValue(undefined);
  const stop = flushWithWindow();
  const box = openAutosave({ put, onState: () => {} });
  box.autosave.edit({ text: "a", caret: 1 });
  window.dispatchEvent(new Event("blur"));
  expect(put).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(0);
  stop();
  box.autosave.edit({ text: "ab", caret: 2 });
  window.dispatchEvent(new Event("blur"));
  expect(put).toHaveBeenCalledTimes(1);
  await flushAll();
  box.close();
});
