import type { NoteRow, VisitRow, VisitView } from "../../lib/ipc/generated";
import { day } from "../../lib/text/dates";
import { capital, countInWords, list } from "../../lib/text/words";

/** What was written on a visit, in a sentence. */
export function notesSentence(notes: readonly NoteRow[]): string {
  if (notes.length === 0) return "No notes yet.";
  const concerns = notes.filter((row) => row.note.sort === "concern").length;
  const good = notes.filter((row) => row.note.sort === "good").length;
  const among = [concerns > 0 && countInWords(concerns, "concern"), good > 0 && `${countInWords(good, "piece")} of good practice`].filter((words): words is string => !!words);
  return `${capital(countInWords(notes.length, "note"))}${among.length > 0 ? `: ${list(among)} among them` : ""}.`;
}

/** Nobody has arrived yet, and nothing was written. */
export function isPlanned({ visit, notes }: VisitView): boolean {
  return !visit.started && notes.length === 0;
}

/** Who reads the notes: each is its author's until they hand it over. */
function whoReads({ shared, notes }: VisitView): string {
  const waiting = notes.filter((row) => !row.author && !row.handed_over).length;
  if (!shared || waiting === notes.length) return "Only you can read them.";
  return waiting === 0 ? "The team of the visit can read them." : `${capital(countInWords(waiting, "note"))} of yours ${waiting === 1 ? "is" : "are"} not with the team yet.`;
}

/** The first sentence of a visit's page. */
export function leadOf(view: VisitView): string {
  if (isPlanned(view)) return view.visit.date ? `Planned for ${day(view.visit.date)}. Nobody has been there yet.` : "Planned. The day is not said yet.";
  return `${notesSentence(view.notes)} ${view.published ? "The summary is published." : whoReads(view)}`;
}

/** What stands at the right of a visit in the list. */
export function stateOf(visit: VisitRow): { kind: "done" | "part" | "todo" | "wait"; words: string } {
  if (visit.planned) return { kind: "wait", words: "Planned" };
  if (visit.published) return { kind: "done", words: "Published" };
  return visit.notes > 0 ? { kind: "part", words: "Summary to write" } : { kind: "todo", words: "No notes yet" };
}
