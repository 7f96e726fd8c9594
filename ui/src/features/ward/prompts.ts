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

/** Where to begin: the first without a note, or the first. */
export function firstOpen(prompts: readonly PromptView[], spoken: ReadonlySet<string>): number {
  return Math.max(0, prompts.findIndex((prompt) => !spoken.has(prompt.id)));
}
