import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { homeLay } from "../../dev/home";
import { notebook } from "../../dev/made-up/notebook";
import { like } from "../../dev/made-up/summary";
import { metaOf, visitId, visitRows } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { IntelligenceSave, IntelligenceView, NoteSave } from "../../lib/ipc/generated";
import { navigate } from "../../lib/router/router.svelte";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import NewIntelligence from "./NewIntelligence.svelte";
import NewNote from "./NewNote.svelte";
import OwnNote from "./OwnNote.svelte";

let host: FakeHost;
const user = userEvent.setup();
const today: Handlers = { "home.view": () => ({ ...homeLay, today: visitRows.find((row) => row.id === visitId) ?? null }) };
const noVisit: Handlers = { "home.view": () => ({ ...homeLay, today: null }) };
const openWith = (handlers: Handlers = noVisit) => (host = openHost({ ...notebook(), ...handlers }));
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What have you seen, heard or wondered about?" });
const saved = () => host.callsOf("intelligence.save") as IntelligenceSave[];
const press = (name: string) => user.click(screen.getByRole("button", { name }));

beforeEach(() => {
  location.hash = "";
});

it("has the caret in the box before anything has answered", () => {
  openHost({ "home.view": () => new Promise(() => undefined), "draft.open": () => new Promise(() => undefined) });
  render(NewNote);
  expect(box()).toHaveFocus();
});

describe("between visits", () => {
  it("needs words and nothing else, and stays private", async () => {
    openWith();
    const { container } = render(NewNote);
    await user.type(box(), "Feels like something changed.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("heading", { name: "Saved" })).toHaveFocus();
    expect(screen.getByText("It is on this laptop. Only you can read it.")).toBeVisible();
    expect(saved()).toHaveLength(1);
    expect(saved()[0]).toMatchObject({ id: null, draft: "note-", share: false, intelligence: { text: "Feels like something changed.", organisation: null, place: null, source_kind: null, first_hand: null, confidence: null, themes: [], date: "2026-11-24" } });
    await expectAccessible(container);
  });

  it("takes whatever else is known", async () => {
    openWith();
    const { container } = render(NewIntelligence);
    await user.type(box(), "No discharge letter.");
    await user.type(screen.getByRole("combobox", { name: "Which service?" }), "sand");
    await user.click(await screen.findByRole("option", { name: /Sandbox General Hospital/ }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Where did it come from?" }), "gp-practice");
    await user.click(screen.getByRole("radio", { name: "No, somebody passed it on" }));
    await user.click(screen.getByRole("radio", { name: /Uneasy, cannot prove it/ }));
    await user.click(screen.getByText("Themes"));
    await user.click(screen.getByRole("checkbox", { name: "Discharge letters" }));
    await expectAccessible(container);
    await press("Save and close");
    await waitFor(() => expect(saved()[0]?.intelligence).toMatchObject({ organisation: "org-rsg", place: null, source_kind: "gp-practice", first_hand: false, confidence: "hunch", themes: ["discharge-letters"] }));
  });

  it("shows others that say something like it", async () => {
    openWith();
    render(NewNote);
    await user.type(box(), "Letter missing.");
    await press("Save and close");
    expect(await screen.findByText("Two other notes say something like this.")).toBeVisible();
    await user.click(screen.getByText("See them side by side"));
    expect(screen.getByRole("link", { name: like[0]?.text })).toHaveAttribute("href", "#/intelligence/int-1");
  });

  it("asks for a word when there is none", async () => {
    openWith();
    render(NewNote);
    await press("Save and close");
    expect(await screen.findByText("Write a word first. A few are enough.")).toBeVisible();
    expect(box()).toHaveFocus();
    expect(saved()).toEqual([]);
  });

  it("writes another, with the caret in an empty box", async () => {
    openWith();
    render(NewNote);
    await user.type(box(), "One");
    await press("Save and write another");
    await waitFor(() => expect(box()).toHaveValue(""));
    expect(box()).toHaveFocus();
    expect(screen.getByText(/You can write the next one/)).toBeVisible();
  });

  it("goes back to the box when a new note is asked for once more, also from the page that says Saved", async () => {
    openWith();
    render(NewNote);
    await user.click(screen.getByRole("combobox", { name: "Which service?" }));
    navigate(location.hash);
    expect(box()).toHaveFocus();
    await user.type(box(), "One");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("heading", { name: "Saved" });
    navigate(location.hash);
    await waitFor(() => expect(box()).toHaveFocus());
    expect(box()).toHaveValue("");
  });

  it("loses nothing when it cannot be kept", async () => {
    openWith({ ...noVisit, "intelligence.save": () => refuse("disk-full", "The disk is full.") });
    render(NewNote);
    await user.type(box(), "Kept words");
    await press("Save and close");
    expect(await screen.findByText("This is not kept yet.")).toBeVisible();
    expect(box()).toHaveValue("Kept words");
  });

  it("brings back an earlier draft with what was chosen", async () => {
    openWith({ ...noVisit, "draft.open": () => ({ id: "d", purpose: "note", record: null, rev: 7, text: "Half a sen", caret: 6, fields: { form: { confidence: "hunch", about: "Mill Lane" } }, saved_at: "10:42:07" }), "draft.put": ({ rev }) => ({ rev, saved_at: "" }) });
    render(NewNote);
    await waitFor(() => expect(box()).toHaveValue("Half a sen"));
    expect(screen.getByRole("radio", { name: /Uneasy/ })).toBeChecked();
    expect(screen.getByRole("combobox", { name: "Which service?" })).toHaveValue("Mill Lane");
  });
});

describe("on a visit", () => {
  it("becomes a note on today's visit", async () => {
    openWith(today);
    render(NewNote);
    expect(await screen.findByText("It goes with today’s visit to Cedar Ward.")).toBeVisible();
    await user.type(box(), "Bells");
    await press("Save and close");
    await screen.findByRole("heading", { name: "Saved" });
    expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ note: { visit: visitId, text: "Bells" } });
    expect(saved()).toEqual([]);
  });

  it("unless the person says that it is something else", async () => {
    openWith(today);
    render(NewNote);
    await user.click(await screen.findByRole("radio", { name: "Something people told me, or a hunch" }));
    await user.type(box(), "A hunch");
    await press("Save and close");
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(host.callsOf("note.save")).toEqual([]);
  });
});

it("is a note for the writer alone when that is asked for, though there is a visit today, with a draft of its own", async () => {
  openWith(today);
  const { container } = render(OwnNote);
  expect(screen.getByText("Only you can read it. It goes with no visit and into no summary.")).toBeVisible();
  expect(screen.queryByRole("checkbox")).toBeNull();
  const words = screen.getByRole("textbox", { name: "What stays with you?" });
  expect(words).toHaveFocus();
  await expectAccessible(container);
  await user.type(words, "Her hand");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("It is on this laptop. Only you can read it.")).toBeVisible();
  expect((host.callsOf("note.save") as NoteSave[])[0]).toMatchObject({ id: null, draft: "own-note-", note: { visit: null, text: "Her hand" } });
  expect(saved()).toEqual([]);
});

describe("sharing", () => {
  const bed = "lady in bed 7 on Monday night";
  const held = (asked: IntelligenceSave): IntelligenceView => {
    const text = asked.intelligence.text ?? "";
    const at = text.indexOf(bed);
    const settled = asked.intelligence.settled ?? [];
    const findings = at < 0 || settled.some((one) => one.words === bed) ? [] : [{ field: "text", kind: "bed_and_time", start: at, end: at + bed.length, words: bed, reason: "A bed and a night together.", suggestion: "one patient, at night" }];
    const intelligence = { organisation: null, place: null, text, source_kind: null, first_hand: null, confidence: null, themes: [], date: null, ...asked.intelligence, settled };
    return { meta: metaOf("int-1", "intelligence", { audience: asked.share && findings.length === 0 ? "quality" : "private" }), author: "Joan", intelligence, provider: null, findings, responses: [], like: [] };
  };

  async function share() {
    openWith({ ...noVisit, "intelligence.save": held });
    const shown = render(NewNote);
    expect(screen.getByRole("checkbox", { name: "Share with the quality team" })).not.toBeChecked();
    await user.type(box(), `The ${bed} waited.`);
    await user.click(screen.getByRole("checkbox", { name: "Share with the quality team" }));
    await press("Save and write another");
    await screen.findByRole("heading", { name: "Kept private for now" });
    return shown;
  }

  it("stays private while something could point to a person, and goes when it is settled and asked for", async () => {
    const { container } = await share();
    const finding = screen.getByRole("region", { name: /Could point to one person/ });
    await expectAccessible(container);
    await user.click(within(finding).getByRole("button", { name: "Use this wording" }));
    await waitFor(() => expect(saved().at(-1)).toMatchObject({ id: "int-1", share: false, intelligence: { text: "The one patient, at night waited." } }));
    await press("Share with the quality team");
    expect(await screen.findByRole("heading", { name: "Shared" })).toBeVisible();
    expect(saved().at(-1)).toMatchObject({ share: true });
  });

  it("keeps the words with a reason", async () => {
    await share();
    await user.click(screen.getByRole("radio", { name: "Keep it, and say why" }));
    await user.type(screen.getByRole("textbox", { name: "Why may it stay?" }), "She asked us to");
    await press("Keep it");
    await waitFor(() => expect(saved().at(-1)?.intelligence.settled).toEqual([{ words: bed, reason: "She asked us to" }]));
    expect(await screen.findByRole("button", { name: "Share with the quality team" })).toHaveFocus();
  });
});
