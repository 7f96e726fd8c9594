import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { ActionRow, ActionSave, ActionView } from "../../lib/ipc/generated";
import { me as person } from "../../dev/made-up/visit";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost } from "../../test/host";
import ActionList from "./ActionList.svelte";
import ActionPage from "./ActionPage.svelte";

const user = userEvent.setup();
const row: ActionRow = { id: "a1", title: "Audit the bells", about: "Sandbox General", concern: "c1", owner: "Ward manager", due: "2026-11-20", clock: { state: "late", words: "2 calendar days late", by: "was Fri 20 Nov", used: 1 }, status: "in-progress", audience: "quality", disputed: [] };
const view: ActionView = {
  meta: { id: "a1", kind: "action", author: "p1", device: "d1", created: "2026-11-10T10:00:00Z", edited: "2026-11-10T10:00:00Z", audience: "quality", binned: null, shared_as: null },
  action: { concern: "c1", organisation: "org-1", title: "Audit the bells", owner: "Ward manager", due: "2026-11-20", status: "in-progress", evidence: null, raised: "2026-11-10", settled: [] },
  row: { ...row, disputed: ["who does it"] },
  responses: [],
};

describe("an action", () => {
  it("is not closed without evidence, and keeps what was not changed", async () => {
    const host = openHost({ "action.view": () => view, "action.save": () => row });
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    expect(await screen.findByText(/You and a colleague both changed who does it/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Change it" }));
    await user.click(screen.getByRole("radio", { name: "Closed, checked" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Say what shows that it was done, then it can be closed")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What shows that it was done?" })).toHaveFocus();
    await expectAccessible(container);
    await user.type(screen.getByRole("textbox", { name: "What shows that it was done?" }), "Bell log of November");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull());
    expect(host.callsOf("action.save") as ActionSave[]).toMatchObject([{ id: "a1", share: false, action: { concern: "c1", title: "Audit the bells", status: "verified", due: "2026-11-20", evidence: "Bell log of November" } }]);
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
});

describe("the bin", () => {
  const own = { ...view.meta, author: person };

  it("takes one’s own action and gives it back", async () => {
    const host = openHost();
    const now = withBin(host, own);
    host.on("action.view", () => ({ ...view, meta: now() }));
    const { container } = render(ActionPage, { params: { id: "a1" }, search: {} });
    await throughTheBin(host, container, own.id, "The action", /^Change it$/);
  });

  it("is not offered for a colleague’s", async () => {
    const host = openHost();
    host.on("action.view", () => ({ ...view, meta: { ...own, author: "p2" } }));
    render(ActionPage, { params: { id: "a1" }, search: {} });
    await screen.findByText("What happened to this action");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
