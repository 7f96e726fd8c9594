import { call } from "../ipc/client";
import type { Draft } from "../ipc/generated";
import { toCallError, type CallError } from "../ipc/errors";
import { openAutosave } from "./open";
import type { SaveState } from "./autosave";

/** What the draft will become. */
export type Purpose = "note" | "own-note" | "intelligence" | "concern" | "action" | "summary" | "pack";

export interface DraftWanted {
  purpose: Purpose;
  /** A known draft. */
  id?: string;
  /** What it belongs to, such as a visit: there is one draft for each purpose and record. */
  record?: string;
}

/**
 * A box of words that is kept by the core from the first key. Usable at once: what is typed before
 * the core has answered is added to what was there.
 */
export class DraftBox {
  text = $state("");
  caret = 0;
  /** Everything else of the form; set with `setField`. */
  fields = $state.raw<Record<string, unknown>>({});
  save = $state.raw<SaveState>({ at: "untouched" });
  /** True when an earlier draft was found: tell the person, and where it was saved. */
  restored = $state.raw<Draft | undefined>();
  error = $state.raw<CallError | undefined>();
  readonly #wanted: DraftWanted;
  readonly #onopened: ((draft: Draft) => void) | undefined;
  #opened: Promise<Draft>;
  readonly #box;

  constructor(wanted: DraftWanted, onopened?: (draft: Draft) => void) {
    this.#wanted = wanted;
    this.#onopened = onopened;
    this.#opened = this.#open();
    this.#box = openAutosave({
      // Sends the words as they are by then: opening may have put an earlier draft before them.
      put: async (rev) => {
        if (this.error) this.#opened = this.#open();
        const draft = await this.#opened;
        await call("draft.put", { id: draft.id, rev: draft.rev + rev, text: this.text, caret: this.caret, fields: this.fields });
      },
      onState: (state) => (this.save = state),
    });
  }

  /** The draft's id, once the core has answered. */
  async id(): Promise<string> {
    return (await this.#opened).id;
  }

  /** Every input, from `Notebook`'s `onedit`. */
  edit(words: { text: string; caret: number }): void {
    this.text = words.text;
    this.caret = words.caret;
    this.#keep();
  }

  setField(name: string, value: unknown): void {
    this.setFields({ [name]: value });
  }

  setFields(values: Record<string, unknown>): void {
    this.fields = { ...this.fields, ...values };
    this.#keep();
  }

  /** True when everything typed is on disk. */
  flush(): Promise<boolean> {
    return this.#box.autosave.flush();
  }

  /** Call when the screen goes: what is left is still sent, and tried again until it is safe. */
  close(): void {
    this.#box.close();
  }

  /** Call when the words have become a record: the draft is over, and nothing more is sent. */
  end(): void {
    this.#box.end();
  }

  /** Asks for the draft; asked again at the next save when the core could not answer. */
  #open(): Promise<Draft> {
    this.error = undefined;
    const opened = call("draft.open", this.#wanted);
    opened.then(
      (draft) => {
        this.#take(draft);
        this.#onopened?.(draft);
      },
      (thrown: unknown) => (this.error = toCallError(thrown)),
    );
    return opened;
  }

  #keep(): void {
    this.#box.autosave.edit({ text: this.text, caret: this.caret, fields: this.fields });
  }

  #take(draft: Draft): void {
    const typed = this.text;
    const touched = typed !== "" || Object.keys(this.fields).length > 0;
    this.fields = { ...draft.fields, ...this.fields };
    if (draft.text !== "") {
      this.restored = draft;
      this.text = typed === "" ? draft.text : `${draft.text}\n${typed}`;
    }
    this.caret = typed === "" ? draft.caret : this.text.length;
    if (touched) this.#keep();
  }
}
