import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import Combobox from "./Combobox.svelte";

const choices = [
  { id: "1", text: "Cedar Ward" },
  { id: "2", text: "Cedars care home" },
];

function setUp() {
  const onchoose = vi.fn();
  render(Combobox, { id: "place", label: "Place", choices, onchoose });
  return { box: screen.getByRole("combobox", { name: "Place" }), onchoose, user: userEvent.setup() };
}

it("opens on typing and is walked with the arrows, while focus stays in the box", async () => {
  const { box, user } = setUp();
  await user.type(box, "Ced");
  expect(box).toHaveAttribute("aria-expanded", "true");
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(box).toHaveFocus();
  expect(box).toHaveAttribute("aria-activedescendant", "place-choice-1");
  expect(screen.getByRole("option", { name: "Cedars care home" })).toHaveAttribute("aria-selected", "true");
});

it("takes a choice with Enter and with the mouse", async () => {
  const { box, user, onchoose } = setUp();
  await user.type(box, "Ced{ArrowUp}{Enter}");
  expect(box).toHaveValue("Cedars care home");
  expect(onchoose).toHaveBeenLastCalledWith(choices[1]);
  await user.clear(box);
  await user.type(box, "C");
  await user.click(screen.getByRole("option", { name: "Cedar Ward" }));
  expect(box).toHaveValue("Cedar Ward");
  expect(box).toHaveAttribute("aria-expanded", "false");
});

it("keeps free text, and Escape only closes the list", async () => {
  const { box, user, onchoose } = setUp();
  await user.type(box, "The new unit{Escape}");
  expect(box).toHaveValue("The new unit");
  expect(box).toHaveAttribute("aria-expanded", "false");
  await user.tab();
  expect(box).toHaveValue("The new unit");
  expect(onchoose).not.toHaveBeenCalled();
});

it("leaves Enter to the form when no choice is walked to", async () => {
  const { box, user } = setUp();
  await user.type(box, "Ced");
  const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
  box.dispatchEvent(enter);
  expect(enter.defaultPrevented).toBe(false);
});
