import type { Observation, Rating, Sort, Source, Strength } from "../ipc/generated";

/** The four kinds of note, as on their buttons. */
export const sortWords: Record<Sort, string> = { saw: "Saw", heard: "Heard", concern: "Concern", good: "Good practice" };

/** The mark beside each kind; a name of the kit's shapes. */
export const sortShapes = { saw: "seen", heard: "told", concern: "worry", good: "good" } as const satisfies Record<Sort, string>;

/** Who or what a note came from, as one reads it after "How we know". */
export const sourceWords: Record<Source, string> = {
  seen: "I saw it",
  patient: "A patient",
  carer: "A carer or relative",
  staff: "A member of staff",
  record: "A care record",
  figure: "A figure",
  partner: "Another organisation",
  document: "A document",
};

export const sourceOptions = (Object.keys(sourceWords) as Source[]).map((value) => ({ value, text: sourceWords[value] }));

/** The source that goes with a kind until the person says otherwise. */
export function usualSource(sort: Sort): Source {
  return sort === "heard" ? "patient" : "seen";
}

/** How strong a piece of evidence is, strongest first: its word, its bars of four, and what it means. */
export const strengthWords: Record<Strength, { word: string; bars: number; means: string }> = {
  seen: { word: "Seen", bars: 4, means: "We saw it" },
  told: { word: "Told", bars: 3, means: "Somebody who was there told us" },
  "paper-only": { word: "On paper only", bars: 2, means: "It stands on paper, and nothing else shows it" },
  asserted: { word: "Claimed", bars: 1, means: "It is claimed, and nothing shows it" },
};

const usualStrength: Record<Source, Strength> = { seen: "seen", patient: "told", carer: "told", staff: "told", partner: "told", record: "paper-only", document: "paper-only", figure: "paper-only" };

/** How strong evidence from a source is, unless its author weighs it differently. */
export function strengthOf(source: Source): Strength {
  return usualStrength[source];
}

/** Answers to prompts, for where the prompt set is not at hand. */
export const ratingWords: Record<Rating, string> = {
  assured: "Assured",
  "mostly-assured": "Mostly assured",
  "partly-assured": "Partly assured",
  "not-assured": "Not assured",
  "very-good": "Very good",
  good: "Good",
  mixed: "Mixed",
  poor: "Poor",
  met: "Met",
  "not-met": "Not met",
  "not-seen": "Not seen",
  "could-not-tell": "Could not tell",
  "not-applicable": "Does not apply here",
};

/** What stands in the margin beside a note: "Heard", or "Answer" when it is a prompt's answer with no words of its own. */
export function kindOf(note: Pick<Observation, "sort" | "rating" | "text">): string {
  if (note.rating && note.text.trim() === "") return "Answer";
  return note.sort ? sortWords[note.sort] : "Note";
}

/** The note's mark: its kind, or how we know it. */
export function shapeOf(note: Pick<Observation, "sort" | "source">): "seen" | "told" | "worry" | "good" | "paper" | "number" {
  if (note.sort === "concern" || note.sort === "good") return sortShapes[note.sort];
  if (note.source === "figure") return "number";
  if (note.source === "record" || note.source === "document") return "paper";
  return note.sort ? sortShapes[note.sort] : "seen";
}
