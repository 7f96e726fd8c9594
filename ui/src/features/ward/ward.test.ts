import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { notes, visitId, visitView } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { NoteRow, NoteSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { leftAt } from "./leftAt";
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
  leftAt.clear();
  location.hash = "";
});

describe("the caret", () => {
  it("is in the notebook on arrival, before the visit has come", () => {
    host = openHost({ ...notebook(), "visit.view": () => new Promise(() => undefined) });
    render(Ward, { params: { id: visitId }, search: {} });
    expect(box()).toHaveFocus();
  });

  it("is there again after each save, in an empty box", async () => {
    await open();
    await user.type(box(), "Bells ringing");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(box()).toHaveValue(""));
    expect(box()).toHaveFocus();
    await user.click(screen.getByRole("button", { name: /^Save and next/ }));
    expect(box()).toHaveFocus();
  });
});

describe("the kind", () => {
  it("is chosen with Alt and a figure, and the source follows until it is chosen too", async () => {
    await open();
    const source = screen.getByRole<HTMLSelectElement>("combobox", { name: "How you know" });
    await user.keyboard("{Alt>}[Digit2]{/Alt}");
    expect(screen.getByRole("radio", { name: "Heard" })).toBeChecked();
    expect(source).toHaveValue("patient");
    await user.selectOptions(source, "staff");
    await user.keyboard("{Alt>}[Digit4]{/Alt}");
    expect(screen.getByRole("radio", { name: "Good practice" })).toBeChecked();
    expect(source).toHaveValue("staff");
  });

  it("Concern asks whether anyone is at risk now, says what to do, and leads to a concern with the note", async () => {
    await open();
    await user.type(box(), "Bell out of reach");
    await user.keyboard("{Alt>}[Digit3]{/Alt}");
    const asked = screen.getByRole("group", { name: "Is anyone at risk now?" });
    expect(asked).toHaveTextContent("This app does not call anyone.");
    await user.click(within(asked).getByRole("button", { name: "Yes, at risk now" }));
    expect(within(asked).getByText(/Tell the nurse in charge now/)).toBeVisible();
    await user.click(within(asked).getByRole("button", { name: "Save the note and raise a concern" }));
    await waitFor(() => expect(location.hash).toBe(`#/concerns/new?visit=${visitId}&note=note-6&risk=yes`));
    expect(saved()[0]?.note).toMatchObject({ sort: "concern", text: "Bell out of reach" });
  });
});

describe("prompts", () => {
  it("make a note of an answer alone", async () => {
    await open();
    await user.click(screen.getByRole("radio", { name: "Not seen" }));
    expect(screen.getByText("About:")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Save and next/ }));
    await waitFor(() => expect(saved()[0]?.note).toMatchObject({ text: "", prompt: "WG01", rating: "not-seen" }));
    await waitFor(() => expect(screen.getByRole("radio", { name: "Not seen" })).not.toBeChecked());
  });

  const side = () => screen.getByRole("complementary", { name: "What to look for" });
  const inView = () => within(side()).getAllByRole("status")[0]?.textContent;
  const answer = async (label: string) => {
    const before = saved().length;
    await user.click(screen.getByRole("radio", { name: label }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()).toHaveLength(before + 1));
  };

  it("give way to the next without an answer once an answer is kept, “Not seen” too", async () => {
    await open();
    await answer("Not seen");
    await waitFor(() => expect(inView()).toBe("Clean hands, and saying what they do"));
    expect(box()).toHaveFocus();
    await answer("Assured");
    // The third has its answer already, from a note of this morning.
    await waitFor(() => expect(inView()).toBe("How staff talk to people"));
    expect(side()).toHaveTextContent("4 of 6");
  });

  it("say so when every one has an answer, and can be read again", async () => {
    await open();
    for (let left = 5; left > 0; left -= 1) await answer("Assured");
    await waitFor(() => expect(inView()).toBe("Every prompt has an answer."));
    expect(screen.queryByRole("radio", { name: "Assured" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "See the prompts again" }));
    expect(inView()).toBe("Are there enough of the right staff on this shift?");
  });

  it("stay while a note has no answer, or could not be kept", async () => {
    const core = notebook();
    let full = true;
    await open({ ...core, "note.save": (asked) => (full ? refuse("disk-full", "The disk is full.") : (core["note.save"]?.(asked) as NoteRow)) });
    const first = inView();
    await user.click(screen.getByRole("radio", { name: "Assured" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("This note is not in your list yet.")).toBeVisible();
    expect(inView()).toBe(first);
    full = false;
    await user.click(screen.getByRole("button", { name: "Take the answer back" }));
    await user.type(box(), "Two nurses on the board");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(box()).toHaveValue(""));
    expect(saved().at(-1)?.note).toMatchObject({ prompt: "WG01", rating: null });
    expect(inView()).toBe(first);
  });

  it("stay while words wait to be saved, and where somebody stepped on by hand", async () => {
    const core = notebook();
    let answered: () => void = () => undefined;
    await open({ ...core, "note.save": (asked) => new Promise((settle) => (answered = () => settle(core["note.save"]?.(asked) as NoteRow))) });
    const first = inView();
    await answer("Assured");
    await user.type(box(), "And the bell");
    answered();
    await waitFor(() => expect(screen.getByText(/^Note saved/)).toBeInTheDocument());
    expect(box()).toHaveValue("And the bell");
    expect(inView()).toBe(first);

    await answer("Not assured");
    await user.click(screen.getByRole("button", { name: "Back to the prompt before" }));
    const chosen = inView();
    answered();
    await waitFor(() => expect(box()).toHaveValue(""));
    expect(inView()).toBe(chosen);
  });

  it("go round, and list what nobody wrote about yet", async () => {
    await open();
    expect(side()).toHaveTextContent("1 of 6");
    await user.click(within(side()).getByRole("button", { name: "Back to the prompt before" }));
    expect(side()).toHaveTextContent("Do people look comfortable?");
    expect(within(side()).queryByRole("button", { name: "When someone pressed a bell, what happened?" })).toBeNull();
    await user.click(within(side()).getByRole("button", { name: "Privacy" }));
    expect(side()).toHaveTextContent("5 of 6");
  });
});

it("says in practice that nothing is kept, and at no other time", async () => {
  const { unmount } = await open();
  expect(screen.queryByText(/^Practice/)).toBeNull();
  unmount();
  openHost(notebook(), { practice: "" });
  render(Ward, { params: { id: visitId }, search: {} });
  expect(await screen.findByText("Practice: thrown away when you leave")).toBeVisible();
});

it("hides earlier words until they are asked for", async () => {
  const { container } = await open();
  const words = notes[0]?.note.text ?? "";
  expect(screen.queryByText(words)).toBeNull();
  await user.click(screen.getAllByRole("button", { name: /Show the words/ })[0] as HTMLElement);
  expect(screen.getByText(words)).toBeVisible();
  await expectAccessible(container);
});

it("remembers where the last note was, and takes another place in words", async () => {
  await open();
  await user.click(screen.getByRole("button", { name: /^Where/ }));
  const place = screen.getByRole("textbox", { name: "A bay, room or corner" });
  expect(place).toHaveFocus();
  await user.clear(place);
  await user.type(place, "Day room{Enter}");
  expect(screen.getByRole("button", { name: /^Where/ })).toHaveTextContent("Day room");
  expect(box()).toHaveFocus();
});

it("hints at what could point to a person, and stops nothing", async () => {
  await open();
  await user.type(box(), "The lady in bed 7");
  expect(await screen.findByText(/“bed 7” could point to a person/, {}, { timeout: 3000 })).toBeVisible();
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(saved()).toHaveLength(1));
});

it("brings back an earlier draft with its kind, and says so", async () => {
  await open({
    "draft.open": ({ purpose, record }) => ({ id: "d", purpose, record: record ?? null, rev: 7, text: "Half a sen", caret: 6, fields: { sort: "heard", source: "carer", area: "Entrance" }, saved_at: "10:42:07" }),
    "draft.put": ({ rev }) => ({ rev, saved_at: "10:42:08" }),
  });
  await waitFor(() => expect(box()).toHaveValue("Half a sen"));
  expect(screen.getByText(/Your words from 10:42:07 are here/)).toBeVisible();
  expect(screen.getByRole("radio", { name: "Heard" })).toBeChecked();
  expect(screen.getByRole("combobox", { name: "How you know" })).toHaveValue("carer");
  expect(screen.getByRole("button", { name: /^Where/ })).toHaveTextContent("Entrance");
  await vi.waitFor(() => expect(box().selectionStart).toBe(6));
});

it("works without prompts and without notes", async () => {
  host = openHost({ ...notebook(), "visit.view": () => ({ ...visitView, template: null, sets: [], notes: [], areas: [] }) });
  const { container } = render(Ward, { params: { id: visitId }, search: {} });
  expect(await screen.findByText(/Your first note/)).toBeVisible();
  expect(screen.queryByRole("complementary")).toBeNull();
  await expectAccessible(container);
});
