import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { notes, visitId, visitView } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { NoteSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost } from "../../test/host";
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

  it("go round, and list what nobody wrote about yet", async () => {
    await open();
    const side = screen.getByRole("complementary", { name: "What to look for" });
    expect(side).toHaveTextContent("1 of 6");
    await user.click(within(side).getByRole("button", { name: "Back to the prompt before" }));
    expect(side).toHaveTextContent("Do people look comfortable?");
    expect(within(side).queryByRole("button", { name: "When someone pressed a bell, what happened?" })).toBeNull();
    await user.click(within(side).getByRole("button", { name: "Privacy" }));
    expect(side).toHaveTextContent("5 of 6");
  });
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
  host = openHost({ ...notebook(), "visit.view": () => ({ ...visitView, template: null, notes: [], areas: [] }) });
  const { container } = render(Ward, { params: { id: visitId }, search: {} });
  expect(await screen.findByText(/Your first note/)).toBeVisible();
  expect(screen.queryByRole("complementary")).toBeNull();
  await expectAccessible(container);
});
