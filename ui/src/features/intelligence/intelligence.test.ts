import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { IntelligenceFilter, IntelligenceRow, IntelligenceSave, IntelligenceView, ProviderRow, ResponseAdd, ResponseRow } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { me as person, providers } from "../../dev/made-up/visit";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost, refuse } from "../../test/host";
import ChangeTold from "./ChangeTold.svelte";
import IntelligenceList from "./IntelligenceList.svelte";
import IntelligencePage from "./IntelligencePage.svelte";

const user = userEvent.setup();
const row: IntelligenceRow = { id: "i1", text: "Discharge letters come late", about: "Sandbox General", themes: ["discharge"], source_kind: "gp-practice", confidence: "likely", date: "2026-11-12", audience: "quality", decided: null, age_days: 10 };
const meta = { id: "i1", kind: "intelligence", author: "p1", device: "d1", created: "2026-11-12T10:00:00Z", edited: "2026-11-12T10:00:00Z", audience: "quality" as const, binned: null, shared_as: null };
const view: IntelligenceView = {
  meta,
  author: "Dr Ellis",
  intelligence: { organisation: "org-1", place: "Cedar Ward", text: row.text, source_kind: "gp-practice", first_hand: true, confidence: "likely", themes: ["discharge"], date: "2026-11-12", settled: [] },
  provider: "Sandbox General",
  findings: [],
  responses: [],
  like: [{ ...row, id: "i2", text: "Letters again" }],
};
const answer: ResponseRow = { meta, author: "Priya", nature: "decision", response: { about: "i1", nature: "decision", text: null, decision: "watch", ladder: null, step: null, on: null, due: null, settled: [] } };
const openWith = (handlers: Handlers = {}) =>
  openHost({ "theme.list": () => [{ code: "discharge", label: "Leaving hospital", explanation: "" }], "intelligence.view": () => view, "response.add": () => answer, ...handlers });
const decide = () => user.click(screen.getByRole("button", { name: "Record the decision" }));

beforeEach(() => {
  location.hash = "";
});

describe("what people tell us", () => {
  it("shows a manager first what waits for a decision, and how long", async () => {
    const host = openWith({ "intelligence.list": ({ undecided }) => ({ rows: undecided ? [row] : [], next: null, total: 1, unfiltered: 5 }) });
    const { container } = render(IntelligenceList);
    expect(await screen.findByText("1 of 5 entries waits for a decision.")).toBeVisible();
    expect(screen.getByText("Waiting 10 calendar days")).toBeVisible();
    expect(await screen.findByText(/Leaving hospital ·/)).toBeVisible();
    await expectAccessible(container);
    await user.selectOptions(screen.getByRole("combobox", { name: "Source" }), "A GP practice");
    await waitFor(() => expect((host.callsOf("intelligence.list") as IntelligenceFilter[]).at(-1)).toMatchObject({ source_kind: "gp-practice", undecided: true }));
  });
});

describe("one piece", () => {
  it("files nothing without a reason", async () => {
    const host = openWith();
    const { container } = render(IntelligencePage, { params: { id: "i1" }, search: {} });
    expect(await screen.findByText("It waits for a decision.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Letters again" })).toHaveAttribute("href", "#/intelligence/i2");
    await expectAccessible(container);
    await decide();
    expect(await screen.findByText("Choose what happens with it")).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Nothing more" }));
    await decide();
    expect(await screen.findByText("Say why nothing more is done")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Why, and what was done?" }), "Answered last week");
    await decide();
    expect(await screen.findByText(/Decided\./)).toBeVisible();
    expect(host.callsOf("response.add") as ResponseAdd[]).toMatchObject([{ response: { about: "i1", nature: "decision", decision: "no-action", text: "Answered last week" } }]);
  });

  it("settles what could point to a person on its page, then shares it", async () => {
    const found = { field: "text", kind: "bed", start: 0, end: 5, words: "Bed 4", reason: "A bed number can point to one person.", suggestion: "A patient" };
    const mine = { ...view, meta: { ...meta, author: person, audience: "private" as const } };
    let now: IntelligenceView = { ...mine, intelligence: { ...mine.intelligence, text: "Bed 4 waited" }, findings: [found] };
    const host = openWith({
      "intelligence.view": () => now,
      "intelligence.save": ({ intelligence, share }) => (now = { ...mine, meta: { ...mine.meta, audience: share ? "quality" : "private" }, intelligence: { ...mine.intelligence, ...intelligence }, findings: [] }),
    });
    const { container } = render(IntelligencePage, { params: { id: "i1" }, search: {} });
    const box = await screen.findByRole("region", { name: /Could point to one person/ });
    expect(screen.queryByRole("button", { name: "Share with the quality team" })).toBeNull();
    await expectAccessible(container);
    await user.click(within(box).getByRole("button", { name: "Use this wording" }));
    const share = await screen.findByRole("button", { name: "Share with the quality team" });
    expect(screen.getByText("A patient waited")).toBeVisible();
    expect(host.callsOf("intelligence.save") as IntelligenceSave[]).toMatchObject([{ id: "i1", share: false, intelligence: { text: "A patient waited" } }]);
    await user.click(share);
    await waitFor(() => expect(screen.queryByRole("region", { name: "Share it" })).toBeNull());
    expect(host.callsOf("intelligence.save").at(-1)).toMatchObject({ share: true });
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
  });

  it("offers to share only to who wrote it", async () => {
    openWith({ "intelligence.view": () => ({ ...view, meta: { ...meta, audience: "private" } }) });
    render(IntelligencePage, { params: { id: "i1" }, search: {} });
    await screen.findByText("It waits for a decision.");
    expect(screen.queryByRole("button", { name: "Share with the quality team" })).toBeNull();
  });

  it("leads on to raising a concern", async () => {
    openWith();
    render(IntelligencePage, { params: { id: "i1" }, search: {} });
    await user.click(await screen.findByRole("radio", { name: "Raise a concern" }));
    await decide();
    await waitFor(() => expect(location.hash).toBe("#/concerns/new?intelligence=i1"));
  });
});

describe("changing what was told", () => {
  const mine: IntelligenceView = { ...view, meta: { ...meta, author: person, audience: "private" }, intelligence: { ...view.intelligence, settled: [{ words: "Cedar", reason: "A ward" }] } };
  const change = (handlers: Handlers = {}) => {
    const host = openWith({ "intelligence.view": () => mine, "intelligence.save": () => mine, "provider.search": () => [], ...handlers });
    return { host, ...render(ChangeTold, { params: { id: "i1" }, search: {} }) };
  };
  const words = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "What have you seen, heard or wondered about?" });
  const save = () => user.click(screen.getByRole("button", { name: "Save" }));

  it("keeps what was sorted later, with everything else as it was", async () => {
    const { host, container } = change();
    await user.type(await words(), " again");
    expect(screen.getByRole("combobox", { name: "Which service?" })).toHaveValue("Sandbox General");
    expect(screen.getByRole("radio", { name: "Yes, they were there" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: /I am sure/ }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Where did it come from?" }), "carer");
    await user.click(screen.getByText("Themes, 1 chosen"));
    await user.click(screen.getByRole("checkbox", { name: "Leaving hospital" }));
    await expectAccessible(container);
    await save();
    await waitFor(() => expect(location.hash).toBe("#/intelligence/i1"));
    expect(host.callsOf("intelligence.save")).toEqual([{ id: "i1", draft: null, share: false, intelligence: { ...mine.intelligence, text: "Discharge letters come late again", confidence: "sure", source_kind: "carer", themes: [] } }]);
  });

  it("forgets a place that belonged to the service before", async () => {
    const { host } = change();
    await words();
    const about = screen.getByRole("combobox", { name: "Which service?" });
    await user.clear(about);
    await user.type(about, "Mill Lane");
    await save();
    await waitFor(() => expect(host.callsOf("intelligence.save") as IntelligenceSave[]).toMatchObject([{ intelligence: { organisation: null, place: "Mill Lane" } }]));
  });

  it("forgets it also when another service is chosen", async () => {
    const { host } = change({ "provider.search": () => [{ ...(providers[0] as ProviderRow), id: "org-2", name: "Other House" }] });
    await words();
    const about = screen.getByRole("combobox", { name: "Which service?" });
    await user.clear(about);
    await user.type(about, "oth");
    await user.click(await screen.findByRole("option", { name: /Other House/ }));
    await save();
    await waitFor(() => expect(host.callsOf("intelligence.save") as IntelligenceSave[]).toMatchObject([{ intelligence: { organisation: "org-2", place: null } }]));
  });

  it("keeps nothing without words or with a day that is none, and says where", async () => {
    const { host, container } = change();
    await user.clear(await words());
    await user.clear(screen.getByRole("textbox", { name: "Month" }));
    await user.type(screen.getByRole("textbox", { name: "Month" }), "14");
    await save();
    expect(await screen.findByRole("link", { name: "Write what you were told. A few words are enough" })).toBeVisible();
    expect(within(screen.getByRole("alert")).getAllByRole("link")).toHaveLength(2);
    await expectAccessible(container);
    expect(host.callsOf("intelligence.save")).toEqual([]);
  });

  it("keeps everything typed when the core refuses", async () => {
    change({ "intelligence.save": () => refuse("disk-full", "The disk is full. Make room and try again.") });
    await user.type(await words(), " again");
    await save();
    expect(await screen.findByText("The disk is full. Make room and try again.")).toBeVisible();
    expect(await words()).toHaveValue("Discharge letters come late again");
  });

  it.each([
    ["a colleague’s", { ...mine.meta, author: "p2" }],
    ["a shared", { ...mine.meta, audience: "quality" as const }],
  ])("is not for %s piece", async (_, of) => {
    const { unmount } = change({ "intelligence.view": () => ({ ...mine, meta: of }) });
    expect(await screen.findByText(/It can be changed by who wrote it, until it is shared/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    unmount();
    render(IntelligencePage, { params: { id: "i1" }, search: {} });
    await screen.findByText("It waits for a decision.");
    expect(screen.queryByRole("link", { name: "Change this" })).toBeNull();
  });

  it("is reached from its page", async () => {
    openWith({ "intelligence.view": () => mine });
    render(IntelligencePage, { params: { id: "i1" }, search: {} });
    expect(await screen.findByRole("link", { name: "Change this" })).toHaveAttribute("href", "#/intelligence/i1/change");
  });
});

describe("the bin", () => {
  const own = { ...meta, author: person, audience: "private" as const };

  it("takes one’s own entry and gives it back", async () => {
    const host = openWith();
    const now = withBin(host, own);
    host.on("intelligence.view", () => ({ ...view, meta: now() }));
    const { container } = render(IntelligencePage, { params: { id: "i1" }, search: {} });
    await throughTheBin(host, container, own.id, "This entry", /^Change this$/);
  });

  it("is not offered for a colleague’s", async () => {
    const host = openWith();
    host.on("intelligence.view", () => ({ ...view, meta: { ...own, author: "p2" } }));
    render(IntelligencePage, { params: { id: "i1" }, search: {} });
    await screen.findByText("It waits for a decision.");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
