import type { AppStatus, Me } from "../ipc/generated";

interface Session {
  /** Where the app stands; none until the core has answered. */
  status: AppStatus | undefined;
  /** The screen is hidden: nothing of it is in the page. */
  hidden: boolean;
  /** Words of screens that were left, whose last save failed. */
  unsaved: readonly string[];
}

/** Set by the app; features read it. */
export const session: Session = $state({ status: undefined, hidden: false, unsaved: [] });

/** Who uses this device. Only call on screens that are shown while the vault is open. */
export function me(): Me | undefined {
  return session.status?.me ?? undefined;
}

/** Today on this device, as the core counts it: "2026-11-22". */
export function today(): string {
  return session.status?.today ?? "";
}

/** "laptop" or "tablet", for "Saved on this laptop". */
export function deviceWord(): string {
  return session.status?.device_word ?? "laptop";
}
