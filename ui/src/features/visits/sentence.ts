import type { NoteRow, VisitRow } from "../../lib/ipc/generated";
import { capital, countInWords, list } from "../../lib/text/words";

/** What was written on a visit, in a sentence. */
export function notesSentence(notes: readonly NoteRow[]): string {
  if (notes.length === 0) return "No notes yet.";
  const concerns = notes.filter((row) => row.note.sort === "concern").length;
  const good = notes.filter((row) => row.note.sort === "good").length;
  const among = [concerns > 0 && countInWords(concerns, "concern"), good > 0 && `${countInWords(good, "piece")} of good practice`].filter((words): words is string => !!words);
  return `${capital(countInWords(notes.length, "note"))}${among.length > 0 ? `: ${list(among)} among them` : ""}.`;
}

/** What stands at the right of a visit in the list. */
export function stateOf(visit: VisitRow): { kind: "done" | "part" | "todo"; words: string } {
  if (visit.published) return { kind: "done", words: "Published" };
  return visit.notes > 0 ? { kind: "part", words: "Summary to write" } : { kind: "todo", words: "No notes yet" };
}
