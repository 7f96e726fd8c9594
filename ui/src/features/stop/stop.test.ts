import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { stopCard } from "../../dev/made-up/contacts";
import { visitId } from "../../dev/made-up/visit";
import type { Handlers } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import AtRisk from "./AtRisk.svelte";
import AtRiskOnVisit from "./AtRiskOnVisit.svelte";

const user = userEvent.setup();
const openWith = (handlers: Handlers = { "stop.card": () => stopCard }) => openHost(handlers);
const onVisit = { params: { id: visitId }, search: { back: `/visits/${visitId}/ward` } };

it("says what to do in order, what to say, and whom to ring, with the visit's numbers", async () => {
  const host = openWith();
  const { container } = render(AtRiskOnVisit, onVisit);
  const now = await screen.findByRole("region", { name: "Do this now" });
  expect(within(now).getByRole("list").tagName).toBe("OL");
  expect(within(now).getAllByRole("listitem")[1]).toHaveTextContent("Tell the nurse in charge now");
  expect(within(screen.getByRole("region", { name: "You can say" })).getByRole("blockquote")).toHaveTextContent("“I am worried that somebody is not safe.");
  const whom = screen.getByRole("region", { name: "Whom to ring" });
  expect(within(whom).getByText("01632 960111")).toBeVisible();
  expect(whom).toHaveTextContent("Safeguarding adults Council adult access team 01632 960111");
  expect(whom).toHaveTextContent("Number checked on 3 November 2026");
  expect(host.callsOf("stop.card")).toEqual([{ visit: visitId }]);
  await expectAccessible(container);
});

it("rings nobody and leads nowhere outside", async () => {
  openWith();
  const { container } = render(AtRisk, { params: {}, search: {} });
  await screen.findByRole("region", { name: "Whom to ring" });
  expect(screen.getByText(/This app is not an alarm/)).toBeVisible();
  for (const link of container.querySelectorAll("a")) expect(link.getAttribute("href")).toMatch(/^#\//);
});

it("says plainly which numbers nobody has entered, each with the way to add it", async () => {
  openWith();
  render(AtRisk, { params: {}, search: {} });
  expect(await screen.findByText(/Nobody has entered the council’s number for children yet\./)).toBeVisible();
  expect(screen.getByRole("link", { name: "Add it for Safeguarding children" })).toHaveAttribute("href", "#/contacts/new?purpose=safeguarding-children");
});

it("leads back to where one was, and to a concern about the visit", async () => {
  openWith();
  render(AtRiskOnVisit, onVisit);
  expect(screen.getByRole("link", { name: "Back to where you were" })).toHaveAttribute("href", `#/visits/${visitId}/ward`);
  await user.click(screen.getByRole("button", { name: "Write it down as a concern" }));
  expect(location.hash).toBe(`#/concerns/new?visit=${visitId}`);
});

it("goes to the visit, or home, when it does not know where one was", () => {
  openWith();
  const { unmount } = render(AtRiskOnVisit, { ...onVisit, search: { back: "javascript:alert(1)" } });
  expect(screen.getByRole("link", { name: "Back to where you were" })).toHaveAttribute("href", `#/visits/${visitId}`);
  unmount();
  render(AtRisk, { params: {}, search: {} });
  expect(screen.getByRole("link", { name: "Back to where you were" })).toHaveAttribute("href", "#/");
});

it("leaves a visit aside that cannot be read", async () => {
  const host = openWith({ "stop.card": ({ visit }) => (visit ? refuse("not-found", "This visit is not here.") : stopCard) });
  render(AtRiskOnVisit, onVisit);
  expect(await screen.findByText("01632 960111")).toBeVisible();
  expect(screen.queryByText("This visit is not here.")).toBeNull();
  expect(host.callsOf("stop.card")).toEqual([{ visit: visitId }, { visit: null }]);
});

it("still says the first thing when the card cannot be read", async () => {
  openWith({ "stop.card": () => refuse("damaged", "The numbers could not be read.") });
  render(AtRisk, { params: {}, search: {} });
  expect(await screen.findByText("The numbers could not be read.")).toBeVisible();
  expect(screen.getByText("Tell the nurse in charge now, in words.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Write it down as a concern" })).toBeVisible();
});
