import type { Role, TemplateView } from "../../lib/ipc/generated";

/** Where somebody was among the prompts of a visit. */
interface Place {
  set?: string;
  prompt?: string;
}

/** By visit, while the app runs: whoever looks at the stop card comes back to the same prompt. */
export const leftAt = new Map<string, Place>();

/** Keeps where somebody is. */
export function keepPlace(visit: string, place: Place): void {
  leftAt.set(visit, { ...leftAt.get(visit), ...place });
}

/** The set to begin with: the one left at, then the lay members' for a lay member, then the visit's first. */
export function firstSet(visit: string, sets: readonly TemplateView[], role: Role | undefined): TemplateView | undefined {
  const before = leftAt.get(visit)?.set;
  const lay = role === "lay-member" ? sets.find((set) => set.id.startsWith("lay-")) : undefined;
  return sets.find((set) => set.id === before) ?? lay ?? sets[0];
}
