import { History, type Moment } from "../../lib/undo/history";

/** The history of a box, for the Undo and Redo buttons beside it. */
export interface Undo {
  undo(): void;
  redo(): void;
}

function moment(box: HTMLTextAreaElement | HTMLInputElement): Moment {
  return { text: box.value, start: box.selectionStart ?? box.value.length, end: box.selectionEnd ?? box.value.length };
}

/** What an undo key asks for: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y (Cmd on macOS). */
function wish(event: KeyboardEvent): "undo" | "redo" | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : undefined;
}

/** Gives a box its own undo, told about through `heard` whenever what can be undone changes. */
export function attachUndo(box: HTMLTextAreaElement | HTMLInputElement, heard?: (state: { canUndo: boolean; canRedo: boolean }) => void): Undo & { stop: () => void } {
  let history = new History(moment(box));
  let ours = false;
  const tell = () => heard?.({ canUndo: history.canUndo, canRedo: history.canRedo });

  function go(to: Moment | undefined) {
    if (!to) return;
    box.value = to.text;
    box.setSelectionRange(to.start, to.end);
    ours = true;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "historyUndo" }));
    ours = false;
    tell();
  }

  const undo = () => go(history.undo());
  const redo = () => go(history.redo());

  const input = () => {
    if (ours) return;
    history.record(moment(box), performance.now());
    tell();
  };
  const key = (event: Event) => {
    const wanted = wish(event as KeyboardEvent);
    if (!wanted) return;
    filled();
    event.preventDefault();
    event.stopPropagation();
    if (wanted === "undo") undo();
    else redo();
  };
  // The box was filled by the program (a new note, a restored draft): its past is not this text's.
  const filled = () => {
    if (ours || box.value === history.now.text) return;
    history = new History(moment(box));
    tell();
  };
  const leave = () => history.close();

  box.addEventListener("input", input);
  box.addEventListener("keydown", key);
  box.addEventListener("focus", filled);
  box.addEventListener("beforeinput", filled);
  box.addEventListener("blur", leave);
  return {
    undo,
    redo,
    stop: () => {
      box.removeEventListener("input", input);
      box.removeEventListener("keydown", key);
      box.removeEventListener("focus", filled);
      box.removeEventListener("beforeinput", filled);
      box.removeEventListener("blur", leave);
    },
  };
}

/** For `{@attach undoable}`: the keys only, no buttons. */
export function undoable(box: HTMLTextAreaElement | HTMLInputElement): () => void {
  return attachUndo(box).stop;
}
