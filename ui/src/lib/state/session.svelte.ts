/** Who uses this device, as the shell and the home screen need it. */
export interface Me {
  name: string;
  role: string;
}

/** What the window shows before any screen: the vault's state, and whether the screen is hidden. */
export type Stage = "starting" | "setup" | "locked" | "open" | "trouble";

interface Session {
  stage: Stage;
  hidden: boolean;
  /** Words are still on their way to disk in a box whose screen was left. */
  unsaved: readonly string[];
}

export const session: Session = $state({ stage: "starting", hidden: false, unsaved: [] });
