import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { contactRows } from "../../dev/made-up/contacts";
import { visitId } from "../../dev/made-up/visit";
import { expectAccessible } from "../../test/axe";
import { openHost } from "../../test/host";
import Afterwards from "./Afterwards.svelte";

const page = { params: { id: visitId }, search: {} };

it("says that it is normal, offers the support numbers and a note for oneself, and asks the core for nothing else", async () => {
  const host = openHost({ "contact.list": () => contactRows });
  const { container } = render(Afterwards, page);
  expect(screen.getByText(/It is normal that a visit stays with you/)).toBeVisible();
  expect(await screen.findByText("01632 960555")).toBeVisible();
  expect(screen.queryByText("01632 960111")).toBeNull();
  expect(host.calls.map((made) => made.name).filter((name) => !name.startsWith("window."))).toEqual(["contact.list"]);
  expect(screen.getByRole("link", { name: "See what to do now" })).toHaveAttribute("href", `#/at-risk/${visitId}?back=${encodeURIComponent(`/visits/${visitId}/afterwards`)}`);
  await expectAccessible(container);
  await userEvent.setup().click(screen.getByRole("button", { name: "Write a note for yourself" }));
  expect(location.hash).toBe("#/notes/new/own");
});

it("says when there is no number yet, with the way to add it", async () => {
  openHost({ "contact.list": () => [] });
  render(Afterwards, page);
  expect(await screen.findByText(/Nobody has entered a number of somebody to talk to afterwards yet/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Add it" })).toHaveAttribute("href", "#/contacts/new?purpose=support");
});
