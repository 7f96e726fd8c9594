import { expect, it } from "vitest";
import { plainWords, readPage } from "./markdown";
import { helpPages } from "./pages";

it("reads title, headings, paragraphs and lists", () => {
  const page = readPage("# Locking\n\nIt locks\nby itself.\n\n## How\n- Press `Ctrl+L`\n- Or **wait**\n  a while\n\n1. One\n2. Two\n");
  expect(page.title).toBe("Locking");
  expect(page.blocks).toEqual([
    { kind: "paragraph", words: [{ kind: "words", text: "It locks by itself." }] },
    { kind: "heading", level: 2, text: "How" },
    {
      kind: "bullets",
      items: [
        [{ kind: "words", text: "Press " }, { kind: "code", text: "Ctrl+L" }],
        [{ kind: "words", text: "Or " }, { kind: "strong", text: "wait" }, { kind: "words", text: " a while" }],
      ],
    },
    { kind: "steps", items: [[{ kind: "words", text: "One" }], [{ kind: "words", text: "Two" }]] },
  ]);
});

it("leaves what it does not know as it was written", () => {
  expect(plainWords(readPage("# T\n\nA * star and <b>no tag</b> and 3 - 2"))).toBe("T A * star and <b>no tag</b> and 3 - 2");
});

it("reads every page that is shipped: a title, and something under it", () => {
  expect(helpPages.length).toBeGreaterThan(8);
  for (const page of helpPages) {
    expect(page.title, page.id).not.toBe("");
    expect(page.blocks.length, page.id).toBeGreaterThan(0);
    expect(page.words, page.id).not.toMatch(/(^|\s)(#{1,6}|\||```)(\s|$)/);
  }
});
