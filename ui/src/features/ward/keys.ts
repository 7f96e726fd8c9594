import type { Sort } from "../../lib/ipc/generated";

const kinds: Readonly<Record<string, Sort>> = { Digit1: "saw", Digit2: "heard", Digit3: "concern", Digit4: "good" };

/** Alt+1 to Alt+4 choose the kind. Asked by the key's place: with Alt, some layouts write other signs. */
export function kindForKey(event: Pick<KeyboardEvent, "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">): Sort | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  return kinds[event.code];
}
