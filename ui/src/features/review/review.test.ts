import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { review } from "../../dev/made-up/summary";
import { visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { NoteSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import CheckNotes from "./CheckNotes.svelte";
import Review from "./Review.svelte";
import { stepsSentence } from "./steps";

let host: FakeHost;
const user = userEvent.setup();
const screenOf = { params: { id: visitId }, search: {} };
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));

beforeEach(() => {
  location.hash = "";
});

describe("the review", () => {
  it("puts an immediate concern on top, with the times it lacks", async () => {
    openWith();
    const { container } = render(Review, screenOf);
    const heads = (await screen.findAllByRole("heading", { level: 2 })).map((head) => head.textContent);
    expect(heads[0]).toBe("Immediate concern: Call bell out of reach, bay 3");
    expect(screen.getByText("Not written down: when it was made safe")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Write down the missing times" }));
    expect(location.hash).toBe("#/concerns/concern-bell");
    await expectAccessible(container);
  });

  it("says how far each step is, what was not seen, and links only to steps that can start", async () => {
    openWith();
    render(Review, screenOf);
    expect(await screen.findByText("None of four steps is done. Nothing leaves this laptop before step 4.")).toBeVisible();
    expect(screen.getByText("2 of 5 read")).toBeVisible();
    expect(screen.getByText("How staff talk to people", { exact: false })).toBeVisible();
    expect(screen.getByRole("link", { name: "Write the summary" })).toHaveAttribute("href", `#/visits/${visitId}/summary`);
    expect(screen.queryByRole("link", { name: "Check and publish" })).toBeNull();
    expect(screen.getByText("Cannot start yet")).toBeVisible();
  });

  it("counts steps in words", () => {
    const steps = review.steps.map((step, at) => ({ ...step, state: at < 2 ? ("done" as const) : step.state }));
    expect(stepsSentence(steps, "tablet")).toBe("Two of four steps are done. Nothing leaves this tablet before step 4.");
  });
});

describe("checking notes", () => {
  it("goes through them one at a time, from the first", async () => {
    openWith();
    const { container } = render(CheckNotes, screenOf);
    const first = await screen.findByRole("textbox", { name: "Note 1 of 5" });
    expect(first).toHaveFocus();
    expect(first).toHaveValue("Bell audit sheet by the desk: same initials on every line, all “under 5 minutes”.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("textbox", { name: "Note 2 of 5" })).toHaveFocus();
    expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ id: "note-1", note: { checked: true } });
    await user.click(screen.getByRole("button", { name: "The one before" }));
    expect(await screen.findByRole("textbox", { name: "Note 1 of 5" })).toBeVisible();
    expect(screen.getByText("Read")).toBeVisible();
    await expectAccessible(container);
  });

  it("puts one in the bin and takes it out again in its place", async () => {
    openWith();
    render(CheckNotes, screenOf);
    await screen.findByRole("textbox", { name: "Note 1 of 5" });
    await user.click(screen.getByRole("button", { name: "Put it in the bin" }));
    expect(await screen.findByRole("textbox", { name: "Note 1 of 4" })).toBeVisible();
    const banner = screen.getByText("The note is in the bin.").closest<HTMLElement>("[role=status]");
    await user.click(within(banner as HTMLElement).getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("textbox", { name: "Note 1 of 5" })).toBeVisible();
  });

  it("stays on a note that could not be kept", async () => {
    openWith({ "note.save": () => refuse("disk-full", "The disk is full.") });
    render(CheckNotes, screenOf);
    await user.type(await screen.findByRole("textbox", { name: "Note 1 of 5" }), " More");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("The note is not checked yet.")).toBeVisible();
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note 1 of 5" }).value.endsWith(" More")).toBe(true);
  });

  it("says when all are checked, and what comes next", async () => {
    const core = notebook();
    openWith({
      "visit.view": (asked) => {
        const view = core["visit.view"]?.(asked) as typeof review.visit;
        return { ...view, notes: view.notes.map((row) => ({ ...row, note: { ...row.note, checked: true } })) };
      },
    });
    render(CheckNotes, screenOf);
    expect(await screen.findByRole("heading", { name: "You have read all 5 notes" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Write the summary" })).toBeVisible();
  });
});
