import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import SaveLine from "./SaveLine.svelte";

const who = "Only you can read this";
const spoken = () => screen.getByRole("status").textContent;

it("says saved once, however often it saves, and again after a failure", async () => {
  const line = render(SaveLine, { state: { at: "untouched" }, who });
  expect(spoken()).toBe("");
  await line.rerender({ state: { at: "saved", when: 0 } });
  expect(spoken()).toBe("Your words are saved");
  await line.rerender({ state: { at: "saving" } });
  expect(spoken()).toBe("Your words are saved");
  await line.rerender({ state: { at: "failed", tries: 1 } });
  expect(spoken()).toBe("");
  expect(screen.getByRole("alert")).toHaveTextContent("Not saved to disk.");
  await line.rerender({ state: { at: "saved", when: 0 } });
  expect(spoken()).toBe("Your words are saved");
});

it("says what the person can mend", () => {
  render(SaveLine, { state: { at: "failed", tries: 1, why: "The disk is full; free some space." }, who });
  expect(screen.getByRole("alert")).toHaveTextContent("Not saved to disk. The disk is full; free some space. Keep this window open.");
});

it("always gives two facts: where, and who can read it", () => {
  render(SaveLine, { state: { at: "saved", when: new Date(2026, 10, 24, 10, 42, 7).getTime() }, who, exact: true, device: "tablet" });
  expect(screen.getByText("Saved on this tablet, 10:42:07")).toBeVisible();
  expect(screen.getByText(who)).toBeVisible();
});
