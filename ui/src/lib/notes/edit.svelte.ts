import type { SaveState } from "../autosave/autosave";
import { DraftBox } from "../autosave/draft.svelte";
import { IdentifierWatch } from "../identifiers/watch.svelte";
import { call } from "../ipc/client";
import { toCallError, type CallError } from "../ipc/errors";
import type { Draft, NoteRow, Observation, Rating, Sort, Source, Strength } from "../ipc/generated";
import { ratingWords, sortWords, sourceWords, strengthWords } from "../words/notes";

/** What can be put right beside the words. */
type Choices = Pick<Observation, "sort" | "area" | "source" | "strength" | "visit" | "prompt" | "rating">;

/**
 * A saved note being put right. The words go to a draft from the first key; the note itself changes
 * when the person says so. A draft left behind by a crash is found again.
 */
export class NoteEdit {
  text = $state("");
  sort = $state<Sort | null>(null);
  area = $state<string | null>(null);
  source = $state<Source | null>(null);
  strength = $state<Strength | null>(null);
  visit = $state<string | null>(null);
  prompt = $state<string | null>(null);
  rating = $state<Rating | null>(null);
  saving = $state(false);
  trouble = $state.raw<CallError | undefined>();
  /** The draft that was found. */
  restored = $state.raw<Draft | undefined>();
  readonly identifiers = new IdentifierWatch();
  #box: DraftBox | undefined = $state.raw();
  #row: NoteRow;
  #caret = 0;

  constructor(row: NoteRow) {
    this.#row = row;
    this.text = row.note.text;
    this.#take(row.note);
    call("draft.list", {}).then(
      (drafts) => this.#restore(drafts.find((draft) => draft.fields.note === row.meta.id)),
      () => undefined,
    );
  }

  get save(): SaveState {
    return this.#box?.save ?? { at: "untouched" };
  }

  /** Something stands here that is not in the note yet. */
  get changed(): boolean {
    const { text, sort, area, source, strength, visit, prompt, rating } = this.#row.note;
    return this.text !== text || this.sort !== sort || (this.area ?? "") !== (area ?? "") || this.source !== source || this.strength !== strength || this.visit !== visit || this.prompt !== prompt || this.rating !== rating;
  }

  edit(typed: { text: string; caret: number }): void {
    this.text = typed.text;
    this.#caret = typed.caret;
    this.#keep();
    this.identifiers.look(typed.text);
  }

  /** Without a prompt there is no answer to it. */
  choose(changes: Partial<Choices>): void {
    const { prompt } = this;
    this.#take({ ...this.choices, ...changes });
    if (this.prompt !== prompt && changes.rating === undefined) this.rating = null;
    this.#keep();
  }

  get choices(): Choices {
    const { sort, area, source, strength, visit, prompt, rating } = this;
    return { sort, area, source, strength, visit, prompt, rating };
  }

  #take({ sort, area, source, strength, visit, prompt, rating }: Choices): void {
    Object.assign(this, { sort, area, source, strength, visit, prompt, rating });
  }

  /** Keeps the note as it stands here, and ends the draft. On a failure everything stays. */
  async keep(more: Partial<Observation> = {}): Promise<NoteRow | undefined> {
    if (this.saving) return undefined;
    this.saving = true;
    this.trouble = undefined;
    try {
      await this.#box?.flush();
      const draft = this.#box ? await this.#box.id().catch(() => null) : (this.restored?.id ?? null);
      const note = { ...this.#row.note, ...this.choices, text: this.text.trim(), area: this.area?.trim() || null, ...more };
      const row = await call("note.save", { id: this.#row.meta.id, draft, note });
      this.#row = row;
      this.#box?.end();
      this.#box = undefined;
      this.restored = undefined;
      this.identifiers.stop();
      return row;
    } catch (thrown) {
      this.trouble = toCallError(thrown);
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  close(): void {
    this.#box?.close();
    this.identifiers.stop();
  }

  #keep(): void {
    const id = this.#row.meta.id;
    // Whatever an earlier draft held is on screen already, so what stands here is the newest.
    this.#box ??= new DraftBox({ purpose: "note", record: id }, () => this.#keep());
    this.#box.setFields({ note: id, ...this.choices });
    this.#box.edit({ text: this.text, caret: this.#caret });
  }

  #restore(draft: Draft | undefined): void {
    if (!draft || this.#box) return;
    const { sort, area, source, strength, visit, prompt, rating } = draft.fields;
    this.text = draft.text;
    if (typeof sort === "string" && sort in sortWords) this.sort = sort as Sort;
    if (typeof area === "string") this.area = area;
    if (typeof source === "string" && source in sourceWords) this.source = source as Source;
    // A field that is empty was emptied; one that is not there was not asked for.
    if (strength === null) this.strength = null;
    else if (typeof strength === "string" && strength in strengthWords) this.strength = strength as Strength;
    if (visit === null || typeof visit === "string") this.visit = visit;
    if (prompt === null || typeof prompt === "string") this.prompt = prompt;
    if (rating === null) this.rating = null;
    else if (typeof rating === "string" && rating in ratingWords) this.rating = rating as Rating;
    this.restored = draft;
  }
}
