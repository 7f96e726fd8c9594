import type { Changes } from "../ipc/generated";

type Heard = (changes: Changes) => void;
const listeners = new Set<Heard>();

/** Tells every live query that something was written. Called by the app's one event listener. */
export function announce(changes: Changes): void {
  for (const heard of listeners) heard(changes);
}

/** Answers with the function that stops listening. */
export function onChange(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
