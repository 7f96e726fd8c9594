import { plainWords, readPage, type Page } from "./markdown";

/** The help that comes with the app: plain files that anybody may edit. */
const files = import.meta.glob<string>("../../../../assets/help/*.md", { query: "?raw", import: "default", eager: true });

export interface HelpPage extends Page {
  /** The file's name without its number: "keyboard". */
  id: string;
  words: string;
}

export const helpPages: readonly HelpPage[] = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, source]) => {
    const page = readPage(source);
    const id = (path.split("/").at(-1) ?? "").replace(/^\d+-/, "").replace(/\.md$/, "");
    return { ...page, id, words: plainWords(page) };
  });

/** Pages in which every word of the query stands, in any order. */
export function findPages(query: string): readonly HelpPage[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return helpPages.filter((page) => wanted.every((word) => page.words.toLowerCase().includes(word)));
}
