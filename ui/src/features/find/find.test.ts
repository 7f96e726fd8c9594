import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { SearchFind, SearchHit } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import Find from "./Find.svelte";

const user = userEvent.setup();
const hit = (id: string, kind: string, title: string): SearchHit => ({
  id,
  kind,
  title,
  detail: "Cedar Ward, 24 November 2026",
  snippet: [
    { text: "A patient said the ", hit: false },
    { text: "bell", hit: true },
    { text: " rang for long", hit: false },
  ],
  open: kind === "observation" ? "visit-1" : id,
});
const open = (search: Record<string, string> = {}) => render(Find, { params: {}, search });
const box = () => screen.getByRole("searchbox", { name: "Words, a name or a code" });

describe("finding", () => {
  it("looks as somebody types, says how many, marks the words and opens by kind", async () => {
    const host = openHost({ "search.find": () => ({ hits: [hit("n1", "observation", "Note, Cedar Ward"), hit("c1", "concern", "Call bells at night"), hit("r1", "response", "Answer")], next: null, words: "3 entries found." }) });
    const { container } = open();
    expect(box()).toHaveFocus();
    await user.type(box(), "bell");
    expect(await screen.findByText("3 entries found.")).toHaveAttribute("role", "status");
    expect(container.querySelectorAll("mark")).toHaveLength(3);
    expect(container.querySelector("mark")).toHaveTextContent("bell");
    expect(screen.getByRole("link", { name: "Note, Cedar Ward" })).toHaveAttribute("href", "#/notes/n1");
    expect(screen.getByRole("link", { name: "Call bells at night" })).toHaveAttribute("href", "#/concerns/c1");
    expect(screen.getByRole("link", { name: "Answer" })).toHaveAttribute("href", "#/records/r1/history");
    expect((host.callsOf("search.find") as SearchFind[]).at(-1)).toMatchObject({ query: "bell", kinds: [] });
    await expectAccessible(container);
  });

  it("opens a pack in the register, and a ward on its provider’s page when it says whose it is", async () => {
    const hits = [hit("p7", "pack", "CF-2026-0007"), { ...hit("s1", "service", "Cedar Ward"), open: "org-1" }, { ...hit("t1", "site", "North site"), open: "org-1" }, hit("t2", "site", "Nobody’s site")];
    openHost({ "search.find": () => ({ hits, next: null, words: "4 entries found." }) });
    const { container } = open({ words: "bell" });
    expect(await screen.findByRole("link", { name: "CF-2026-0007" })).toHaveAttribute("href", "#/packs");
    expect(screen.getByRole("link", { name: "Cedar Ward" })).toHaveAttribute("href", "#/providers/org-1");
    expect(screen.getByRole("link", { name: "North site" })).toHaveAttribute("href", "#/providers/org-1");
    expect(screen.getByRole("link", { name: "Nobody’s site" })).toHaveAttribute("href", "#/records/t2/history");
    expect(screen.getByText(/^Ward or service, /)).toBeVisible();
    await expectAccessible(container);
  });

  it("starts with the words of the address, and looks in one kind only when asked", async () => {
    const host = openHost({ "search.find": ({ kinds }) => ({ hits: kinds.length > 0 ? [] : [hit("n1", "observation", "Note")], next: null, words: "1 entry found." }) });
    open({ words: "bell" });
    await screen.findByRole("link", { name: "Note" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Look in" }), "Concerns");
    expect(await screen.findByText("Nothing found for “bell”")).toBeVisible();
    expect((host.callsOf("search.find") as SearchFind[]).at(-1)?.kinds).toEqual(["concern"]);
    await user.click(screen.getByRole("button", { name: "Look in everything" }));
    expect(await screen.findByRole("link", { name: "Note" })).toBeVisible();
  });

  it("never shows an older answer for newer words", async () => {
    const waiting: ((found: { hits: SearchHit[]; next: null; words: string }) => void)[] = [];
    openHost({ "search.find": () => new Promise((resolve) => waiting.push(resolve)) });
    open();
    await user.type(box(), "be");
    await waitFor(() => expect(waiting).toHaveLength(1));
    await user.type(box(), "ll");
    await waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.({ hits: [hit("n2", "observation", "Newer")], next: null, words: "1 entry found." });
    await screen.findByRole("link", { name: "Newer" });
    waiting[0]?.({ hits: [hit("n1", "observation", "Older")], next: null, words: "1 entry found." });
    await Promise.resolve();
    expect(screen.queryByRole("link", { name: "Older" })).toBeNull();
  });

  it("says what went wrong and tries again", async () => {
    const host = openHost({ "search.find": () => refuse("busy", "The notebook is busy.") });
    open({ words: "bell" });
    expect(await screen.findByText("The notebook is busy.")).toBeVisible();
    host.on("search.find", () => ({ hits: [hit("n1", "observation", "Note")], next: null, words: "1 entry found." }));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "Note" })).toBeVisible();
  });
});
