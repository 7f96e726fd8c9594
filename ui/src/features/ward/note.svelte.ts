import { DraftBox } from "../../lib/autosave/draft.svelte";
import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { AtRisk, NoteRow, Observation, Rating, Sort, Source, Strength } from "../../lib/ipc/generated";
import { IdentifierWatch } from "../../lib/identifiers/watch.svelte";
import { instant } from "../../lib/text/dates";
import { ratingWords, sortWords, sourceWords, strengthOf, strengthWords, usualSource } from "../../lib/words/notes";

const known = <Code extends string>(value: unknown, words: Record<Code, unknown>): Code | undefined =>
  typeof value === "string" && value in words ? (value as Code) : undefined;
const words = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** The note being written in ward mode, and its turn to the next one. */
export class WardNote {
  box: DraftBox = $state.raw() as DraftBox;
  /** Counts notes, so that each gets a fresh notebook with its own undo. */
  turn = $state(0);
  sort = $state<Sort>("saw");
  source = $state<Source>("seen");
  /** As the author weighs it; none while the source says it. */
  strength = $state<Strength | undefined>();
  area = $state("");
  prompt = $state<string | undefined>();
  rating = $state<Rating | undefined>();
  /** Whether anyone is at risk now, as answered while the concern was being written. */
  risk = $state<AtRisk | undefined>();
  /** When the first letter was typed. */
  at = $state<string | undefined>();
  saving = $state(false);
  trouble = $state.raw<CallError | undefined>();
  /** The last note that was kept on this screen. */
  kept = $state.raw<NoteRow | undefined>();
  readonly identifiers = new IdentifierWatch();
  readonly #visit: string;
  readonly #now: () => string;
  #sourceChosen = false;

  constructor(visit: string, now: () => string = instant) {
    this.#visit = visit;
    this.#now = now;
    this.#open();
  }

  /** An answer to a prompt is a note too, without a word. */
  get empty(): boolean {
    return this.box.text.trim() === "" && !this.rating;
  }

  edit(typed: { text: string; caret: number }): void {
    if (!this.at) {
      this.at = this.#now();
      this.box.setField("at", this.at);
    }
    this.box.edit(typed);
    this.identifiers.look(typed.text);
  }

  choose(sort: Sort): void {
    this.sort = sort;
    this.box.setField("sort", sort);
    if (!this.#sourceChosen) this.#take("source", usualSource(sort));
    if (sort !== "concern") this.#take("risk", undefined);
  }

  chooseSource(source: Source): void {
    this.#sourceChosen = true;
    this.#take("source", source);
  }

  /** Weighs it otherwise than its source says; the same as the source is nothing of its own. */
  weigh(strength: Strength): void {
    this.#take("strength", strength === strengthOf(this.source) ? undefined : strength);
  }

  chooseArea(area: string): void {
    this.#take("area", area.trim());
  }

  chooseRisk(risk: AtRisk): void {
    this.#take("risk", risk);
  }

  /** Says which prompt the note is about; none takes the answer back too. */
  about(prompt: string | undefined): void {
    if (prompt !== this.prompt) this.#take("rating", undefined);
    this.#take("prompt", prompt);
  }

  rate(prompt: string, rating: Rating | undefined): void {
    this.#take("prompt", prompt);
    this.#take("rating", rating);
  }

  /** Keeps the note and turns to the next. Nothing is cleared before the core has answered. */
  async save(): Promise<NoteRow | undefined> {
    if (this.saving || this.empty) return undefined;
    this.saving = true;
    this.trouble = undefined;
    const box = this.box;
    try {
      await box.flush();
      const text = box.text;
      const draft = await box.id().catch(() => null);
      const row = await call("note.save", { id: null, draft, note: this.#observation(text) });
      this.kept = row;
      this.#next(text);
      return row;
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

  #observation(text: string): Observation {
    return {
      visit: this.#visit,
      text: text.trim(),
      sort: this.sort,
      area: this.area || null,
      source: this.source,
      strength: this.strength && this.strength !== strengthOf(this.source) ? this.strength : null,
      prompt: this.prompt ?? null,
      rating: this.rating ?? null,
      at: this.at ?? this.#now(),
      checked: false,
      settled: [],
    };
  }

  #take<K extends "source" | "strength" | "area" | "prompt" | "rating" | "risk">(name: K, value: this[K]): void {
    (this as WardNote)[name] = value as never;
    this.box.setField(name, value ?? null);
  }

  /** What was typed while the note was on its way belongs to the next one. */
  #next(saved: string): void {
    const late = this.box.text.startsWith(saved) ? this.box.text.slice(saved.length) : this.box.text;
    this.box.end();
    this.identifiers.stop();
    this.sort = "saw";
    this.source = "seen";
    this.strength = undefined;
    this.#sourceChosen = false;
    this.prompt = undefined;
    this.rating = undefined;
    this.risk = undefined;
    this.at = undefined;
    this.#open();
    this.turn += 1;
    if (late !== "") this.edit({ text: late, caret: late.length });
  }

  #open(): void {
    const box = new DraftBox({ purpose: "note", record: this.#visit }, () => this.#restore(box));
    this.box = box;
  }

  /** Takes in an earlier draft; what was chosen before it came stands. */
  #restore({ fields, text }: DraftBox): void {
    this.sort = known(fields.sort, sortWords) ?? this.sort;
    this.source = known(fields.source, sourceWords) ?? this.source;
    this.strength = known(fields.strength, strengthWords);
    this.area = words(fields.area) ?? this.area;
    this.prompt = words(fields.prompt);
    this.rating = known(fields.rating, ratingWords);
    this.risk = known(fields.risk, { yes: "", no: "", unknown: "" });
    this.at = words(fields.at) ?? this.at;
    this.identifiers.look(text);
  }
}
