import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { me as person, notes, visitId } from "../../dev/made-up/visit";
import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { ActionRow, ConcernFilter, ConcernRow, ConcernSave, ConcernView, DraftPut, IntelligenceView, LadderView, Meta } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost, refuse } from "../../test/host";
import ConcernList from "./ConcernList.svelte";
import ConcernPage from "./ConcernPage.svelte";
import RaiseConcern from "./RaiseConcern.svelte";

const user = userEvent.setup();
const params = { id: "c1" };
const meta: Meta = { id: "c1", kind: "concern", author: "p1", device: "d1", created: "2026-11-20T10:00:00Z", edited: "2026-11-20T10:00:00Z", audience: "private", binned: null, shared_as: null };
const row: ConcernRow = { id: "c1", title: "Call bells at night", about: "Sandbox General", severity: "serious", status: "open", owner: "Quality manager", clock: { state: "late", words: "2 operational days late", by: "was Fri 20 Nov", used: 1 }, step: null, audience: "quality", open_actions: 1 };
const ladder: LadderView = {
  id: "contract",
  edition: "NHS Standard Contract 2026/27",
  note: null,
  steps: [
    { id: "talk", name: "Talk it through", explanation: "Ask for an answer.", time: null },
    { id: "notice", name: "Contract performance notice", explanation: "In writing.", time: "10 operational days" },
  ],
};
const view: ConcernView = {
  meta,
  author: "Priya",
  concern: { organisation: "org-1", visit: null, place: "Cedar Ward", title: "Call bells at night", text: "Bed 4 waited.", severity: "serious", at_risk_now: "unknown", seen_at: null, told_at: null, told_role: null, told_answer: null, made_safe_at: null, made_safe_how: null, verified_at: null, verified_by: null, status: "open", owner: null, due: null, themes: [], evidence: null, evidence_records: ["n1"], ladder: null, step: null, step_on: null, step_due: null, closed_reason: null, settled: [] },
  provider: "Sandbox General",
  visit_title: null,
  clock: null,
  missing: ["when it was made safe"],
  evidence: [{ id: "n1", kind: "observation", provenance: "Our visit, 24 November", text: "The bell rang for long." }],
  actions: [],
  responses: [],
  steps: [],
  ladder_edition: null,
  findings: [{ field: "text", kind: "bed", start: 0, end: 5, words: "Bed 4", reason: "A bed number can point to one person.", suggestion: "A patient" }],
  mine: true,
};
const told: IntelligenceView = {
  meta: { ...meta, id: "i1", kind: "intelligence", audience: "quality" },
  author: "Dr Ellis",
  intelligence: { organisation: "org-1", place: "Cedar Ward", text: "Discharge letters come late", source_kind: "gp-practice", first_hand: true, confidence: "likely", themes: ["discharge"], date: "2026-11-12", settled: [] },
  provider: "Sandbox General",
  findings: [],
  responses: [],
  like: [],
};
const openWith = (handlers: Handlers = {}) => openHost({ ...notebook(), "concern.view": () => view, "ladder.list": () => [ladder], "concern.save": () => view, ...handlers });

beforeEach(() => {
  location.hash = "";
});

describe("raising a concern", () => {
  it("asks first whether anyone is at risk, says what to do at once, and keeps the times", async () => {
    const host = openWith();
    const { container } = render(RaiseConcern, { params: {}, search: {} });
    await user.click(screen.getByRole("radio", { name: "Yes, somebody is at risk now" }));
    expect(screen.getByText(/In an emergency call 999/)).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "When was it seen?" }), "10:42");
    await user.type(screen.getByRole("textbox", { name: "Who was told, by role?" }), "Nurse in charge");
    await user.type(screen.getByRole("textbox", { name: "What worries you, in one line?" }), "A patient was left alone");
    await user.type(screen.getByRole("textbox", { name: "What is known?" }), "For an hour.");
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Raise the concern" }));
    await waitFor(() => expect(location.hash).toBe("#/concerns/c1"));
    const saved = (host.callsOf("concern.save") as ConcernSave[])[0];
    expect(saved).toMatchObject({ id: null, share: false, concern: { at_risk_now: "yes", severity: "immediate", title: "A patient was left alone", text: "For an hour.", told_role: "Nurse in charge", told_at: null } });
    expect(new Date(saved?.concern.seen_at ?? "").getMinutes()).toBe(42);
  });

  it("takes over what was written and answered in ward mode, and names the note", async () => {
    const host = openWith();
    render(RaiseConcern, { params: {}, search: { visit: visitId, note: "note-4", risk: "yes" } });
    expect(screen.getByRole("radio", { name: "Yes, somebody is at risk now" })).toBeChecked();
    expect(screen.getByText(/In an emergency call 999/)).toBeVisible();
    expect(await screen.findByRole("link", { name: /^Your note, Cedar Ward/ })).toHaveAttribute("href", "#/notes/note-4");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "What is known?" })).toHaveValue(notes[1]?.note.text));
    await user.type(screen.getByRole("textbox", { name: "What worries you, in one line?" }), "Bells");
    await user.click(screen.getByRole("button", { name: "Raise the concern" }));
    await waitFor(() => expect((host.callsOf("concern.save") as ConcernSave[])[0]).toMatchObject({ concern: { at_risk_now: "yes", visit: visitId, evidence_records: ["note-4"] } }));
  });

  it("names the intelligence that it comes from, with its themes, and finds its draft again", async () => {
    const host = openWith({ "intelligence.view": () => told });
    const { container, unmount } = render(RaiseConcern, { params: {}, search: { intelligence: "i1" } });
    const origin = await screen.findByRole("region", { name: "It comes from" });
    expect(within(origin).getByRole("link", { name: /^A GP practice, / })).toHaveAttribute("href", "#/intelligence/i1");
    expect(screen.getByRole("link", { name: "What was told" })).toHaveAttribute("href", "#/intelligence/i1");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "What is known?" })).toHaveValue("Discharge letters come late"));
    await expectAccessible(container);
    await user.click(screen.getByRole("radio", { name: "No, not now" }));
    await user.type(screen.getByRole("textbox", { name: "What worries you, in one line?" }), "Late letters");
    unmount();
    await waitFor(() => expect((host.callsOf("draft.put") as DraftPut[]).at(-1)).toMatchObject({ text: "Discharge letters come late", fields: { title: "Late letters", from: { intelligence: "i1" } } }));
    render(RaiseConcern, { params: {}, search: { intelligence: "i1" } });
    expect(await screen.findByText(/You began this earlier/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Raise the concern" }));
    await waitFor(() => expect((host.callsOf("concern.save") as ConcernSave[])[0]).toMatchObject({ concern: { title: "Late letters", evidence_records: ["i1"], organisation: "org-1", place: "Cedar Ward", themes: ["discharge"] } }));
  });

  it("says what is missing and asks the core nothing", async () => {
    const host = openWith();
    render(RaiseConcern, { params: {}, search: {} });
    await user.click(screen.getByRole("button", { name: "Raise the concern" }));
    expect(await screen.findByRole("link", { name: "Say whether anyone is at risk now" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Say in one line what worries you" })).toBeVisible();
    expect(host.callsOf("concern.save")).toEqual([]);
  });
});

describe("a concern", () => {
  it("shows what is missing, what it rests on and the ladder", async () => {
    openWith();
    const { container } = render(ConcernPage, { params, search: {} });
    expect(await screen.findByText("Still missing: when it was made safe.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Our visit, 24 November" })).toHaveAttribute("href", "#/notes/n1");
    expect(await screen.findByText("Contract performance notice")).toBeVisible();
    await expectAccessible(container);
  });

  it("takes the next step only with a reason", async () => {
    const host = openWith({ "concern.step": () => view });
    render(ConcernPage, { params, search: {} });
    await user.click(await screen.findByRole("button", { name: "Take the next step" }));
    await user.click(screen.getByRole("button", { name: "Record this step" }));
    expect(await screen.findByText("Say why this step, and what else you thought of")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Why this step, and what else did you think of?" }), "No answer came");
    await user.click(screen.getByRole("button", { name: "Record this step" }));
    await waitFor(() => expect(host.callsOf("concern.step")).toMatchObject([{ id: "c1", ladder: "contract", step: "talk", reason: "No answer came" }]));
  });

  it("settles a possible identifier in the text without sharing, and closes only with a reason", async () => {
    const host = openWith({ "concern.save": ({ concern }) => (concern.status === "closed" ? refuse("invalid", "It cannot be closed yet.", "status") : view) });
    render(ConcernPage, { params, search: {} });
    await user.click(await screen.findByRole("button", { name: "Use this wording" }));
    await waitFor(() => expect((host.callsOf("concern.save") as ConcernSave[])[0]).toMatchObject({ share: false, concern: { text: "A patient waited." } }));
    await user.click(screen.getByRole("button", { name: "Close the concern" }));
    expect(await screen.findByText("Say what shows that it can be closed")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "What shows that it can be closed?" }), "Done");
    await user.click(screen.getByRole("button", { name: "Close the concern" }));
    expect(await screen.findByText("It cannot be closed yet.")).toBeVisible();
  });

  it("leads to its visit when it rests on no note, and not to one that is a colleague’s", async () => {
    const host = openWith({ "concern.view": () => ({ ...view, concern: { ...view.concern, visit: "v1", evidence_records: [] }, evidence: [], visit_title: "Cedar Ward" }) });
    const { unmount } = render(ConcernPage, { params, search: {} });
    expect(await screen.findByRole("link", { name: "Our visit, Cedar Ward" })).toHaveAttribute("href", "#/visits/v1");
    unmount();
    openWith({ "concern.view": () => ({ ...view, concern: { ...view.concern, visit: "v1" } }) });
    render(ConcernPage, { params, search: {} });
    await screen.findByRole("link", { name: "Our visit, 24 November" });
    expect(screen.queryByRole("link", { name: /^Our visit, Cedar/ })).toBeNull();
    expect(host.callsOf("concern.view")).toHaveLength(1);
  });

  it("takes an action, and none while it is in the bin", async () => {
    const host = openWith({ "action.save": () => ({ id: "a1" }) as ActionRow });
    const { unmount } = render(ConcernPage, { params, search: {} });
    await user.click(await screen.findByRole("button", { name: "Add an action" }));
    expect(screen.getByRole("textbox", { name: "What is to be done?" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Add the action" }));
    expect(await screen.findByText("Write what is to be done")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "What is to be done?" }), "Audit the bells");
    await user.click(screen.getByRole("button", { name: "Add the action" }));
    await waitFor(() => expect(host.callsOf("action.save")).toMatchObject([{ id: null, action: { concern: "c1", title: "Audit the bells", owner: null, due: null } }]));
    unmount();
    openWith({ "concern.view": () => ({ ...view, meta: { ...meta, binned: "2026-11-24T11:00:00Z" } }) });
    render(ConcernPage, { params, search: {} });
    expect(await screen.findByText("No action is agreed yet.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add an action" })).toBeNull();
  });

  it("puts an update beside it", async () => {
    const host = openWith({ "response.add": ({ response }) => ({ meta, author: "Priya", nature: response.nature ?? null, response: { about: "c1", nature: "update", text: response.text ?? "", decision: null, ladder: null, step: null, on: null, due: null, settled: [] } }) });
    render(ConcernPage, { params, search: {} });
    await user.type(await screen.findByRole("textbox", { name: "In words" }), "They answered");
    await user.click(screen.getByRole("button", { name: "Add it" }));
    expect(await screen.findByText("Added.")).toBeVisible();
    expect(host.callsOf("response.add")).toEqual([{ response: { about: "c1", nature: "update", text: "They answered" } }]);
  });
});

describe("the list of concerns", () => {
  it("starts with what is open, and says when nothing is late", async () => {
    const host = openWith({ "concern.list": ({ late }) => ({ rows: late ? [] : [row], next: null, total: late ? 0 : 1, unfiltered: 4 }) });
    const { container } = render(ConcernList);
    expect(await screen.findByRole("link", { name: "Call bells at night" })).toHaveAttribute("href", "#/concerns/c1");
    expect(screen.getByText("2 operational days late")).toBeVisible();
    expect((host.callsOf("concern.list") as ConcernFilter[])[0]).toMatchObject({ open: true, late: false });
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Late" }));
    expect(await screen.findByText("Nothing is late")).toBeVisible();
  });

  it("is narrowed by provider, owner and state, and shows everything again", async () => {
    const host = openWith({
      "concern.list": ({ organisation, owner }) => ({ rows: organisation || owner ? [] : [row], next: null, total: 0, unfiltered: organisation ? 0 : 4 }),
      "concern.choices": () => ({ providers: [{ id: "org-1", name: "Sandbox General" }], owners: ["Quality manager"] }),
    });
    const { container } = render(ConcernList);
    await user.selectOptions(await screen.findByRole("combobox", { name: "Provider" }), await screen.findByRole("option", { name: "Sandbox General" }));
    expect(await screen.findByText("No concerns match")).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "Owner" }), "Nobody named yet");
    await user.selectOptions(screen.getByRole("combobox", { name: "Where it stands" }), "Closed");
    const last = () => host.callsOf("concern.list").at(-1);
    await waitFor(() => expect(last()).toMatchObject({ organisation: "org-1", owner: " ", status: "closed", open: false }));
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Show all concerns" }));
    expect(await screen.findByRole("link", { name: "Call bells at night" })).toBeVisible();
    expect(last()).toMatchObject({ organisation: null, owner: null, status: null, open: false });
    expect(screen.getByRole("combobox", { name: "Owner" })).toHaveValue("");
  });
});

describe("the bin", () => {
  const own = { ...meta, author: person };

  it("takes one’s own concern and gives it back", async () => {
    const host = openWith();
    const now = withBin(host, own);
    host.on("concern.view", () => ({ ...view, mine: true, meta: now() }));
    const { container } = render(ConcernPage, { params, search: {} });
    await throughTheBin(host, container, own.id, "The concern", /^Change it$/);
  });

  it("is not offered for a colleague’s", async () => {
    const host = openWith();
    host.on("concern.view", () => ({ ...view, mine: true, meta: { ...own, author: "p2" } }));
    render(ConcernPage, { params, search: {} });
    await screen.findByText("What happened to this concern");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
