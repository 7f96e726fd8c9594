import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { hundreds, layFirst, safety, withSets } from "../../dev/made-up/prompts";
import { noteRow, visitId, visitView } from "../../dev/made-up/visit";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import type { NoteRow, NoteSave, TemplateView } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost } from "../../test/host";
import { leftAt } from "./leftAt";
import { answersOf, askedSet, conditionWords, findPrompts, nextOpen, stepFrom } from "./prompts";
import Ward from "./Ward.svelte";

let host: FakeHost;
const user = userEvent.setup();
const side = () => screen.getByRole("complementary", { name: "What to look for" });
const inView = () => side().querySelector(".wd-prompt")?.textContent;
const fold = (name: RegExp) => within(side()).getByRole("button", { name });
const saved = () => host.callsOf("note.save") as NoteSave[];

async function open(sets: TemplateView[], as: Record<string, string> = {}, notes: NoteRow[] = []) {
  host = openHost({ ...notebook(), "visit.view": () => ({ ...withSets(visitView, sets), notes }) }, as);
  const shown = render(Ward, { params: { id: visitId }, search: {} });
  await screen.findByRole("complementary", { name: "What to look for" });
  return shown;
}

beforeEach(() => {
  leftAt.clear();
  location.hash = "";
});

describe("a prompt", () => {
  it("shows its own answers, and says what would answer it and what it needs", async () => {
    const { container } = await open([safety]);
    expect(inView()).toBe("Are observations on time?");
    const said = side();
    for (const words of ["Fundamental standard · Regulation 12", "You can go by: a sample of records, what staff say.", "To count as met this needs: a sample of records.", "Did the records you looked at meet this?"]) expect(said).toHaveTextContent(words);
    expect(within(said).getAllByRole("radio").map((radio) => (radio as HTMLInputElement).value)).toEqual(["met", "not-met", "not-seen"]);
    await user.click(within(said).getByRole("button", { name: "Next prompt" }));
    expect(screen.queryByText(/To count as met/)).toBeNull();
    expect(screen.getByRole("radio", { name: "Assured" })).toBeVisible();
    await expectAccessible(container);
  });

  it("that waits for another answer is folded with its reason until that answer is kept", async () => {
    await open([safety]);
    expect(side()).toHaveTextContent("1 of 2");
    await user.click(fold(/^Getting worse 2 of 2/));
    const reason = /^Asked only if “Are observations on time\?” is answered Not met/;
    await user.click(fold(reason));
    await user.click(within(side()).getByRole("button", { name: "What was done about those that were late?" }));
    expect(inView()).toBe("What was done about those that were late?");
    expect(side().querySelector(".wd-prompt")).toHaveFocus();
    expect(side()).toHaveTextContent("is answered Not met.");
    await user.click(within(side()).getAllByRole("button", { name: "Are observations on time?" })[0]!);
    await user.click(screen.getByRole("radio", { name: "Not met" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(inView()).toBe("What was done about those that were late?"));
    expect(side()).toHaveTextContent("2 of 3");
    expect(within(side()).queryByRole("button", { name: reason })).toBeNull();
  });

  it("stays to be looked at when only a colleague answered it, though what depends on the answer is asked", async () => {
    const theirs = noteRow("note-77", "2026-11-24T10:00:00Z", { text: "Two late", prompt: "TS01", rating: "not-met" }, { author: "Dr Ellis" });
    await open([safety], {}, [theirs]);
    expect(inView()).toBe("Are observations on time?");
    expect(side()).toHaveTextContent("1 of 3");
    expect(within(side()).getByRole("button", { name: "What was done about those that were late?" })).toBeVisible();
    expect(screen.getByText(/Your first note/)).toBeVisible();
  });

  it("of a section that the visit leaves out is folded and still answered when somebody wants to", async () => {
    await open([safety]);
    expect(within(side()).queryByRole("button", { name: /^Medicines/ })).toBeNull();
    await user.click(fold(/^Not part of this visit 1 section/));
    await user.click(fold(/^Medicines/));
    await user.click(within(side()).getByRole("button", { name: "Are medicines locked away?" }));
    expect(side()).toHaveTextContent("Not part of this visit.");
    await user.click(screen.getByRole("radio", { name: "Assured" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(saved()[0]?.note).toMatchObject({ prompt: "TS04", rating: "assured" }));
  });
});

describe("more than one set", () => {
  const sets = [safety, layFirst];
  const chooser = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Prompts" });

  it("is chosen from, and the choice and the prompt stay while the app runs", async () => {
    const { unmount } = await open(sets);
    expect(chooser()).toHaveValue("theme-safety");
    await user.selectOptions(chooser(), "First impressions");
    expect(inView()).toBe("How were you greeted?");
    await user.click(within(side()).getByRole("button", { name: "Next prompt" }));
    unmount();
    await open(sets);
    expect(chooser()).toHaveValue("lay-first-impressions");
    expect(inView()).toBe("Is it warm?");
  });

  it("begins with the lay members’ own for a lay member", async () => {
    await open(sets, { as: "lay-member" });
    expect(chooser()).toHaveValue("lay-first-impressions");
  });

  it("keeps the prompt a note is about in sight when another set is chosen", async () => {
    await open(sets);
    await user.click(screen.getByRole("radio", { name: "Met" }));
    await user.selectOptions(chooser(), "First impressions");
    expect(document.querySelector(".wd-about")).toHaveTextContent("Are observations on time? Met");
  });

  it("needs no choice when there is one", async () => {
    await open([safety]);
    expect(screen.queryByRole("combobox", { name: "Prompts" })).toBeNull();
  });
});

describe("five hundred prompts", () => {
  it("are not on the page until they are asked for, and are found by words with the keyboard alone", async () => {
    const { container } = await open([hundreds]);
    expect(side()).toHaveTextContent("1 of 500");
    expect(within(side()).getAllByRole("button").length).toBeLessThan(30);
    const find = within(side()).getByRole("searchbox", { name: "Find a prompt" });
    find.focus();
    await user.keyboard("blue folder 10");
    expect(side()).toHaveTextContent("2 prompts found");
    await user.keyboard("{Enter}");
    expect(inView()).toBe("Question 100 about part 2");
    expect(side().querySelector(".wd-prompt")).toHaveFocus();
    await user.clear(find);
    await user.type(find, "question");
    expect(side()).toHaveTextContent("500 prompts found");
    expect(within(side()).getAllByRole("button", { name: /^Question/ }).length).toBeLessThan(40);
    await user.clear(find);
    fold(/^Part 10 50 of 50/).focus();
    await user.keyboard("{Enter}");
    expect(fold(/^Part 10/)).toHaveAttribute("aria-expanded", "true");
    expect(within(side()).queryByRole("button", { name: "Question 500 about part 10" })).toBeNull();
    await user.click(within(side()).getByRole("button", { name: "25 more, of 25 left" }));
    expect(within(side()).getByRole("button", { name: "Question 500 about part 10" })).toBeVisible();
    await expectAccessible(container);
  });

  it("say when no prompt has the words", async () => {
    await open([hundreds]);
    await user.type(within(side()).getByRole("searchbox", { name: "Find a prompt" }), "nowhere");
    expect(side()).toHaveTextContent("No prompt has these words");
  });
});

describe("how strong", () => {
  it("follows the source, and is kept only when it is weighed otherwise", async () => {
    await open([safety]);
    const strong = () => document.querySelector(".hs p");
    const save = async () => {
      const before = saved().length;
      await user.type(screen.getByRole("textbox", { name: "What did you see or hear?" }), "Charts");
      await user.keyboard("{Control>}{Enter}{/Control}");
      await waitFor(() => expect(saved()).toHaveLength(before + 1));
      return saved().at(-1)?.note;
    };
    expect(strong()).toHaveTextContent("Seen");
    await user.selectOptions(screen.getByRole("combobox", { name: "How you know" }), "document");
    expect(strong()).toHaveTextContent("On paper only");
    expect(await save()).toMatchObject({ source: "document", strength: null });
    await user.selectOptions(screen.getByRole("combobox", { name: "How you know" }), "staff");
    await user.click(screen.getByRole("button", { name: "Weigh it differently" }));
    const group = screen.getByRole("group", { name: "How strong is it?" });
    await user.click(within(group).getByRole("button", { name: "Claimed" }));
    expect(strong()).toHaveTextContent("Claimed");
    await user.click(within(group).getByRole("button", { name: "Told" }));
    await user.click(within(group).getByRole("button", { name: "Claimed" }));
    expect(await save()).toMatchObject({ source: "staff", strength: "asserted" });
    await waitFor(() => expect(strong()).toHaveTextContent("Seen"));
  });
});

describe("the order of a set", () => {
  const none = answersOf([]);

  it("asks a prompt with a condition once any of its answers was given", () => {
    const answered = answersOf([noteRow("n1", "2026-11-24T10:00:00Z", { prompt: "TS01", rating: "met" }), noteRow("n2", "2026-11-24T10:01:00Z", { prompt: "TS01", rating: "not-met" })]);
    expect(askedSet(safety, [], none).asked.map((one) => one.id)).toEqual(["TS01", "TS03", "TS04", "TS05"]);
    expect(askedSet(safety, ["theme-safety:medicines"], answered).asked.map((one) => one.id)).toEqual(["TS01", "TS02", "TS03"]);
    expect(askedSet(safety, ["other:medicines"], none).leftOut).toEqual([]);
  });

  it("says a condition whose prompt is in no set", () => {
    expect(conditionWords({ prompt: "XX1", answers: ["poor", "not-seen"] }, [])).toBe("Asked only if “XX1” is answered Poor or Not seen");
  });

  it("goes round, from outside too", () => {
    const { asked } = askedSet(safety, [], none);
    expect(stepFrom(asked, "TS05", 1)).toBe("TS01");
    expect(stepFrom(asked, "TS01", -1)).toBe("TS05");
    expect(stepFrom(asked, "TS02", 1)).toBe("TS01");
    expect(stepFrom(asked, "TS02", -1)).toBe("TS05");
    expect(stepFrom([], undefined, 1)).toBeUndefined();
    expect(nextOpen(asked, new Set(["TS05", "TS01"]), "TS04")).toBe("TS03");
  });

  it("finds every word, wherever it stands", () => {
    expect(findPrompts([...askedSet(safety, [], none).asked], "charts OBSERV").map((one) => one.id)).toEqual(["TS01"]);
  });
});
