import type { NoteRow, PromptView, TemplateView } from "../../lib/ipc/generated";

/** The prompts of a set in the order they are asked. */
export function allPrompts(template: TemplateView | null): PromptView[] {
  return template?.sections.flatMap((section) => section.prompts) ?? [];
}

/** The prompts that a note speaks about. "Not seen" is an answer too. */
export function spokenOf(notes: readonly NoteRow[]): ReadonlySet<string> {
  return new Set(notes.flatMap((row) => (row.note.prompt ? [row.note.prompt] : [])));
}

/** Those without a note, beginning after the one in view and going round. */
export function stillToLookAt(prompts: readonly PromptView[], spoken: ReadonlySet<string>, at: number): PromptView[] {
  const round = [...prompts.slice(at + 1), ...prompts.slice(0, at)];
  return round.filter((prompt) => !spoken.has(prompt.id));
}

/** The prompts that have an answer. "Not seen" is one; words without an answer are not. */
export function answeredOf(notes: readonly NoteRow[]): ReadonlySet<string> {
  return new Set(notes.flatMap((row) => (row.note.prompt && row.note.rating ? [row.note.prompt] : [])));
}

/** The first without an answer, beginning after the one in view and going round; -1 when all have one. */
export function nextOpen(prompts: readonly PromptView[], answered: ReadonlySet<string>, at: number): number {
  const open = (prompt: PromptView) => !answered.has(prompt.id);
  const after = prompts.findIndex((prompt, place) => place > at && open(prompt));
  return after < 0 ? prompts.findIndex(open) : after;
}
