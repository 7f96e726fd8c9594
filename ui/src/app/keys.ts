import { commandFor, type AppCommand } from "../lib/commands/shortcuts";
import { call } from "../lib/ipc/client";
import { places } from "../lib/router/places";
import { navigate, type Arrival } from "../lib/router/router.svelte";
import { session } from "../lib/state/session.svelte";
import { stepTextSize } from "./look.svelte";
import { helpFor } from "./help";
import { hide, lock } from "./session";
import { stopCardFrom } from "./stopCard";

/** What each command does. Those that need the vault do nothing while it is shut. `here` is the screen that is open. */
export function perform(command: AppCommand, here: Arrival): void {
  const open = session.status?.phase === "open" || session.status?.phase === "newer";
  switch (command) {
    case "larger":
      return keepTextSize(1);
    case "smaller":
      return keepTextSize(-1);
    case "usual-size":
      return keepTextSize(0);
    case "new-note":
      if (open) navigate(places.newNote());
      return;
    case "find":
      if (open) navigate(places.find());
      return;
    case "at-risk":
      if (open) navigate(stopCardFrom(here, location.hash));
      return;
    case "help":
      if (open) navigate(helpFor(here.route?.nav));
      return;
    case "hide":
      if (open) hide();
      return;
    case "lock":
      if (open) void lock();
  }
}

function keepTextSize(step: 1 | -1 | 0): void {
  const display = stepTextSize(step);
  if (session.status?.phase !== "open") return;
  void call("settings.get", {})
    .then((settings) => call("settings.put", { ...settings, display }))
    .catch(() => undefined);
}

/** Answers to the keys until the returned function is called. `enabled` is the person's setting. */
export function followKeys(act: (command: AppCommand) => void, enabled: () => boolean): () => void {
  const press = (event: KeyboardEvent) => {
    const command = commandFor(event);
    if (!command || session.hidden) return;
    // Text size and help work for everybody; the others can be turned off in Settings.
    if (!enabled() && !["larger", "smaller", "usual-size", "help"].includes(command)) return;
    event.preventDefault();
    act(command);
  };
  addEventListener("keydown", press);
  return () => removeEventListener("keydown", press);
}
