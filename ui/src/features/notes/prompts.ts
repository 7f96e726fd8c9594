import type { PromptView, TemplateView } from "../../lib/ipc/generated";

/** A record by its name. */
export interface Named {
  id: string;
  text: string;
}

/** Every prompt of some sets, in order. */
export function promptsOf(sets: readonly TemplateView[]): PromptView[] {
  return sets.flatMap((set) => set.sections).flatMap((section) => section.prompts);
}

/**
 * The prompts to choose from: those of the visit's sets. The one that the note answers now stays among
 * them, whichever set it is from.
 */
export function promptChoices(visits: readonly PromptView[], every: readonly PromptView[], now: string | null, known: Named | undefined): { value: string; text: string }[] {
  const choice = ({ id, text }: Named) => ({ value: id, text });
  const choices = visits.map(choice);
  if (!now || choices.some((one) => one.value === now)) return choices;
  return [...choices, choice(every.find((one) => one.id === now) ?? { id: now, text: known?.id === now ? known.text : now })];
}
