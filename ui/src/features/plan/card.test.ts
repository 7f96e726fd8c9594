import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { card } from "../../dev/made-up/card";
import { visitId } from "../../dev/made-up/visit";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import CardPage from "./CardPage.svelte";

const at = { params: { id: visitId }, search: {} };

it("shows each part under its heading, with what to say aloud as quotations", async () => {
  openHost({ "visit.card": () => card });
  const { container } = render(CardPage, at);
  const said = within(await screen.findByRole("region", { name: "Say who you are" }));
  expect(said.getByText("“You may choose to talk with me or not. I will not write down your name.”").closest("blockquote")).toBeVisible();
  expect(within(screen.getByRole("region", { name: "If somebody is at risk" })).getAllByRole("listitem")).toHaveLength(2);
  expect(within(screen.getByRole("region", { name: "Whom to ring" })).getByText("Council adult access team")).toBeVisible();
  await expectAccessible(container);
});

it("is printed from its own button", async () => {
  openHost({ "visit.card": () => card });
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  render(CardPage, at);
  await userEvent.click(await screen.findByRole("button", { name: "Print it" }));
  expect(print).toHaveBeenCalledOnce();
});

it("says where numbers are entered when there are none, and why it cannot be read", async () => {
  openHost({ "visit.card": () => ({ ...card, contacts: [] }) });
  const { unmount } = render(CardPage, at);
  expect(await screen.findByRole("link", { name: "Add whom to ring" })).toHaveAttribute("href", "#/contacts");
  unmount();
  openHost({ "visit.card": () => refuse("not-found", "That visit is not here.") });
  render(CardPage, at);
  expect(await screen.findByText("That visit is not here.")).toBeVisible();
});
