import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import Notebook from "./Notebook.svelte";

function setUp(props: Partial<{ value: string }> = {}) {
  const onedit = vi.fn();
  render(Notebook, { id: "note", label: "What did you see?", save: { at: "untouched" }, onedit, ...props });
  return { box: screen.getByRole<HTMLTextAreaElement>("textbox"), onedit, user: userEvent.setup() };
}

it("tells of every input with the caret", async () => {
  const { box, onedit, user } = setUp();
  await user.type(box, "bell");
  expect(onedit).toHaveBeenCalledTimes(4);
  expect(onedit).toHaveBeenLastCalledWith({ text: "bell", caret: 4 });
});

it("undoes and redoes by keys, and tells of it as of any other input", async () => {
  const { box, onedit, user } = setUp();
  await user.type(box, "two bells");
  await user.keyboard("{Control>}z{/Control}");
  expect(box).toHaveValue("two ");
  expect(onedit).toHaveBeenLastCalledWith({ text: "two ", caret: 4 });
  await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  expect(box).toHaveValue("two bells");
  await user.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
  expect(box).toHaveValue("");
  await user.keyboard("{Control>}y{/Control}");
  expect(box).toHaveValue("two ");
});

it("undoes by button and puts focus back in the box", async () => {
  const { box, user } = setUp();
  expect(screen.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
  await user.type(box, "two bells");
  expect(screen.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "false");
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(box).toHaveValue("two ");
  expect(box).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Redo" }));
  expect(box).toHaveValue("two bells");
});

it("does not undo into what stood there before a draft was put back", async () => {
  const { box, user } = setUp({ value: "restored words" });
  await user.type(box, " more");
  await user.keyboard("{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}");
  expect(box).toHaveValue("restored words");
});

it("does not undo away words that were put into the box while it had focus", async () => {
  const { box, user } = setUp();
  await user.click(box);
  box.value = "restored words";
  await user.type(box, "!");
  await user.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
  expect(box).toHaveValue("restored words");
});

it("says saved only when it is told so", () => {
  const { box } = setUp({ value: "words" });
  expect(box).toHaveValue("words");
  expect(screen.queryByText(/Saved on this laptop/)).toBeNull();
  expect(screen.getByText("Only you can read this")).toBeVisible();
});
