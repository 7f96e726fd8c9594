import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { published, summaryView } from "../../dev/made-up/summary";
import { me, metaOf } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost } from "../../test/host";
import SummaryList from "./SummaryList.svelte";
import SummaryPage from "./SummaryPage.svelte";

let host: FakeHost;
const user = userEvent.setup();
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));

describe("a published summary", () => {
  const page = { params: { id: "summary-willow" }, search: {} };
  const mine: Handlers = { "summary.view": () => ({ ...published, meta: metaOf("summary-willow", "summary", { author: me, audience: "quality" }) }) };

  it("reads as it was published, with answers beside it", async () => {
    openWith();
    const { container } = render(SummaryPage, page);
    expect(await screen.findByText("Published by Priya. The quality team can read it.")).toBeVisible();
    expect(screen.getByText("Nothing to report.")).toBeVisible();
    expect(screen.getByText("The practice hears the same about the night rota.")).toBeVisible();
    expect(screen.queryByText("Take this summary back")).toBeNull();
    await expectAccessible(container);
  });

  it("takes an answer", async () => {
    openWith();
    render(SummaryPage, page);
    await user.click(await screen.findByRole("button", { name: "Add this answer" }));
    expect(screen.getByText("Write your answer")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Write an answer" }), "We hear this too.");
    await user.click(screen.getByRole("button", { name: "Add this answer" }));
    await waitFor(() => expect(host.callsOf("response.add")).toEqual([{ response: { about: "summary-willow", nature: "reply", text: "We hear this too." } }]));
    expect(screen.getByRole("textbox", { name: "Write an answer" })).toHaveValue("");
  });

  it("keeps an answer on screen that could point to a person, and says where", async () => {
    openWith({
      "response.add": () => {
        throw { code: "identifiers", message: "Settle this first.", findings: [{ field: "text", kind: "person_name", start: 0, end: 7, words: "Mr Grey", reason: "It looks like a name.", suggestion: "one patient" }] };
      },
    });
    render(SummaryPage, page);
    await user.type(await screen.findByRole("textbox", { name: "Write an answer" }), "Mr Grey said so.");
    await user.click(screen.getByRole("button", { name: "Add this answer" }));
    expect(await screen.findByText(/“Mr Grey”: It looks like a name. You could say “one patient”./)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Write an answer" })).toHaveValue("Mr Grey said so.");
  });

  it("is taken back by its author only, with a reason", async () => {
    openWith(mine);
    render(SummaryPage, page);
    await user.click(await screen.findByText("Take this summary back"));
    await user.click(screen.getByRole("button", { name: "Take it back" }));
    expect(screen.getByText("Say why you take it back")).toBeVisible();
    expect(host.callsOf("summary.withdraw")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Why?" }), "Wrong ward");
    await user.click(screen.getByRole("button", { name: "Take it back" }));
    await waitFor(() => expect(host.callsOf("summary.withdraw")).toEqual([{ id: "summary-willow", reason: "Wrong ward" }]));
  });

  it("is found in the list", async () => {
    openWith();
    const { container } = render(SummaryList);
    expect(await screen.findByRole("link", { name: "Willow Bank" })).toHaveAttribute("href", "#/summaries/summary-willow");
    expect(screen.getByText("Taken back")).toBeVisible();
    await expectAccessible(container);
  });
});

describe("the bin", () => {
  it("takes one’s own draft and gives it back", async () => {
    const host = openWith();
    const now = withBin(host, summaryView.meta);
    host.on("summary.view", () => ({ ...summaryView, meta: now() }));
    const { container } = render(SummaryPage, { params: { id: summaryView.meta.id }, search: {} });
    await throughTheBin(host, container, summaryView.meta.id, "The draft");
  });

  it("is not offered for a colleague’s", async () => {
    const host = openWith();
    host.on("summary.view", () => ({ ...summaryView, meta: { ...summaryView.meta, author: "p2" } }));
    render(SummaryPage, { params: { id: summaryView.meta.id }, search: {} });
    await screen.findByText("This is your draft. Nobody else can read it.");
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });

  it("is not offered for what is published: that is taken back with a reason", async () => {
    const host = openWith();
    host.on("summary.view", () => ({ ...published, meta: metaOf("summary-willow", "summary", { author: me, audience: "quality" }) }));
    render(SummaryPage, { params: { id: "summary-willow" }, search: {} });
    expect(await screen.findByText("Take this summary back")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });
});
