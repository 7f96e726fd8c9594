import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { template, visitId, visitRows, visitView } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { VisitSave, VisitStart } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost, refuse } from "../../test/host";
import ChangeVisit from "./ChangeVisit.svelte";
import { notesSentence } from "./sentence";
import StartVisit from "./StartVisit.svelte";
import VisitList from "./VisitList.svelte";
import VisitPage from "./VisitPage.svelte";

let host: FakeHost;
const user = userEvent.setup();
const params = { id: visitId };
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));
const started = () => host.callsOf("visit.start") as VisitStart[];
const start = () => user.click(screen.getByRole("button", { name: "Start now" }));
const place = () => screen.getByRole("combobox", { name: "Where is the visit?" });

beforeEach(() => {
  location.hash = "";
});

describe("starting a visit", () => {
  it("needs the place only, in one's own words, and goes to ward mode", async () => {
    openWith();
    const { container } = render(StartVisit);
    await user.type(place(), "The walk-in clinic{Escape}");
    await start();
    await waitFor(() => expect(location.hash).toBe(`#/visits/${visitId}/ward`));
    expect(started()[0]).toMatchObject({ organisation: null, place: "The walk-in clinic", date: "2026-11-24", team: [], title: null });
    await expectAccessible(container);
  });

  it("takes the ward alone for the place", async () => {
    openWith();
    render(StartVisit);
    await user.type(screen.getByRole("combobox", { name: "Ward or service, if you know" }), "Cedar{Escape}");
    await start();
    await waitFor(() => expect(started()[0]).toMatchObject({ organisation: null, place: "Cedar", title: "Cedar" }));
  });

  it("offers providers that fit, then their wards", async () => {
    openWith();
    render(StartVisit);
    await user.type(place(), "sand");
    await user.click(await screen.findByRole("option", { name: /Sandbox General Hospital/ }));
    await user.type(screen.getByRole("combobox", { name: "Ward or service, if you know" }), "ced");
    await user.click(await screen.findByRole("option", { name: "Cedar Ward" }));
    await start();
    await waitFor(() => expect(started()).toHaveLength(1));
    expect(started()[0]).toMatchObject({ organisation: "org-rsg", place: null, service: "place-cedar", title: "Cedar Ward" });
  });

  it("says what is missing, with focus, and asks the core nothing", async () => {
    openWith();
    render(StartVisit);
    await start();
    expect(await screen.findByText("There is a problem")).toBeVisible();
    expect(document.title).toBe("Error: Start a visit – Critical Friend");
    expect(screen.getByRole("link", { name: "Say where the visit is" })).toBeVisible();
    expect(document.activeElement).toHaveTextContent("There is a problem");
    expect(started()).toEqual([]);
  });

  it("opens what is hidden when the mistake is there", async () => {
    openWith();
    render(StartVisit);
    await user.type(place(), "Clinic{Escape}");
    const details = screen.getByRole("group", { name: "" });
    await user.click(screen.getByText("More about this visit"));
    await user.clear(screen.getByRole("textbox", { name: "Month" }));
    await user.type(screen.getByRole("textbox", { name: "Month" }), "14");
    await user.click(screen.getByText("More about this visit"));
    await start();
    await waitFor(() => expect(details).toHaveAttribute("open"));
    expect(started()).toEqual([]);
  });

  it("sends what else was filled in, and no prompts when none are wanted", async () => {
    openWith();
    render(StartVisit);
    await user.type(place(), "Clinic{Escape}");
    await user.click(screen.getByText("More about this visit"));
    await user.type(screen.getByRole("textbox", { name: "Who is with you?" }), "Joan{Enter}Dr Ellis");
    await user.click(screen.getByRole("radio", { name: "Unannounced" }));
    await waitFor(() => expect(screen.getByRole("radio", { name: "Ward, general" })).toBeChecked());
    await user.click(screen.getByRole("radio", { name: "No prompts" }));
    await start();
    await waitFor(() => expect(started()[0]).toMatchObject({ team: ["Joan", "Dr Ellis"], announced: "unannounced", template: null }));
  });

  it("keeps everything typed when the core refuses", async () => {
    openWith({ "visit.start": () => refuse("disk-full", "The disk is full. Make room and try again.") });
    render(StartVisit);
    await user.type(place(), "Clinic{Escape}");
    await start();
    expect(await screen.findByText("The disk is full. Make room and try again.")).toBeVisible();
    expect(place()).toHaveValue("Clinic");
  });
});

describe("the list", () => {
  it("shows days, places and how far each one is", async () => {
    openWith();
    const { container } = render(VisitList);
    expect(await screen.findByRole("link", { name: "Cedar Ward" })).toHaveAttribute("href", `#/visits/${visitId}`);
    expect(screen.getByRole("link", { name: "Willow Bank" })).toHaveAttribute("href", "#/visits/visit-willow");
    expect(screen.getByText("Published")).toBeVisible();
    expect(screen.getByText("Thu 2 October 2025")).toBeVisible();
    expect(screen.getAllByText("Summary to write")).toHaveLength(2);
    await expectAccessible(container);
  });

  it("says what to do on the first day, and something else when the filter leaves nothing", async () => {
    openWith({ "visit.list": () => ({ rows: [], next: null, total: 0, unfiltered: 0 }) });
    const { unmount } = render(VisitList);
    expect(await screen.findByRole("heading", { name: "Your first visit" })).toBeVisible();
    unmount();
    openWith({ "visit.list": ({ unfinished }) => ({ rows: unfinished ? [] : visitRows, next: null, total: 0, unfiltered: 3 }) });
    render(VisitList);
    await user.click(await screen.findByRole("button", { name: "Without a summary" }));
    expect(await screen.findByText("You have 3 visits in all.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show all visits" }));
    expect(await screen.findByRole("link", { name: "Cedar Ward" })).toBeVisible();
  });

  it("comes in pages", async () => {
    openWith({ "visit.list": ({ paging }) => ({ rows: visitRows, next: paging.after ? null : "mark", total: 53, unfiltered: 53 }) });
    render(VisitList);
    await user.click(await screen.findByRole("button", { name: "Next page" }));
    expect(await screen.findByText("51 to 53 of 53 visits")).toBeVisible();
    expect(host.callsOf("visit.list").at(-1)).toMatchObject({ paging: { after: "mark", limit: 50 } });
    await user.click(screen.getByRole("button", { name: "Earlier page" }));
    expect(await screen.findByText("1 to 3 of 53 visits")).toBeVisible();
  });
});

describe("a visit's page", () => {
  it("says what was written, with the notes and the facts beside them", async () => {
    openWith();
    const { container } = render(VisitPage, { params, search: {} });
    expect(await screen.findByText("Five notes: one concern and one piece of good practice among them. Only you can read them.")).toBeVisible();
    expect(screen.getByText(/You learn not to press it/)).toBeVisible();
    expect(screen.getByText("Tuesday 24 November 2026", { exact: false })).toBeVisible();
    await expectAccessible(container);
  });

  it("writes down when one left", async () => {
    openWith();
    render(VisitPage, { params, search: {} });
    await user.click(await screen.findByRole("button", { name: "I have left" }));
    const [{ visit }] = host.callsOf("visit.save") as [VisitSave];
    expect(visit.ended).toMatch(/^\d{4}-/);
    expect(visit.purpose).toBe(visitView.visit.purpose);
  });
});

it("changes facts without touching the others", async () => {
  openWith();
  render(ChangeVisit, { params, search: {} });
  await user.type(await screen.findByRole("textbox", { name: "What could you not see?" }), ", kitchen");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(location.hash).toBe(`#/visits/${visitId}`));
  const [{ visit }] = host.callsOf("visit.save") as [VisitSave];
  expect(visit).toEqual({ ...visitView.visit, not_seen: "Night shift, medicines round, kitchen" });
});

it("puts other prompts beside it, or none", async () => {
  openWith({ "template.list": () => [template, { ...template, id: "lay-first-impressions", title: "First impressions" }] });
  const { container } = render(ChangeVisit, { params, search: {} });
  const sets = await screen.findByRole("combobox", { name: "Which prompts are beside you?" });
  expect(sets).toHaveValue(visitView.visit.template);
  expect(sets).toHaveAccessibleDescription("Notes keep the prompts they answered.");
  await user.selectOptions(sets, "First impressions");
  await user.click(screen.getByRole("button", { name: "Save" }));
  const saved = () => (host.callsOf("visit.save") as VisitSave[]).map(({ visit }) => visit.template);
  await waitFor(() => expect(saved()).toEqual(["lay-first-impressions"]));
  await expectAccessible(container);
  await user.selectOptions(sets, "No prompts");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(saved()).toEqual(["lay-first-impressions", null]));
});

it("puts what was written in a sentence", () => {
  expect(notesSentence([])).toBe("No notes yet.");
  expect(notesSentence(visitView.notes.slice(2, 3))).toBe("One note.");
});

describe("the bin", () => {
  it("takes one’s own visit and gives it back", async () => {
    const host = openWith();
    const now = withBin(host, visitView.meta);
    host.on("visit.view", () => ({ ...visitView, meta: now() }));
    const { container } = render(VisitPage, { params, search: {} });
    await throughTheBin(host, container, visitView.meta.id, "The visit", /^Change these facts$/);
  });

  it("is not offered for a colleague’s", async () => {
    const host = openWith();
    host.on("visit.view", () => ({ ...visitView, meta: { ...visitView.meta, author: "p2" } }));
    render(VisitPage, { params, search: {} });
    await screen.findByText("What happened to this record");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
