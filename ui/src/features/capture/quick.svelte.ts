import { DraftBox } from "../../lib/autosave/draft.svelte";
import { IdentifierWatch } from "../../lib/identifiers/watch.svelte";
import { intelligenceOf, nothingTold, type Told } from "../../lib/intelligence/told";
import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { IntelligenceView, NoteRow } from "../../lib/ipc/generated";
import { instant } from "../../lib/text/dates";

/** What the words are for: a note, something told, or a note for the writer alone. */
export type For = "note" | "intelligence" | "own-note";

/** What may be added to the words, and where it goes. */
export interface Form extends Told {
  /** On today's visit, or on its own. */
  target?: "visit" | "intelligence";
  share: boolean;
}

/** What became of the words. */
export type Kept = { as: "note"; row: NoteRow } | { as: "intelligence"; view: IntelligenceView; asked: boolean };

const empty = (date: string | null): Form => ({ ...nothingTold(date), share: false });

/** Words first, and whatever else is known; then a note or a piece of intelligence. */
export class QuickNote {
  box: DraftBox = $state.raw() as DraftBox;
  form: Form = $state.raw() as Form;
  /** Counts notes, so that each gets a fresh notebook with its own undo. */
  turn = $state(0);
  at = $state<string | undefined>();
  saving = $state(false);
  trouble = $state.raw<CallError | undefined>();
  readonly identifiers = new IdentifierWatch();
  readonly #purpose: For;
  readonly #today: string | null;

  constructor(purpose: For, today: string | null) {
    this.#purpose = purpose;
    this.#today = today;
    this.#open();
  }

  get empty(): boolean {
    return this.box.text.trim() === "";
  }

  edit(typed: { text: string; caret: number }): void {
    if (!this.at) {
      this.at = instant();
      this.box.setField("at", this.at);
    }
    this.box.edit(typed);
    this.identifiers.look(typed.text);
  }

  choose(changes: Partial<Form>): void {
    this.form = { ...this.form, ...changes };
    this.box.setField("form", this.form);
  }

  /**
   * Keeps the words and ends the draft: as a note on a visit, as a note on none (`null`), or else as something
   * told. Nothing is cleared before the core has answered.
   */
  async save(visit: string | null | undefined): Promise<Kept | undefined> {
    if (this.saving || this.empty) return undefined;
    this.saving = true;
    this.trouble = undefined;
    const { box } = this;
    try {
      await box.flush();
      const text = box.text;
      const draft = await box.id().catch(() => null);
      const kept = visit === undefined ? await this.#asIntelligence(text, draft) : await this.#asNote(visit, text, draft);
      this.#next(text);
      return kept;
    } catch (thrown) {
      this.trouble = toCallError(thrown);
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  close(): void {
    this.box.close();
    this.identifiers.stop();
  }

  async #asNote(visit: string | null, text: string, draft: string | null): Promise<Kept> {
    const row = await call("note.save", { id: null, draft, note: { visit, text: text.trim(), at: this.at ?? instant() } });
    return { as: "note", row };
  }

  async #asIntelligence(text: string, draft: string | null): Promise<Kept> {
    const { share } = this.form;
    const view = await call("intelligence.save", { id: null, draft, intelligence: intelligenceOf(this.form, text), share });
    return { as: "intelligence", view, asked: share };
  }

  /** What was typed while the note was on its way belongs to the next one. */
  #next(saved: string): void {
    const late = this.box.text.startsWith(saved) ? this.box.text.slice(saved.length) : this.box.text;
    this.box.end();
    this.identifiers.stop();
    this.at = undefined;
    this.#open();
    this.turn += 1;
    if (late !== "") this.edit({ text: late, caret: late.length });
  }

  #open(): void {
    this.form = empty(this.#today);
    const box = new DraftBox({ purpose: this.#purpose }, () => this.#restore(box));
    this.box = box;
  }

  #restore({ fields, text }: DraftBox): void {
    if (typeof fields.form === "object" && fields.form !== null) this.form = { ...this.form, ...(fields.form as Partial<Form>) };
    if (typeof fields.at === "string") this.at = fields.at;
    this.identifiers.look(text);
  }
}
