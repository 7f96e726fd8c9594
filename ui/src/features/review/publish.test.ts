import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { preview, review, summaryId } from "../../dev/made-up/summary";
import { visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import { expectHeading } from "../../lib/router/focus";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import Details from "./Details.svelte";
import Publish from "./Publish.svelte";

let host: FakeHost;
const user = userEvent.setup();
const screenOf = { params: { id: visitId }, search: {} };
const begun: Handlers = { "review.view": () => ({ ...review, summary: summaryId }) };
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));

beforeEach(() => {
  location.hash = "";
});

describe("publishing", () => {
  const confirm = () => screen.getByRole("button", { name: "Confirm and publish" });
  const findings = () => screen.queryByRole("region", { name: /Could point to one person/ });

  it("shows exactly what leaves, who can read it and what stays", async () => {
    openWith(begun);
    const { container } = render(Publish, screenOf);
    const leaves = await screen.findByRole("region", { name: "The exact text" });
    expect(leaves).toHaveTextContent("1 summary, 94 words, no photos");
    expect(leaves.querySelector("mark")).toHaveTextContent("gentleman in bed 7 on Wednesday night finding 1");
    expect(screen.getByRole("list", { name: "Who can read it" })).toHaveTextContent("Quality team, 6");
    expect(screen.getByText("Your 5 notes, word for word")).toBeVisible();
    await expectAccessible(container);
  });

  it("is stopped by what is not settled: nothing is sent and the reason gets focus", async () => {
    openWith(begun);
    render(Publish, screenOf);
    await screen.findByRole("region", { name: "The exact text" });
    expect(document.title).toBe("Check and publish – Critical Friend");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByText("Settle one personal detail")).toBeVisible();
    await user.click(confirm());
    expect(document.title).toBe("Error: Check and publish – Critical Friend");
    expect(host.callsOf("summary.publish")).toEqual([]);
    expect(screen.getByRole("alert")).toHaveFocus();
    expect(screen.getByRole("alert")).toHaveTextContent("Settle one personal detail before this can leave.");
  });

  it("says of an empty summary what is still to write, and calls it a problem only after somebody tried", async () => {
    const why = "Write at least one part, or tick “Nothing to report”.";
    openWith({ ...begun, "summary.preview": () => ({ ...preview, parts: [{ field: "not_seen", heading: "What we did not see", text: "Night shift" }], findings: [], blocked: [why] }) });
    const { container } = render(Publish, screenOf);
    expect(await screen.findByText("Nothing is written yet.")).toBeVisible();
    expect(screen.getByText(why)).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to the summary" })).toHaveAttribute("href", `#/visits/${visitId}/summary`);
    expect(screen.queryByText("There is a problem")).toBeNull();
    await expectAccessible(container);
    await user.click(confirm());
    expect(screen.getByRole("alert")).toHaveFocus();
    expect(screen.getByRole("alert")).toHaveTextContent(`There is a problem ${why} Go to the summary`);
    expect(host.callsOf("summary.publish")).toEqual([]);
    await expectAccessible(container);
  });

  it("goes through with the ready wording, publishing what was shown and nothing else", async () => {
    openWith(begun);
    render(Publish, screenOf);
    expectHeading();
    await user.click(await screen.findByRole("button", { name: "Use this wording" }));
    await waitFor(() => expect(findings()).toBeNull());
    expect(host.callsOf("summary.settle")[0]).toMatchObject({ id: summaryId, field: "concerns", choice: "replace", text: "one patient, at night" });
    expect(screen.getByRole("region", { name: "The exact text" })).toHaveTextContent("The one patient, at night waited until morning.");
    expect(confirm()).toHaveFocus();
    await user.click(confirm());
    const head = await screen.findByRole("heading", { name: "The summary is published" });
    expect(host.callsOf("summary.publish")).toEqual([{ id: summaryId, content: "blake3-1+" }]);
    expect(head).toHaveFocus();
    expect(screen.getByText("Your reference is CF-2026-0147.")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Ready to send" })).toBeVisible();
  });

  it("keeps the words only with a reason", async () => {
    openWith(begun);
    render(Publish, screenOf);
    await user.click(await screen.findByRole("radio", { name: "Keep it, and say why" }));
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    expect(screen.getByText("Say why these words may stay")).toBeVisible();
    expect(host.callsOf("summary.settle")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Why may it stay?" }), "The family asked us to");
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(host.callsOf("summary.settle")[0]).toMatchObject({ choice: "keep", text: "The family asked us to" }));
  });

  it("takes one's own words, but not the same again", async () => {
    openWith(begun);
    render(Publish, screenOf);
    await user.click(await screen.findByRole("radio", { name: "Change the words myself" }));
    await user.click(screen.getByRole("button", { name: "Use my words" }));
    expect(screen.getByText("Change the words, or keep them and say why")).toBeVisible();
    await user.clear(screen.getByRole("textbox", { name: "Your words" }));
    await user.type(screen.getByRole("textbox", { name: "Your words" }), "a patient");
    await user.click(screen.getByRole("button", { name: "Use my words" }));
    await waitFor(() => expect(host.callsOf("summary.settle")[0]).toMatchObject({ choice: "replace", text: "a patient" }));
  });

  it("shows the page again when the text has changed meanwhile", async () => {
    let changed = false;
    openWith({
      ...begun,
      "summary.preview": () => (changed ? preview : { ...preview, findings: [] }),
      "summary.publish": () => {
        changed = true;
        return refuse("refused", "The summary has changed since you looked at it. Look again, then publish.");
      },
    });
    render(Publish, screenOf);
    await user.click(await screen.findByRole("button", { name: "Confirm and publish" }));
    expect(await screen.findByText(/has changed since you looked at it/)).toBeVisible();
    expect(findings()).toBeVisible();
  });

  it("says so when nobody shares yet", async () => {
    const alone = preview.readers.map((reader) => (reader.people > 1 ? { ...reader, people: 0, names: [] } : reader));
    openWith({ ...begun, "summary.preview": () => ({ ...preview, readers: alone, shared: false }) });
    render(Publish, screenOf);
    expect(await screen.findByText(/Nobody shares with you yet/)).toBeVisible();
    expect(screen.getByRole("list", { name: "Who can read it" })).not.toHaveTextContent("0");
  });

  it("waits for a summary, and for words that a crash kept from it", async () => {
    openWith();
    const { unmount } = render(Publish, screenOf);
    expect(await screen.findByRole("heading", { name: "There is no summary yet" })).toBeVisible();
    unmount();
    openWith({ ...begun, "draft.list": () => [{ id: "d", purpose: "summary", record: visitId, rev: 4, text: "More", caret: 4, fields: {}, saved_at: "10:42:07" }] });
    render(Publish, screenOf);
    expect(await screen.findByRole("heading", { name: "Some of your words are not in the summary yet" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Confirm and publish" })).toBeNull();
  });
});

describe("personal details", () => {
  it("are settled in the summary, while those in notes only stay", async () => {
    openWith(begun);
    const { container } = render(Details, screenOf);
    await user.click(await screen.findByRole("button", { name: "Use this wording" }));
    expect(await screen.findByText("We found none.")).toBeVisible();
    expect(screen.getByText(/Our check can miss things: read/)).toBeVisible();
    expect(screen.getByText(/These stay on this laptop/)).toBeVisible();
    await expectAccessible(container);
  });

  it("wait for the summary", async () => {
    openWith();
    render(Details, screenOf);
    expect(await screen.findByRole("heading", { name: "There is no summary yet" })).toBeVisible();
  });
});
