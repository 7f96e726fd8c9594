import { flushAll, flushWithWindow, leftUnsaved, onSaveTrouble } from "../lib/autosave/open";
import { call, onAppEvent } from "../lib/ipc/client";
import type { AppStatus, Event } from "../lib/ipc/generated";
import { tellWindow } from "../lib/ipc/window";
import { forgetEverything } from "../lib/state/cache.svelte";
import { announce } from "../lib/state/changes";
import { hearProgress } from "../lib/state/progress.svelte";
import { session } from "../lib/state/session.svelte";
import { firstLook, showLook } from "./look.svelte";

/** Takes in where the app stands. Called with every `AppStatus` that a command answers. */
export function applyStatus(status: AppStatus): void {
  if (status.phase === "locked" || status.phase === "new") forgetEverything();
  if (status.phase === "locked") session.hidden = false;
  session.status = status;
  // Nobody has chosen before the first start is through: it is roomy for everybody.
  void showLook(status.phase === "new" ? { ...status.display, density: firstLook.density } : status.display);
}

export async function askStatus(): Promise<void> {
  applyStatus(await call("app.status", {}));
}

/** The name, role or organisation may be other than before: whatever shows them follows. */
async function askWho(): Promise<void> {
  const { me, notice } = await call("app.status", {});
  // Locked in the meantime: there is nobody to show.
  if (session.status?.me && me) session.status = { ...session.status, me, notice: notice ?? session.status.notice };
}

/** Locks: the words first, then the vault. Words that cannot be saved are only hidden: locking would lose them. */
export async function lock(): Promise<void> {
  if (!(await flushAll())) {
    session.hidden = true;
    return;
  }
  applyStatus(await call("session.lock", {}));
}

/** Hides the screen at once; the words go to disk behind it. */
export function hide(): void {
  void flushAll();
  session.hidden = true;
}

function hear(event: Event): void {
  switch (event.type) {
    case "changed":
      announce(event);
      if (event.kinds.some((kind) => kind === "person" || kind === "setting")) void askWho();
      break;
    case "progress":
      hearProgress(event);
      break;
    case "locked":
      void askStatus();
      break;
    case "shared":
      announce({ kinds: [], ids: [] });
      break;
    case "flush":
      void flushAll().then(() => tellWindow("window.flushed", {}));
      break;
  }
}

/** Listens to the core and the window. Answers with the function that stops. */
export function followCore(): () => void {
  const stops = [flushWithWindow(), onSaveTrouble(() => (session.unsaved = leftUnsaved()))];
  const listening = onAppEvent(hear);
  return () => {
    for (const stop of stops) stop();
    void listening.then((stop) => stop());
  };
}
