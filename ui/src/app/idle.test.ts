import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useHost } from "../lib/ipc/client";
import { FakeHost } from "../lib/ipc/hosts/fake";
import { IdleWatch } from "./idle.svelte";

let now = 0;
let host: FakeHost;
let lock: ReturnType<typeof vi.fn<() => void>>;
let watch: IdleWatch;
let stop: () => void;

function pass(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    now += 1000;
    vi.advanceTimersByTime(1000);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  host = new FakeHost({ "session.active": () => ({}) });
  useHost(host);
  lock = vi.fn<() => void>();
  watch = new IdleWatch(() => 5, lock, () => now);
  stop = watch.start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("tells a minute before, counts down, and locks at the end", () => {
  pass(239);
  expect(watch.left).toBeUndefined();
  pass(1);
  expect(watch.left).toBe(60);
  pass(59);
  expect(watch.left).toBe(1);
  expect(lock).not.toHaveBeenCalled();
  pass(1);
  expect(lock).toHaveBeenCalledOnce();
});

it("is put off by any key", () => {
  pass(280);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  expect(watch.left).toBeUndefined();
  pass(239);
  expect(watch.left).toBeUndefined();
  expect(lock).not.toHaveBeenCalled();
});

it("locks at once after the computer slept past the time", () => {
  pass(10);
  now += 3_600_000;
  vi.advanceTimersByTime(1000);
  expect(lock).toHaveBeenCalledOnce();
});

it("tells the core that somebody is there, but not with every key", () => {
  for (let key = 0; key < 20; key += 1) window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  expect(host.callsOf("session.active")).toHaveLength(1);
  pass(31);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  expect(host.callsOf("session.active")).toHaveLength(2);
});

it("hears nothing more once it is stopped", () => {
  stop();
  pass(1000);
  expect(lock).not.toHaveBeenCalled();
});
