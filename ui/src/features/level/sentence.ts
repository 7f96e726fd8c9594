import type { AnswerThatStands, Assurance, PromptStanding, Source } from "../../lib/ipc/generated";
import { sourceWords } from "../../lib/words/notes";
import { assuranceWords } from "../../lib/words/visits";

/** The highest level, in a sentence. */
export function levelSentence(highest: Assurance): string {
  if (highest === "assured") return "Every level can be chosen.";
  if (highest === "not-seen") return "Too little was seen to say how assured you are.";
  if (highest === "not-assured") return "No level above “not assured” can be chosen.";
  return `Not more than ${assuranceWords[highest].toLowerCase()}.`;
}

/** Prompts under the part of the list that they are in, in its order. */
export function bySection(prompts: readonly PromptStanding[]): { title: string; prompts: PromptStanding[] }[] {
  const found: { title: string; prompts: PromptStanding[] }[] = [];
  for (const prompt of prompts) {
    const section = found.find((one) => one.title === prompt.section);
    if (section) section.prompts.push(prompt);
    else found.push({ title: prompt.section, prompts: [prompt] });
  }
  return found;
}

/** The word of an answer on the prompt's own scale. */
export function answerOf(prompt: PromptStanding, rating: string): string {
  return prompt.scale.find((answer) => answer.rating === rating)?.label ?? rating;
}

/** Who or what an answer came from, as one says it of somebody else. */
export function sourceOf(source: Source): string {
  return source === "seen" ? "Their own eyes" : sourceWords[source];
}

/** Which answer stands, in a sentence; where none does, that the difference is said. */
export function whatStands(prompt: PromptStanding, stands: AnswerThatStands): string {
  return stands.rating ? `What stands: ${answerOf(prompt, stands.rating).toLowerCase()}.` : "You still see it differently, and the report says so.";
}
