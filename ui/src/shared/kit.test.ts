import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectAccessible } from "../test/axe";
import Kit from "../test/Kit.svelte";

describe("the kit", () => {
  it("has nothing that axe objects to", async () => {
    const { container } = render(Kit);
    await expectAccessible(container);
  });

  it("joins hint and error to their field, and says that it is wrong", () => {
    render(Kit);
    const name = screen.getByRole("textbox", { name: "Name" });
    expect(name).toHaveAccessibleDescription("As others see it Error: Enter a name");
    expect(name).toBeInvalid();
  });

  it("names the group of a set of choices, and the error in it", () => {
    render(Kit);
    expect(screen.getByRole("group", { name: "Role" })).toHaveAccessibleDescription("Error: Choose one");
    expect(screen.getByRole("radio", { name: "One" })).toHaveAccessibleDescription("The first");
  });

  it("says in words what a clock, a status and a strength show", () => {
    render(Kit);
    expect(screen.getByText("1 operational day left")).toBeVisible();
    expect(screen.getByText("2 days late")).toBeVisible();
    expect(screen.getByText("Provider: no")).toBeVisible();
  });

  it("has no style attribute anywhere: the window's policy would drop it", () => {
    const { container } = render(Kit);
    expect(container.querySelectorAll("[style]")).toHaveLength(0);
  });
});

describe("the error summary", () => {
  const problems = [
    { field: "name", text: "Enter a name" },
    { field: "role", text: "Choose one" },
  ];

  it("takes focus and starts the title with Error", () => {
    render(Kit, { problems });
    expect(screen.getByText("There is a problem").closest("[tabindex]")).toHaveFocus();
    expect(document.title).toMatch(/^Error: /);
  });

  it("leads to the field, also to the first of a set of choices", async () => {
    render(Kit, { problems });
    await userEvent.click(screen.getByRole("link", { name: "Enter a name" }));
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
    await userEvent.click(screen.getByRole("link", { name: "Choose one" }));
    expect(screen.getByRole("radio", { name: "One" })).toHaveFocus();
  });
});

it("shows and hides a passphrase, and says which", async () => {
  render(Kit);
  const box = screen.getByLabelText("Passphrase");
  expect(box).toHaveAttribute("type", "password");
  await userEvent.click(screen.getByRole("button", { name: "Show passphrase" }));
  expect(box).toHaveAttribute("type", "text");
  await userEvent.click(screen.getByRole("button", { name: "Hide passphrase" }));
  expect(box).toHaveAttribute("type", "password");
});

it("offers to copy words that could not be saved", async () => {
  const user = userEvent.setup();
  render(Kit);
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(screen.getByRole("button", { name: "Copy these words" }));
  expect(copied).toHaveBeenCalledWith("words");
  expect(await screen.findByRole("button", { name: "Copied" })).toBeVisible();
});
