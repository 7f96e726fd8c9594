import type { NoteRow, Section } from "../../lib/ipc/generated";
import { ratingWords } from "../../lib/words/notes";
import { sections } from "../../lib/words/visits";

/** What a note gives to write from: its words, or its answer when it has none. */
export function wordsOf({ note, prompt_text }: NoteRow): string {
  if (note.text.trim() !== "") return note.text.trim();
  const answer = note.rating ? ratingWords[note.rating] : "";
  return [prompt_text ?? note.prompt, answer && `${answer}.`].filter(Boolean).join(" ");
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/gu, " ").trim();

/** The part that a note's words stand in, if they still do. Words that were put another way count as not used. */
export function usedIn(row: NoteRow, texts: Readonly<Record<Section, string>>): Section | undefined {
  const beginning = plain(wordsOf(row)).slice(0, 60);
  return beginning === "" ? undefined : sections.find((section) => plain(texts[section]).includes(beginning));
}

/** A note's words on a line of their own at the end of a part. */
export function withNote(text: string, row: NoteRow): string {
  return text.trim() === "" ? wordsOf(row) : `${text.trimEnd()}\n${wordsOf(row)}`;
}

/** The part without the note's words; unchanged when they were put another way. */
export function withoutNote(text: string, row: NoteRow): string {
  const words = wordsOf(row);
  const at = text.indexOf(words);
  if (at < 0) return text;
  return `${text.slice(0, at).trimEnd()}\n${text.slice(at + words.length).trimStart()}`.trim();
}
