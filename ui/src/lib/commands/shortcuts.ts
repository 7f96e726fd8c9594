/** What can be done from anywhere, by key or by button. Screens may answer to more keys of their own. */
export type AppCommand = "new-note" | "find" | "at-risk" | "lock" | "hide" | "help" | "larger" | "smaller" | "usual-size";

export interface Shortcut {
  command: AppCommand;
  /** As shown on screen and in help: "Ctrl+N". */
  keys: string;
  does: string;
}

/** No single letters: they break voice input (WCAG 2.1.4). */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: "new-note", keys: "Ctrl+N", does: "Start a new note" },
  { command: "find", keys: "Ctrl+K", does: "Find anything" },
  { command: "at-risk", keys: "Ctrl+Shift+A", does: "Somebody at risk? What to do, and whom to ring" },
  { command: "lock", keys: "Ctrl+L", does: "Lock" },
  { command: "hide", keys: "Ctrl+Shift+H", does: "Hide the screen" },
  { command: "help", keys: "F1", does: "Help for this screen" },
  { command: "larger", keys: "Ctrl++", does: "Larger text" },
  { command: "smaller", keys: "Ctrl+-", does: "Smaller text" },
  { command: "usual-size", keys: "Ctrl+0", does: "Usual text size" },
];

/** Reads a key press as "Ctrl+Shift+H". Cmd counts as Ctrl, so that macOS works the same way. */
export function pressed(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const key = event.key === "=" ? "+" : event.key;
  const named = key.length === 1 ? key.toUpperCase() : key;
  const shift = event.shiftKey && named !== "+";
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", shift && "Shift", named].filter(Boolean).join("+");
}

/** The command a key press stands for, if any. */
export function commandFor(event: Parameters<typeof pressed>[0], shortcuts: readonly Shortcut[] = SHORTCUTS): AppCommand | undefined {
  const keys = pressed(event);
  return shortcuts.find((shortcut) => shortcut.keys === keys)?.command;
}
