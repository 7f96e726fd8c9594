import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { noteRow, notes } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { NoteFilter, NoteSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { byDay } from "./days";
import NoteList from "./NoteList.svelte";
import NotePage from "./NotePage.svelte";

let host: FakeHost;
const user = userEvent.setup();
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));
const page = { params: { id: "note-3" }, search: {} };
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your words" });
const change = async () => user.click(await screen.findByRole("button", { name: "Change this note" }));

it("puts notes under their day, in order", () => {
  const days = byDay([noteRow("a", "2026-11-24T12:00:00Z", {}), noteRow("b", "2026-11-24T10:00:00Z", {}), noteRow("c", "2026-11-20T10:00:00Z", {})]);
  expect(days.map((day) => [day.date, day.rows.map((row) => row.meta.id)])).toEqual([
    ["2026-11-24", ["a", "b"]],
    ["2026-11-20", ["c"]],
  ]);
});

describe("the list", () => {
  it("shows the margin and the matter, by day", async () => {
    openWith();
    const { container } = render(NoteList);
    expect(await screen.findByRole("heading", { name: "Tue 24 November" })).toBeVisible();
    expect(screen.getByRole("link", { name: "“You learn not to press it after midnight.”" })).toHaveAttribute("href", "#/notes/note-3");
    expect(screen.getByText("Cedar Ward · Bay 1 · A patient")).toBeVisible();
    expect(screen.getByText(/Could point to a person: “gentleman in bed 7/)).toBeVisible();
    await expectAccessible(container);
  });

  it("asks the core for the kind that is wanted, and says when nothing fits", async () => {
    openWith();
    render(NoteList);
    await user.selectOptions(await screen.findByRole("combobox", { name: "Kind" }), "good");
    await waitFor(() => expect((host.callsOf("note.list").at(-1) as NoteFilter).sort).toBe("good"));
    expect(await screen.findByText("1 note of 5")).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "How we know" }), "staff");
    expect(await screen.findByRole("heading", { name: "No notes match “Good practice” and “A member of staff”" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(await screen.findByRole("heading", { name: "Tue 24 November" })).toBeVisible();
  });

  it("says what to do when there is nothing yet, and offers another try when it cannot be read", async () => {
    openWith({ "note.list": () => ({ rows: [], next: null, total: 0, unfiltered: 0 }) });
    const { unmount } = render(NoteList);
    expect(await screen.findByRole("heading", { name: "No notes yet" })).toBeVisible();
    unmount();
    openWith({ "note.list": () => refuse("damaged", "The notes could not be read.") });
    render(NoteList);
    expect(await screen.findByText("The notes could not be read.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  });
});

describe("a note", () => {
  it("is put right, with everything else as it was", async () => {
    openWith();
    const { container } = render(NotePage, page);
    await change();
    expect(box()).toHaveFocus();
    await user.type(box(), " They said so twice.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/They said so twice\./)).toBeVisible();
    const [saved] = host.callsOf("note.save") as NoteSave[];
    expect(saved).toMatchObject({ id: "note-3", draft: "note-note-3", note: { ...notes[2]?.note, text: "“You learn not to press it after midnight.” They said so twice." } });
    await expectAccessible(container);
  });

  it("shows how strong it is by how it is known, and keeps another weight", async () => {
    openWith();
    render(NotePage, page);
    expect(await screen.findByText("Told")).toBeVisible();
    await change();
    const strong = screen.getByRole("combobox", { name: "How strong is it?" });
    expect(within(strong).getByRole("option", { selected: true })).toHaveTextContent("As it is known: told");
    await user.selectOptions(strong, "Claimed");
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    await waitFor(() => expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ note: { source: "patient", strength: "asserted" } }));
    expect(await screen.findByText("Claimed")).toBeVisible();
  });

  it("goes to another visit and answers another prompt", async () => {
    openWith();
    const { container } = render(NotePage, { params: { id: "note-4" }, search: {} });
    await change();
    const prompt = await screen.findByRole("combobox", { name: "Which prompt does it answer?" });
    await waitFor(() => expect(prompt).toHaveValue("WG05"));
    expect(await screen.findByRole("radio", { name: "Partly assured" })).toBeChecked();
    await expectAccessible(container);
    await user.selectOptions(prompt, "Privacy");
    expect(screen.getByRole("radio", { name: "Not answered" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "Not seen" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Belongs to the visit" }), await screen.findByRole("option", { name: /^Willow Bank/ }));
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    await waitFor(() => expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ id: "note-4", note: { ...notes[1]?.note, prompt: "WG14", rating: "not-seen", visit: "visit-willow" } }));
  });

  it("is taken off its visit and its prompt, and the answer goes with the prompt", async () => {
    openWith();
    render(NotePage, { params: { id: "note-4" }, search: {} });
    await change();
    await user.selectOptions(await screen.findByRole("combobox", { name: "Which prompt does it answer?" }), "None");
    expect(screen.queryByRole("radio", { name: "Not answered" })).toBeNull();
    await user.selectOptions(screen.getByRole("combobox", { name: "Belongs to the visit" }), "No visit");
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    await waitFor(() => expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ note: { text: notes[1]?.note.text, prompt: null, rating: null, visit: null } }));
  });

  it("gives up an answer whose prompt nobody named", async () => {
    const loose = noteRow("note-8", "2026-11-24T10:00:00Z", { text: "Warm tea", rating: "very-good" });
    openWith({ "note.view": () => loose, "note.save": ({ note }) => ({ ...loose, note: { ...loose.note, ...note } }) });
    render(NotePage, { params: { id: "note-8" }, search: {} });
    await change();
    expect(await screen.findByRole("radio", { name: "Very good" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "Not answered" }));
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    await waitFor(() => expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ note: { text: "Warm tea", rating: null } }));
  });

  it("keeps a prompt and a visit that are in no list", async () => {
    const old = noteRow("note-9", "2026-01-05T10:00:00Z", { text: "Warm tea", visit: "visit-old", prompt: "LF02", rating: "very-good" }, { visit_title: "Oak Ward", prompt_text: "Is it warm?" });
    openWith({ "note.view": () => old, "visit.view": () => refuse("not-found", "This visit is not here.") });
    render(NotePage, { params: { id: "note-9" }, search: {} });
    await change();
    expect(await screen.findByRole("option", { name: "Oak Ward", selected: true })).toBeVisible();
    expect(screen.getByRole("option", { name: "Is it warm?", selected: true })).toBeVisible();
    expect(screen.getByRole("radio", { name: "Very good" })).toBeChecked();
  });

  it("keeps what was typed when saving fails", async () => {
    openWith({ "note.save": () => refuse("too-long", "That is too long for one note. Cut it in two.") });
    render(NotePage, page);
    await change();
    await user.type(box(), " More");
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    expect(await screen.findByText("The note is not changed yet.")).toBeVisible();
    expect(box().value.endsWith(" More")).toBe(true);
  });

  it("finds words again that a crash kept from it", async () => {
    openWith({ "draft.list": () => [{ id: "d", purpose: "note", record: "note-3", rev: 4, text: "Half changed", caret: 4, fields: { note: "note-3", sort: "concern" }, saved_at: "10:42:07" }] });
    render(NotePage, page);
    await change();
    await waitFor(() => expect(box()).toHaveValue("Half changed"));
    expect(screen.getByRole("radio", { name: "Concern" })).toBeChecked();
    await user.click(screen.getByRole("button", { name: "Save this note" }));
    await waitFor(() => expect(host.callsOf("note.save")[0]).toMatchObject({ draft: "d", note: { text: "Half changed", sort: "concern" } }));
  });

  it("goes to the bin and comes out again", async () => {
    openWith();
    render(NotePage, page);
    await user.click(await screen.findByRole("button", { name: "Put it in the bin" }));
    expect(await screen.findByText(/It stays there until you take it out/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Change this note" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Take it out" }));
    expect(await screen.findByRole("button", { name: "Change this note" })).toBeVisible();
    expect(screen.getByRole("link", { name: "What happened to this note" })).toHaveAttribute("href", "#/records/note-3/history?kind=observation");
  });
});
