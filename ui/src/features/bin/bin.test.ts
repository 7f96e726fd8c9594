import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { session } from "../../lib/state/session.svelte";
import { expectAccessible } from "../../test/axe";
import { openHost, openStatus, refuse } from "../../test/host";
import Bin from "./Bin.svelte";
import DoneLately from "./DoneLately.svelte";
import RecordHistory from "./RecordHistory.svelte";

const user = userEvent.setup();
const page = <Row>(rows: Row[]) => ({ rows, next: null, total: rows.length, unfiltered: rows.length });

describe("the bin", () => {
  it("gives back what was put in, and says so", async () => {
    let rows = [{ id: "n1", kind: "Note", title: "Bells at night", binned: "2026-11-20T10:00:00Z" }];
    const host = openHost({
      "bin.list": () => page(rows),
      "record.restore": () => {
        rows = [];
        return {};
      },
    });
    const { container } = render(Bin);
    await screen.findByText("Bells at night");
    expect(screen.getByText("What you put in the bin stays here until you take it out.")).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Take it out: “Bells at night”" }));
    expect(await screen.findByText("“Bells at night” is back where it was.")).toBeVisible();
    expect(await screen.findByText("The bin is empty")).toBeVisible();
    expect(host.callsOf("record.restore")).toEqual([{ id: "n1" }]);
  });
});

describe("what was done lately", () => {
  const row = { id: "o1", at: "2026-11-20T10:00:00Z", sentence: "Saved a note", title: "Cedar Ward: Bells at night", can_undo: true, why_not: null, undone: false };
  const sent = { ...row, id: "o2", sentence: "Published a summary", title: null, can_undo: false, why_not: "It has left this computer." };

  it("offers undo only where it can be undone, and says why not", async () => {
    let undone = false;
    const host = openHost({
      "operation.list": () => page([{ ...row, undone, can_undo: !undone }, sent]),
      "app.status": () => openStatus(),
      "operation.undo": () => {
        undone = true;
        return { ...row, undone };
      },
    });
    const { container } = render(DoneLately);
    expect(await screen.findByText("It has left this computer.")).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: /^Undo “Saved a note: Cedar Ward: Bells at night”/ }));
    expect(await screen.findByText("Undone: Saved a note: Cedar Ward: Bells at night")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
    expect(host.callsOf("operation.undo")).toEqual([{ id: "o1" }]);
  });

  it("says why an undo was refused, and keeps the list", async () => {
    openHost({ "operation.list": () => page([row]), "operation.undo": () => refuse("refused", "It was changed since.") });
    render(DoneLately);
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    expect(await screen.findByText("It was changed since.")).toBeVisible();
    expect(screen.getByText(/^Saved a note/)).toBeVisible();
  });

  it("goes on to older steps and back", async () => {
    const older = { ...row, id: "o0", sentence: "Set up this device", title: null, can_undo: false, why_not: "Setting up can't be undone." };
    const host = openHost({ "operation.list": ({ after }) => ({ ...page([after ? older : row]), next: after ? null : "51", total: 51 }) });
    render(DoneLately);
    await user.click(await screen.findByRole("button", { name: "Next page" }));
    expect(await screen.findByText("Set up this device")).toBeVisible();
    expect(screen.getByText("Setting up can't be undone.")).toBeVisible();
    expect(host.callsOf("operation.list").at(-1)).toEqual({ after: "51", limit: 50 });
    await user.click(screen.getByRole("button", { name: "Earlier page" }));
    expect(await screen.findByText(/^Saved a note/)).toBeVisible();
  });

  it("shows the screen as it was before when a change of settings is undone", async () => {
    openHost({
      "operation.list": () => page([{ ...row, sentence: "Changed the settings", title: null }]),
      "operation.undo": () => row,
      "app.status": () => ({ ...openStatus(), display: { ...openStatus().display, text_size: 150 } }),
    });
    render(DoneLately);
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    await screen.findByText("Undone: Changed the settings");
    await waitFor(() => expect(session.status?.display.text_size).toBe(150));
  });
});

describe("the history of a record", () => {
  it("shows who changed what, with before and after", async () => {
    const host = openHost({
      "record.history": () => [{ at: "2027-11-20T10:00:00Z", clock_wrong: true, who: "Dan", sentence: "Said more", changes: [] }, { at: "2026-11-20T10:00:00Z", clock_wrong: false, who: "Joan", sentence: "Changed the note", changes: [{ field: "Words", before: null, after: "The bell rang" }] }],
    });
    const { container } = render(RecordHistory, { params: { id: "n1" }, search: { kind: "observation" } });
    expect(await screen.findByText("Changed the note")).toBeVisible();
    expect(screen.getByText(/^Dan, at a time that is not known/)).toBeVisible();
    expect(screen.getByRole("row", { name: /Words Before: Nothing After: The bell rang/ })).toBeVisible();
    expect(screen.getByRole("link", { name: "Back to the entry" })).toHaveAttribute("href", "#/notes/n1");
    expect(host.callsOf("record.history")[0]).toEqual({ id: "n1" });
    await expectAccessible(container);
  });
});
