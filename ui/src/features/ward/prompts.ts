import type { AskedIf, NoteRow, PromptView, Rating, TemplateView } from "../../lib/ipc/generated";
import { ratingWords } from "../../lib/words/notes";

/** The prompts of a set in their order. */
export function allPrompts(set: TemplateView): PromptView[] {
  return set.sections.flatMap((section) => section.prompts);
}

/** Prompts that stand together under a title. */
export interface Group {
  id: string;
  title: string;
  prompts: PromptView[];
}

/** A section as this visit asks it: its prompts, and those that wait for an answer to another. */
export interface AskedSection extends Group {
  waiting: Group[];
}

/** A prompt set as one visit asks it. */
export interface AskedSet {
  /** What is asked now, in order. */
  asked: PromptView[];
  sections: AskedSection[];
  /** Sections that this visit does not look at. */
  leftOut: Group[];
}

/** The answers given to each prompt. */
export function answersOf(notes: readonly NoteRow[]): ReadonlyMap<string, ReadonlySet<Rating>> {
  const found = new Map<string, Set<Rating>>();
  for (const { note } of notes) {
    if (!note.prompt || !note.rating) continue;
    found.set(note.prompt, (found.get(note.prompt) ?? new Set<Rating>()).add(note.rating));
  }
  return found;
}

/** "Asked only if “How many were short of breath?” is answered Not met". */
export function conditionWords(condition: AskedIf, prompts: readonly PromptView[]): string {
  const earlier = prompts.find((prompt) => prompt.id === condition.prompt);
  const labels = condition.answers.map((rating) => earlier?.scale.find((one) => one.rating === rating)?.label ?? ratingWords[rating]);
  return `Asked only if “${earlier?.text ?? condition.prompt}” is answered ${labels.join(" or ")}`;
}

/** Sorts a set by what the visit leaves out (`set:section`) and by what was answered so far. */
export function askedSet(set: TemplateView, leftOut: readonly string[], answers: ReadonlyMap<string, ReadonlySet<Rating>>): AskedSet {
  const all = allPrompts(set);
  const met = ({ asked_if }: PromptView) => !asked_if || asked_if.answers.some((rating) => answers.get(asked_if.prompt)?.has(rating));
  const out = (id: string) => leftOut.includes(`${set.id}:${id}`);
  const sections = set.sections
    .filter((section) => !out(section.id))
    .map(({ id, title, prompts }): AskedSection => ({ id, title, prompts: prompts.filter(met), waiting: byCondition(prompts.filter((prompt) => !met(prompt)), all) }));
  return { asked: sections.flatMap((section) => section.prompts), sections, leftOut: set.sections.filter((section) => out(section.id)) };
}

function byCondition(waiting: readonly PromptView[], all: readonly PromptView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const prompt of waiting) {
    if (!prompt.asked_if) continue;
    const title = conditionWords(prompt.asked_if, all);
    const group = groups.get(title) ?? { id: prompt.id, title, prompts: [] };
    groups.set(title, { ...group, prompts: [...group.prompts, prompt] });
  }
  return [...groups.values()];
}

/** The prompts that a note speaks about. "Not seen" is an answer too. */
export function spokenOf(notes: readonly NoteRow[]): ReadonlySet<string> {
  return new Set(notes.flatMap((row) => (row.note.prompt ? [row.note.prompt] : [])));
}

/** Those without a note, beginning after the one in view and going round. */
export function stillToLookAt(asked: readonly PromptView[], spoken: ReadonlySet<string>, inView: string | undefined): PromptView[] {
  const at = asked.findIndex((prompt) => prompt.id === inView);
  return [...asked.slice(at + 1), ...asked.slice(0, Math.max(at, 0))].filter((prompt) => !spoken.has(prompt.id));
}

/** The first without an answer, beginning after the one in view and going round; none when all have one. */
export function nextOpen(asked: readonly PromptView[], answered: { has: (id: string) => boolean }, inView: string | undefined): string | undefined {
  const open = (prompt: PromptView) => !answered.has(prompt.id);
  const at = asked.findIndex((prompt) => prompt.id === inView);
  return (asked.slice(at + 1).find(open) ?? asked.find(open))?.id;
}

/** The prompt before or after the one in view, going round. */
export function stepFrom(asked: readonly PromptView[], inView: string | undefined, by: 1 | -1): string | undefined {
  const at = asked.findIndex((prompt) => prompt.id === inView);
  const from = at < 0 && by < 0 ? 0 : at;
  return asked.at((from + by + asked.length) % Math.max(asked.length, 1))?.id;
}

/** Prompts that have every word of `words` in what they ask or look for. */
export function findPrompts(prompts: readonly PromptView[], words: string): PromptView[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return prompts.filter(({ text, look_for }) => {
    const said = `${text} ${look_for}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
