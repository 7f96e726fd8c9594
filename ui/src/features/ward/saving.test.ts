import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { notes, visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { NoteRow, NoteSave } from "../../lib/ipc/generated";
import { openHost, refuse } from "../../test/host";
import Ward from "./Ward.svelte";

let host: FakeHost;
const user = userEvent.setup();
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What did you see or hear?" });
const saved = () => host.callsOf("note.save") as NoteSave[];

async function open(handlers: Handlers = {}) {
  host = openHost({ ...notebook(), ...handlers });
  const shown = render(Ward, { params: { id: visitId }, search: {} });
  await screen.findByRole("heading", { name: "Last three notes" });
  return shown;
}

beforeEach(() => {
  location.hash = "";
});

describe("saving", () => {
  it("keeps the note with its kind, place and visit, and ends the draft", async () => {
    await open();
    await user.type(box(), "Nobody came for 11 minutes. ");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ id: null, draft: `note-${visitId}`, note: { visit: visitId, text: "Nobody came for 11 minutes.", sort: "saw", source: "seen", area: "Bay 2", checked: false } });
    expect(saved()[0]?.note.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await screen.findByRole("link", { name: "All 6 notes" })).toBeVisible();
  });

  it("says Saved only after the core has answered", async () => {
    let answer: () => void = () => undefined;
    await open({ "draft.put": ({ rev }) => new Promise((settle) => (answer = () => settle({ rev, saved_at: "10:42:08" }))) });
    await user.type(box(), "a");
    await waitFor(() => expect(host.callsOf("draft.put")).toHaveLength(1));
    expect(screen.queryByText("Saved on this laptop")).toBeNull();
    answer();
    expect(await screen.findByText("Saved on this laptop")).toBeVisible();
  });

  it("loses nothing when the note cannot be kept, and keeps it at the next try", async () => {
    let full = true;
    const core = notebook();
    await open({ ...core, "note.save": (asked) => (full ? refuse("disk-full", "The disk is full.") : (core["note.save"]?.(asked) as NoteRow)) });
    await user.type(box(), "Kept words");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("This note is not in your list yet.")).toBeVisible();
    expect(screen.getByText(/The disk is full\./)).toBeVisible();
    expect(box()).toHaveValue("Kept words");
    full = false;
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(box()).toHaveValue(""));
    expect(screen.queryByText("This note is not in your list yet.")).toBeNull();
  });

  it("gives what was typed while the note was on its way to the next note", async () => {
    let answer: () => void = () => undefined;
    await open({ "note.save": () => new Promise((settle) => (answer = () => settle(notes[0] as NoteRow))) });
    await user.type(box(), "First");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(1));
    await user.type(box(), " second");
    answer();
    await waitFor(() => expect(box()).toHaveValue(" second"));
    expect(saved()[0]?.note.text).toBe("First");
  });

  it("does not bring the last note back with undo", async () => {
    await open();
    await user.type(box(), "First");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(box()).toHaveValue(""));
    await user.type(box(), "x");
    await user.keyboard("{Control>}z{/Control}");
    expect(box()).toHaveValue("");
    await user.keyboard("{Control>}z{/Control}");
    expect(box()).toHaveValue("");
  });

  it("asks for a word when there is nothing to keep", async () => {
    await open();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Write a word first/)).toBeVisible();
    expect(saved()).toEqual([]);
  });
});
