import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { summaryView } from "../../dev/made-up/summary";
import { noteRow, visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { Draft, DraftPut, SummarySave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { usedIn, withNote, withoutNote, wordsOf } from "./material";
import Write from "./Write.svelte";

let host: FakeHost;
const user = userEvent.setup();
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...notebook(), ...handlers }));
const saves = () => (host.callsOf("summary.save") as SummarySave[]).map((asked) => asked.summary);
const part = (name: string) => screen.findByRole<HTMLTextAreaElement>("textbox", { name });
const notes = () => screen.getByRole("complementary", { name: "Your notes" });

async function write(handlers: Handlers = {}) {
  openWith(handlers);
  const shown = render(Write, { params: { id: visitId }, search: {} });
  await part("What went well");
  return shown;
}

beforeEach(() => {
  location.hash = "";
});

describe("writing", () => {
  it("keeps every key in a draft, and puts the words into the summary when the box is left", async () => {
    await write();
    await user.type(await part("What people told us"), "Waiting is usual.");
    await waitFor(() => expect((host.callsOf("draft.put") as DraftPut[]).at(-1)?.fields.texts).toMatchObject({ told_us: "Waiting is usual." }));
    expect(saves()).toEqual([]);
    await user.tab();
    await waitFor(() => expect(saves()).toHaveLength(1));
    expect(saves()[0]).toEqual({ ...summaryView.summary, told_us: "Waiting is usual." });
    await waitFor(() => expect(host.callsOf("draft.discard")).toHaveLength(1));
  });

  it("is as tall as its words, up to a limit", async () => {
    vi.spyOn(HTMLTextAreaElement.prototype, "scrollHeight", "get").mockImplementation(function (this: HTMLTextAreaElement) {
      return this.value.split("\n").length * 26;
    });
    vi.spyOn(HTMLTextAreaElement.prototype, "clientHeight", "get").mockImplementation(function (this: HTMLTextAreaElement) {
      return this.rows * 26;
    });
    await write();
    const box = await part("What people told us");
    expect(box).toHaveAttribute("rows", "2");
    await user.type(box, "1{Enter}2{Enter}3{Enter}4{Enter}5{Enter}6{Enter}7");
    expect(box).toHaveAttribute("rows", "7");
    await user.type(box, "{Enter}".repeat(20));
    expect(box).toHaveAttribute("rows", "14");
    vi.restoreAllMocks();
  });

  it("says Saved only after an answer", async () => {
    let answer: () => void = () => undefined;
    await write({ "draft.put": ({ rev }) => new Promise((settle) => (answer = () => settle({ rev, saved_at: "10:42:08" }))) });
    await user.type(await part("Agreed actions"), "a");
    await waitFor(() => expect(host.callsOf("draft.put")).toHaveLength(1));
    expect(screen.queryByText("Saved on this laptop")).toBeNull();
    answer();
    expect(await screen.findByText("Saved on this laptop")).toBeVisible();
  });

  it("loses nothing when the summary cannot be kept: the draft stays, with the words", async () => {
    await write({ "summary.save": () => refuse("disk-full", "The disk is full.") });
    await user.type(await part("Agreed actions"), "Rota by Friday.");
    await user.tab();
    expect(await screen.findByText("The disk is full.")).toBeVisible();
    expect(await part("Agreed actions")).toHaveValue("Rota by Friday.");
    expect(host.callsOf("draft.discard")).toEqual([]);
    await waitFor(() => expect((host.callsOf("draft.put") as DraftPut[]).at(-1)?.text).toContain("Rota by Friday."));
  });

  it("keeps the words when the screen is left without a word", async () => {
    const { unmount } = await write();
    await user.type(await part("Agreed actions"), "Rota");
    unmount();
    await waitFor(() => expect(saves().at(-1)).toMatchObject({ agreed: "Rota" }));
  });

  it("brings back words that a crash kept from the summary", async () => {
    const draft: Draft = { id: "d", purpose: "summary", record: visitId, rev: 3, text: "More", caret: 0, fields: { texts: { told_us: "Told at night." }, nothing: ["agreed"], level: "not-seen" }, saved_at: "10:42:07" };
    await write({ "draft.list": () => [draft] });
    expect(await screen.findByText(/Your words from 10:42:07 are here/)).toBeVisible();
    expect(await part("What people told us")).toHaveValue("Told at night.");
    expect(screen.getByRole("radio", { name: "Not seen" })).toBeChecked();
    await user.click(await part("Concerns"));
    await user.tab();
    await waitFor(() => expect(saves()[0]).toMatchObject({ told_us: "Told at night.", nothing: ["agreed"], level: "not-seen" }));
    await waitFor(() => expect(host.callsOf("draft.discard")).toEqual([{ id: "d" }]));
  });

  it("asks for a word or a tick under each part before going on", async () => {
    await write();
    await user.click(screen.getByRole("button", { name: "Save and continue" }));
    expect(await screen.findByRole("link", { name: "Write about “What people told us”, or tick “Nothing to report”" })).toBeVisible();
    expect(location.hash).toBe("");
    await user.click(screen.getByRole("checkbox", { name: "Nothing to report under What people told us" }));
    await user.click(screen.getByRole("checkbox", { name: "Nothing to report under Agreed actions" }));
    await user.click(screen.getByRole("button", { name: "Save and continue" }));
    await waitFor(() => expect(location.hash).toBe(`#/visits/${visitId}/publish`));
    expect(saves().at(-1)).toMatchObject({ nothing: ["told_us", "agreed"] });
  });

  it("offers no level above the cap, and says why", async () => {
    const { container } = await write();
    expect(screen.queryByRole("radio", { name: "Assured" })).toBeNull();
    expect(screen.queryByRole("radio", { name: "Mostly assured" })).toBeNull();
    expect(screen.getByText("An immediate concern from this visit is still open.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Why not higher?" })).toHaveAttribute("href", `#/visits/${visitId}/level`);
    await user.click(screen.getByRole("radio", { name: "Partly assured" }));
    expect(await part("Why this level?")).toBeVisible();
    await expectAccessible(container);
  });
});

describe("the notes beside it", () => {
  it("go into the part that one is in, and out again", async () => {
    await write();
    await user.click(await part("Concerns"));
    await user.click(within(notes()).getAllByRole("button", { name: "Add to Concerns" })[0] as HTMLElement);
    const words = (await part("Concerns")).value;
    expect(words).toContain("\nTwo call bells ringing in the bay when we came in. First answered after 6 minutes.");
    expect(within(notes()).getAllByText("In Concerns", { exact: false })).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Not used 3" })).toBeVisible();
    await waitFor(() => expect(saves().at(-1)?.concerns).toBe(words));
    await user.click(within(notes()).getAllByRole("button", { name: "Take out" })[1] as HTMLElement);
    expect(await part("Concerns")).toHaveValue(summaryView.summary.concerns);
  });

  it("are one key away", async () => {
    await write();
    const box = await part("Concerns");
    await user.click(box);
    await user.keyboard("{F6}");
    expect(notes()).toHaveFocus();
    await user.keyboard("{F6}");
    expect(box).toHaveFocus();
  });

  it("are words, or the answer to a prompt, and are recognised as long as their words stand", () => {
    const answer = noteRow("a", "2026-11-24T10:00:00Z", { prompt: "WG01", rating: "not-seen" }, { prompt_text: "Are there enough staff?" });
    expect(wordsOf(answer)).toBe("Are there enough staff? Not seen.");
    const bells = noteRow("b", "2026-11-24T10:00:00Z", { text: "Two  bells ringing." });
    const texts = { went_well: "", told_us: "", concerns: withNote("One.", bells), agreed: "" };
    expect(usedIn(bells, texts)).toBe("concerns");
    expect(usedIn(answer, texts)).toBeUndefined();
    expect(withoutNote(texts.concerns, bells)).toBe("One.");
    expect(withoutNote("Bells rang.", bells)).toBe("Bells rang.");
  });
});
