/** A run of words within a line. */
export type Inline = { kind: "words" | "strong" | "code"; text: string };

export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "paragraph"; words: Inline[] }
  | { kind: "bullets" | "steps"; items: Inline[][] };

export interface Page {
  title: string;
  blocks: Block[];
}

/**
 * Reads the small part of Markdown that help is written in: one `#` title, `##` and `###` headings,
 * paragraphs, `-` and `1.` lists, `**bold**` and `` `code` ``. Anything else stays as it was written.
 */
export function readPage(source: string): Page {
  const page: Page = { title: "", blocks: [] };
  for (const chunk of source.replaceAll("\r\n", "\n").split(/\n{2,}/)) {
    for (const block of readChunk(chunk.trim())) {
      if (block.kind === "title") page.title = block.text;
      else page.blocks.push(block);
    }
  }
  return page;
}

type Found = Block | { kind: "title"; text: string };

function readChunk(chunk: string): Found[] {
  if (chunk === "") return [];
  const [first = "", ...rest] = chunk.split("\n");
  const heading = /^(#{1,3}) (.+)$/.exec(first);
  if (heading) {
    const text = heading[2] ?? "";
    const level = heading[1]?.length;
    const found: Found = level === 1 ? { kind: "title", text } : { kind: "heading", level: level === 2 ? 2 : 3, text };
    return [found, ...readChunk(rest.join("\n").trim())];
  }
  const list = listOf(chunk);
  return [list ?? { kind: "paragraph", words: readInline(chunk.replaceAll("\n", " ")) }];
}

const MARKS = { bullets: /^- /, steps: /^\d+\. / } as const;

function listOf(chunk: string): Block | undefined {
  for (const kind of ["bullets", "steps"] as const) {
    if (!MARKS[kind].test(chunk)) continue;
    const items: string[] = [];
    for (const line of chunk.split("\n")) {
      if (MARKS[kind].test(line)) items.push(line.replace(MARKS[kind], ""));
      else items.push(`${items.pop() ?? ""} ${line.trim()}`);
    }
    return { kind, items: items.map(readInline) };
  }
  return undefined;
}

export function readInline(text: string): Inline[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== "")
    .map((piece): Inline => {
      if (piece.startsWith("**") && piece.endsWith("**")) return { kind: "strong", text: piece.slice(2, -2) };
      if (piece.startsWith("`") && piece.endsWith("`")) return { kind: "code", text: piece.slice(1, -1) };
      return { kind: "words", text: piece };
    });
}

/** All words of a page, for finding. */
export function plainWords(page: Page): string {
  const said = (words: Inline[]) => words.map((word) => word.text).join("");
  const lines = page.blocks.map((block) => {
    if (block.kind === "heading") return block.text;
    return block.kind === "paragraph" ? said(block.words) : block.items.map(said).join(" ");
  });
  return [page.title, ...lines].join(" ");
}
