import type { AppEvent } from "../ipc/generated";

/** The part of a change set that queries care about: which kinds of record, and which ones. */
export type Change = Extract<AppEvent, { type: "changed" }>;

type Heard = (change: Change) => void;
const listeners = new Set<Heard>();

/** Tells every live query that something was written. Called by the app's one event listener. */
export function announce(change: Change): void {
  for (const heard of listeners) heard(change);
}

/** Answers with the function that stops listening. */
export function onChange(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
