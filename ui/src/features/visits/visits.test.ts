import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { plannedView, template, visitId, visitRows, visitView } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { VisitSave, VisitStart } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost, refuse } from "../../test/host";
import ChangeVisit from "./ChangeVisit.svelte";
import { notesSentence } from "./sentence";
import PlanVisit from "./PlanVisit.svelte";
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

describe("planning a visit", () => {
  const plan = () => user.click(screen.getByRole("button", { name: "Plan the visit" }));
  async function onDay(day: string, month: string, year: string) {
    await user.type(screen.getByRole("textbox", { name: "Day" }), day);
    await user.type(screen.getByRole("textbox", { name: "Month" }), month);
    await user.type(screen.getByRole("textbox", { name: "Year" }), year);
  }

  it("needs the place and the day", async () => {
    openWith();
    const { container } = render(PlanVisit);
    await plan();
    expect(await screen.findByRole("link", { name: "Say where the visit is" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Say on which day" })).toBeVisible();
    expect(started()).toEqual([]);
    await expectAccessible(container);
  });

  it("keeps the plan with what led to it, and goes to the visit", async () => {
    openWith();
    render(PlanVisit);
    await user.type(place(), "Clinic{Escape}");
    await onDay("4", "12", "2026");
    await user.click(screen.getByRole("radio", { name: "Short notice" }));
    await user.type(screen.getByRole("textbox", { name: "What led to it?" }), "Three late letters");
    await plan();
    await waitFor(() => expect(location.hash).toBe(`#/visits/${visitId}`));
    expect(started()).toEqual([expect.objectContaining({ plan: true, place: "Clinic", date: "2026-12-04", announced: "short-notice", trigger: "Three late letters" })]);
  });

  it("offers the prompts for its day, and marks those of the past", async () => {
    openWith({
      "template.list": ({ date }) => [template, ...(date === "2010-06-01" ? [{ ...template, id: "ward-2010", title: "Ward, 2010", edition: "Essence of care", law_basis: "Regulations of 2009", past: true }] : [])],
    });
    render(PlanVisit);
    expect(await screen.findByRole("radio", { name: "Ward, general" })).toHaveAccessibleDescription("Any ward or clinical area. Version 1, in use since April 2026");
    await onDay("1", "6", "2010");
    const past = await screen.findByRole("radio", { name: "Ward, 2010" });
    expect(past).toHaveAccessibleDescription("For visits of that time. Any ward or clinical area. Essence of care. Regulations of 2009");
    await user.click(past);
    await user.clear(screen.getByRole("textbox", { name: "Year" }));
    await waitFor(() => expect(screen.getByRole("radio", { name: "Ward, general" })).toBeChecked());
  });
});

describe("the list", () => {
  it("shows days, places and how far each one is", async () => {
    openWith();
    const { container } = render(VisitList);
    expect(await screen.findByRole("link", { name: "Cedar Ward" })).toHaveAttribute("href", `#/visits/${visitId}`);
    expect(screen.getByRole("link", { name: "Willow Bank" })).toHaveAttribute("href", "#/visits/visit-willow");
    expect(screen.getByText("Published")).toBeVisible();
    expect(screen.getByText("Planned")).toBeVisible();
    expect(screen.getByText("Next: action plan")).toBeVisible();
    expect(screen.getByText("2 operational days late")).toBeVisible();
    expect(screen.getByRole("button", { name: "Plan a visit" })).toBeVisible();
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
    openWith({ "visit.list": ({ paging }) => ({ rows: visitRows, next: paging.after ? null : "mark", total: 54, unfiltered: 54 }) });
    render(VisitList);
    await user.click(await screen.findByRole("button", { name: "Next page" }));
    expect(await screen.findByText("51 to 54 of 54 visits")).toBeVisible();
    expect(host.callsOf("visit.list").at(-1)).toMatchObject({ paging: { after: "mark", limit: 50 } });
    await user.click(screen.getByRole("button", { name: "Earlier page" }));
    expect(await screen.findByText("1 to 4 of 54 visits")).toBeVisible();
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

  it("says how far it is and leads to its life, plan, card and level", async () => {
    openWith();
    render(VisitPage, { params, search: {} });
    expect(await screen.findByText("Next: plan.")).toBeVisible();
    for (const page of ["life", "plan", "card", "level"]) expect(document.querySelector(`a[href="#/visits/${visitId}/${page}"]`)).toBeVisible();
    expect(screen.getByText("Ward, general")).toBeVisible();
  });

  it("says that prompts are of an earlier time", async () => {
    openWith({ "visit.view": () => ({ ...visitView, sets: visitView.sets.map((set) => ({ ...set, past: true })) }) });
    render(VisitPage, { params, search: {} });
    expect(await screen.findByText("Ward, general, for visits of that time")).toBeVisible();
  });

  it("of a planned visit starts it on arrival", async () => {
    openWith();
    const { container } = render(VisitPage, { params: { id: plannedView.meta.id }, search: {} });
    expect(await screen.findByText("Planned for Fri 4 December. Nobody has been there yet.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "I have left" })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Start now" }));
    await waitFor(() => expect(location.hash).toBe(`#/visits/${plannedView.meta.id}/ward`));
    const [{ visit }] = host.callsOf("visit.save") as [VisitSave];
    expect(visit).toEqual({ ...plannedView.visit, started: expect.stringMatching(/^\d{4}-.*Z$/) as string });
  });

  it("of a colleague offers no change", async () => {
    openWith({ "visit.view": () => ({ ...visitView, mine: false }) });
    render(VisitPage, { params, search: {} });
    await screen.findByText("Ward, general");
    expect(screen.queryByRole("button", { name: "Change these facts" })).toBeNull();
    expect(document.querySelector(`a[href="#/visits/${visitId}/plan"]`)).toBeNull();
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

it("leaves who visits to the plan once they are named there", async () => {
  const visitors = [{ name: "Joan", person: null, role: null, declared: false, interest: null, cleared: false, training: null }];
  openWith({ "visit.view": () => ({ ...visitView, visit: { ...visitView.visit, visitors } }) });
  render(ChangeVisit, { params, search: {} });
  expect(await screen.findByRole("link", { name: "Change who visits, in the plan" })).toHaveAttribute("href", `#/visits/${visitId}/plan`);
  expect(screen.queryByRole("textbox", { name: /Who/ })).toBeNull();
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
