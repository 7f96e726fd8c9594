import type { Decision, Meta } from "../../lib/ipc/generated";
import { me } from "../../lib/state/session.svelte";

/** What can be decided on a piece of intelligence, in the order offered. */
export const decisions: readonly { value: Decision; text: string; hint?: string }[] = [
  { value: "raise-concern", text: "Raise a concern", hint: "You go on to raise it." },
  { value: "ask-provider", text: "Ask the provider" },
  { value: "visit", text: "Look at it on a visit" },
  { value: "watch", text: "Watch for more like it" },
  { value: "no-action", text: "Nothing more", hint: "Say why. Nothing is filed and forgotten." },
];

/** "Waiting 12 days". */
export function waiting(days: number): string {
  if (days === 0) return "Came in today";
  return days === 1 ? "Waiting 1 calendar day" : `Waiting ${days} calendar days`;
}

/** One's own, not shared yet and not in the bin: its words may still be put right. */
export function changeable(meta: Meta): boolean {
  return meta.audience === "private" && meta.author === me()?.person && !meta.binned;
}
