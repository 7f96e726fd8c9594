import type { TemplateView } from "../../lib/ipc/generated";

/** A record by its name. */
export interface Named {
  id: string;
  text: string;
}

/**
 * The prompts to choose from: those of the visit's set. The one that the note answers now stays among
 * them, whichever set it is from.
 */
export function promptChoices(template: TemplateView | undefined, sets: readonly TemplateView[], now: string | null, known: Named | undefined): { value: string; text: string }[] {
  const of = (set: TemplateView) => set.sections.flatMap((section) => section.prompts).map(({ id, text }) => ({ value: id, text }));
  const choices = template ? of(template) : [];
  if (!now || choices.some((one) => one.value === now)) return choices;
  const elsewhere = sets.flatMap(of).find((one) => one.value === now);
  return [...choices, elsewhere ?? { value: now, text: known?.id === now ? known.text : now }];
}
