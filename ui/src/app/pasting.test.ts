import { beforeEach, expect, it } from "vitest";
import { MOST_PASTED, PasteGuard } from "./pasting.svelte";

let guard: PasteGuard;
beforeEach(() => {
  guard = new PasteGuard();
  return guard.start();
});

/** Pastes so many characters; answers whether they may go in. */
function paste(characters: number, into: EventTarget = window): boolean {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => "x".repeat(characters) } });
  return into.dispatchEvent(event);
}

it("lets in what a person may still cut down, and says nothing", () => {
  expect(paste(MOST_PASTED)).toBe(true);
  expect(guard.refused).toBeUndefined();
});

it("keeps out what would make the window stand still, and says how long it was until that is read", () => {
  expect(paste(10 * 1024 * 1024)).toBe(false);
  expect(guard.refused).toBe(10 * 1024 * 1024);
  guard.seen();
  expect(guard.refused).toBeUndefined();
});

it("is silent again once something shorter is pasted", () => {
  paste(MOST_PASTED + 1);
  expect(paste(12)).toBe(true);
  expect(guard.refused).toBeUndefined();
});

it("leads back to the box once it was read", () => {
  const box = document.body.appendChild(document.createElement("textarea"));
  paste(MOST_PASTED + 1, box);
  guard.seen();
  expect(document.activeElement).toBe(box);
  box.remove();
});
