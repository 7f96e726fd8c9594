import { Autosave, type AutosaveOptions } from "./autosave";

/** Every box that may hold words not yet on disk, also after its screen was left. */
const open = new Set<Autosave>();
/** Of these, the boxes whose screen was left: nothing on the page speaks for them. */
const left = new Set<Autosave>();
const watchers = new Set<() => void>();

function tell(): void {
  for (const changed of watchers) changed();
}

function forget(autosave: Autosave): void {
  open.delete(autosave);
  left.delete(autosave);
}

/** Opens a box. Its words are flushed on hide, lock and close, and tried again until they are safe. */
export function openAutosave(options: AutosaveOptions): { autosave: Autosave; close: () => void; end: () => void } {
  const autosave = new Autosave({
    ...options,
    onState: (state) => {
      if (!left.has(autosave)) options.onState(state);
      else if (autosave.settled) forget(autosave);
      tell();
    },
  });
  open.add(autosave);
  return {
    autosave,
    close: () => {
      left.add(autosave);
      void autosave.flush();
      if (autosave.settled) forget(autosave);
      tell();
    },
    // Its words have become a record: there is nothing left to send, and nowhere to send it.
    end: () => {
      autosave.stop();
      forget(autosave);
      tell();
    },
  };
}

/** Sends everything at once. True when all of it is on disk. */
export async function flushAll(): Promise<boolean> {
  const safe = await Promise.all([...open].map((autosave) => autosave.flush()));
  return safe.every(Boolean);
}

/** Words that could not be saved, of boxes whose screen was left. A box on screen shows its own alarm. */
export function leftUnsaved(): string[] {
  return [...left].filter((autosave) => autosave.state.at === "failed").map((autosave) => autosave.text);
}

/** Hears when a box begins or stops failing. Answers with the function that stops listening. */
export function onSaveTrouble(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** Flushes when the window is left, hidden or about to go. Answers with the function that stops. */
export function flushWithWindow(): () => void {
  const flush = () => void flushAll();
  const hidden = () => {
    if (document.visibilityState === "hidden") flush();
  };
  addEventListener("blur", flush);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    removeEventListener("blur", flush);
    removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", hidden);
  };
}
