import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { ActionRow, ActionSave, ActionView, Difference, FieldFinding } from "../../lib/ipc/generated";
import { me as person, providerView } from "../../dev/made-up/visit";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost } from "../../test/host";
import ActionList from "./ActionList.svelte";
import ActionPage from "./ActionPage.svelte";
import NewAction from "./NewAction.svelte";

const user = userEvent.setup();
const row: ActionRow = { id: "a1", title: "Audit the bells", about: "Sandbox General", concern: "c1", owner: "Ward manager", due: "2026-11-20", clock: { state: "late", words: "2 calendar days late", by: "was Fri 20 Nov", used: 1 }, status: "in-progress", audience: "quality", disputed: [] };
const view: ActionView = {
  meta: { id: "a1", kind: "action", author: "p1", device: "d1", created: "2026-11-10T10:00:00Z", edited: "2026-11-10T10:00:00Z", audience: "quality", binned: null, shared_as: null },
  action: { concern: "c1", organisation: "org-1", title: "Audit the bells", owner: "Ward manager", due: "2026-11-20", status: "in-progress", evidence: null, raised: "2026-11-10", settled: [] },
  row,
  responses: [],
  differences: [],
  seen: "e1 e2",
};

function unsettled(): never {
  const findings: FieldFinding[] = [{ field: "owner", kind: "person_name", start: 0, end: 9, words: "Mrs Smith", reason: "A name." }];
  throw { code: "identifiers", message: "Settle the personal details first: 1 found", findings };
}

const own = { ...view, meta: { ...view.meta, author: person } };

beforeEach(() => {
  location.hash = "";
});

describe("an action", () => {
  it("is not closed without evidence, and keeps what was not changed", async () => {
    const host = openHost({ "action.view": () => own, "action.save": () => row });
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Change it" }));
    await user.click(screen.getByRole("radio", { name: "Closed, checked" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Say what shows that it was done, then it can be closed")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What shows that it was done?" })).toHaveFocus();
    await expectAccessible(container);
    await user.type(screen.getByRole("textbox", { name: "What shows that it was done?" }), "Bell log of November");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull());
    expect(host.callsOf("action.save") as ActionSave[]).toMatchObject([{ id: "a1", share: false, seen: "e1 e2", action: { concern: "c1", title: "Audit the bells", status: "verified", due: "2026-11-20", evidence: "Bell log of November" } }]);
  });
});

describe("what colleagues said differently about an action", () => {
  const answer = (id: string, value: string, who: string, me = false) => ({ id, value, who, me, at: "2026-11-24T10:42:00Z", clock_wrong: id === "late" });
  const status: Difference = { field: "status", name: "where it stands", sort: "action-status", answers: [answer("e1", "complete", "Tom Reeve"), answer("e2", "dropped", "Joan Field", true)] };
  const owner: Difference = { field: "owner", name: "who does it", sort: "text", answers: [answer("e3", "Ward manager", "Tom Reeve"), answer("late", "Matron", "Asha Rao")] };

  it("stands side by side, with who and when, until one answer is chosen", async () => {
    let left = [status, owner];
    const host = openHost({ "action.view": () => ({ ...view, differences: left }), "record.settle": ({ field }) => (left = left.filter((differs) => differs.field !== field)) });
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    expect(await screen.findByRole("heading", { name: "You, Tom Reeve and Asha Rao said different things" })).toBeVisible();
    const where = screen.getByRole("group", { name: "Where it stands" });
    expect(within(where).getByRole("radio", { name: "Complete, not checked yet" })).toHaveAccessibleDescription(/Tom Reeve, Tue 24 November at/);
    expect(within(where).getByRole("radio", { name: "Dropped" })).toHaveAccessibleDescription(/^You, /);
    expect(screen.getByRole("radio", { name: "Matron" })).toHaveAccessibleDescription(/clock was wrong/);
    await expectAccessible(container);
    const [first] = screen.getAllByRole("button", { name: "Use this answer" });
    await user.click(first as HTMLElement);
    expect(screen.getByText("Choose an answer")).toBeVisible();
    expect(host.callsOf("record.settle")).toEqual([]);
    await user.click(within(where).getByRole("radio", { name: "Dropped" }));
    await user.click(first as HTMLElement);
    await waitFor(() => expect(screen.queryByRole("group", { name: "Where it stands" })).toBeNull());
    expect(host.callsOf("record.settle")).toEqual([{ id: "a1", field: "status", seen: ["e1", "e2"], pick: "e2", other: null }]);
    expect(screen.getByText(/Chosen: where it stands/)).toBeVisible();
    expect(screen.getByRole("group", { name: "Who does it" })).toBeVisible();
  });

  it("can be put together in other words", async () => {
    const host = openHost({ "action.view": () => ({ ...view, differences: [owner] }), "record.settle": ({ other }) => (other === "Mrs Smith" ? unsettled() : []) });
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    await user.click(await screen.findByRole("radio", { name: "Another answer" }));
    const words = screen.getByRole("textbox", { name: "In your words" });
    expect(words).toHaveValue("Ward manager\nMatron");
    const use = screen.getByRole("button", { name: "Use this answer" });
    await user.clear(words);
    await user.click(use);
    expect(screen.getByText("Write the answer")).toBeVisible();
    expect(words).toHaveFocus();
    await user.type(words, "Mrs Smith");
    await user.click(use);
    expect(await screen.findByText("Write it without “Mrs Smith”, which could point to one person")).toBeVisible();
    await expectAccessible(container);
    await user.clear(words);
    await user.type(words, "Ward manager and matron");
    await user.click(use);
    await waitFor(() => expect(host.callsOf("record.settle").at(-1)).toEqual({ id: "a1", field: "owner", seen: ["e3", "late"], pick: null, other: "Ward manager and matron" }));
  });
});

describe("an action’s words", () => {
  it("are put right by who made it, who may share it then", async () => {
    const host = openHost({ "action.view": () => ({ ...own, meta: { ...own.meta, audience: "private" }, action: { ...own.action, concern: null } }), "action.save": ({ action }) => (action.owner === "Mrs Smith" ? unsettled() : row) });
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Change it" }));
    const title = screen.getByRole("textbox", { name: "What is to be done?" });
    expect(title).toHaveFocus();
    await user.clear(title);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Write what is to be done")).toBeVisible();
    await user.type(title, "Audit the call bells");
    const owner = screen.getByRole("textbox", { name: "Who does it, by role?" });
    await user.clear(owner);
    await user.type(owner, "Mrs Smith");
    await user.click(screen.getByRole("checkbox", { name: "Share it with the quality team" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Write it without “Mrs Smith”, which could point to one person")).toBeVisible();
    expect(owner).toHaveFocus();
    await expectAccessible(container);
    await user.clear(owner);
    await user.type(owner, "Ward manager");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(host.callsOf("action.save").at(-1)).toMatchObject({ id: "a1", share: true, action: { title: "Audit the call bells", owner: "Ward manager", due: "2026-11-20", concern: null } }));
  });

  it("stay as they are for a colleague, who says how it stands", async () => {
    const host = openHost({ "action.view": () => view, "action.save": () => row });
    render(ActionPage, { params: { id: "a1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Change it" }));
    expect(screen.queryByRole("textbox", { name: "What is to be done?" })).toBeNull();
    expect(screen.queryByRole("textbox", { name: "What shows that it was done?" })).toBeNull();
    expect(screen.queryByRole("checkbox", { name: "Share it with the quality team" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Closed, checked" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/Only who made it can write down what shows that it was done/)).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Complete, not checked yet" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(host.callsOf("action.save")).toMatchObject([{ share: false, action: { status: "complete", title: "Audit the bells" } }]));
  });
});

describe("an action without a concern", () => {
  const trust = { id: "org-1", code: "RSG", name: "Sandbox General", kind: null, hint: null };

  it("is for a provider from the list", async () => {
    const host = openHost({ "provider.search": () => [trust], "action.save": () => row });
    const { container } = render(NewAction, { params: {}, search: {} });
    await user.type(screen.getByRole("textbox", { name: "What is to be done?" }), "Send the log");
    await user.click(screen.getByRole("button", { name: "Add the action" }));
    expect(await screen.findByRole("link", { name: "Choose the provider from the list" })).toHaveAttribute("href", "#provider");
    expect(host.callsOf("action.save")).toEqual([]);
    await expectAccessible(container);
    await user.type(screen.getByRole("combobox", { name: "Which provider is it for?" }), "sand");
    await user.click(await screen.findByRole("option", { name: /Sandbox General/ }));
    await user.click(screen.getByRole("button", { name: "Add the action" }));
    await waitFor(() => expect(location.hash).toBe("#/actions/a1"));
    expect(host.callsOf("action.save")).toMatchObject([{ id: null, share: false, action: { organisation: "org-1", title: "Send the log" } }]);
  });

  it("knows the provider from whose page it comes", async () => {
    openHost({ "provider.search": () => [], "provider.view": () => ({ ...providerView, meta: { ...providerView.meta, id: "org-1" } }), "action.save": () => row });
    render(NewAction, { params: {}, search: { provider: "org-1" } });
    await waitFor(() => expect(screen.getByRole("combobox", { name: "Which provider is it for?" })).toHaveValue(providerView.organisation.name));
    expect(screen.getByRole("link", { name: "The provider" })).toHaveAttribute("href", "#/providers/org-1");
  });
});

describe("the list of actions", () => {
  it("shows clocks in words, and offers a way back from an empty filter", async () => {
    openHost({ "action.list": ({ late }) => ({ rows: late ? [] : [row], next: null, total: late ? 0 : 1, unfiltered: 1 }) });
    const { container } = render(ActionList);
    expect(await screen.findByRole("link", { name: "Audit the bells" })).toHaveAttribute("href", "#/actions/a1");
    expect(screen.getByText("2 calendar days late")).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Late" }));
    await user.click(await screen.findByRole("button", { name: "Show all actions" }));
    expect(await screen.findByRole("link", { name: "Audit the bells" })).toBeVisible();
  });

  it("is narrowed by provider and owner, and finds what is done among all", async () => {
    const host = openHost({ "action.list": () => ({ rows: [row], next: null, total: 1, unfiltered: 3 }), "action.choices": () => ({ providers: [{ id: "org-1", name: "Sandbox General" }], owners: ["Ward manager"] }) });
    render(ActionList);
    await user.selectOptions(await screen.findByRole("combobox", { name: "Owner" }), await screen.findByRole("option", { name: "Ward manager" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Provider" }), "Sandbox General");
    await waitFor(() => expect(host.callsOf("action.list").at(-1)).toMatchObject({ organisation: "org-1", owner: "Ward manager", open: true }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Where it stands" }), "Closed, checked");
    await waitFor(() => expect(host.callsOf("action.list").at(-1)).toMatchObject({ status: "verified", open: false, late: false }));
    expect(screen.getByRole("button", { name: "All" })).toHaveAttribute("aria-pressed", "true");
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(screen.getByRole("combobox", { name: "Where it stands" })).toHaveValue("");
    expect(screen.getByRole("combobox", { name: "Owner" })).toHaveValue("Ward manager");
  });
});

describe("the bin", () => {

  it("takes one’s own action and gives it back", async () => {
    const host = openHost();
    const now = withBin(host, own.meta);
    host.on("action.view", () => ({ ...view, meta: now() }));
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    await throughTheBin(host, container, own.meta.id, "The action", /^Change it$/);
  });

  it("is not offered for a colleague’s", async () => {
    const host = openHost();
    host.on("action.view", () => ({ ...view, meta: { ...own.meta, author: "p2" } }));
    render(ActionPage, { params: { id: "a1" }, search: {} });
    await screen.findByText("What happened to this action");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
