import type { SaveState } from "../../lib/autosave/autosave";
import { DraftBox } from "../../lib/autosave/draft.svelte";
import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { Assurance, Draft, Section, Summary, SummaryView } from "../../lib/ipc/generated";
import { assuranceWords, sections } from "../../lib/words/visits";

/** The boxes of a summary beside its four parts. */
type Extra = "not_seen" | "level_reason";
export type BoxName = Section | Extra;

const boxes: readonly BoxName[] = [...sections, "not_seen", "level_reason"];

/**
 * A summary being written. Every key goes to a draft; leaving a box puts its words into the summary.
 * Only when nothing newer stands on the screen is the draft ended.
 */
export class Writing {
  texts: Record<BoxName, string> = $state({ went_well: "", told_us: "", concerns: "", agreed: "", not_seen: "", level_reason: "" });
  nothing = $state.raw<readonly Section[]>([]);
  level = $state<Assurance | undefined>();
  /** The part that "Add to …" names: the last one that somebody wrote in. */
  current = $state<Section>("went_well");
  trouble = $state.raw<CallError | undefined>();
  restored = $state.raw<Draft | undefined>();
  #box: DraftBox | undefined = $state.raw();
  #kept = $state.raw<SaveState>({ at: "untouched" });
  #edits = 0;
  #keptEdits = 0;
  #summary: Summary;
  readonly #id: string;
  readonly #visit: string;

  constructor(view: SummaryView, visit: string) {
    this.#id = view.meta.id;
    this.#visit = visit;
    this.#summary = view.summary;
    for (const name of boxes) this.texts[name] = view.summary[name] ?? "";
    this.nothing = view.summary.nothing;
    this.level = view.summary.level ?? undefined;
    call("draft.list", {}).then(
      (drafts) => this.#restore(drafts.find((draft) => draft.purpose === "summary" && draft.record === visit)),
      () => undefined,
    );
  }

  get save(): SaveState {
    return this.#box?.save ?? this.#kept;
  }

  edit(name: BoxName, text: string): void {
    this.texts[name] = text;
    // Words and "nothing to report" cannot both be true.
    if (text.trim() !== "") this.nothing = this.nothing.filter((section) => section !== name);
    this.#keepDraft();
  }

  tickNothing(section: Section, ticked: boolean): void {
    this.nothing = ticked ? [...this.nothing.filter((one) => one !== section), section] : this.nothing.filter((one) => one !== section);
    this.#keepDraft();
  }

  chooseLevel(level: Assurance): void {
    this.level = level;
    this.#keepDraft();
  }

  /** Parts that hold no word and are not ticked either. */
  blank(): Section[] {
    return sections.filter((section) => this.texts[section].trim() === "" && !this.nothing.includes(section));
  }

  /** Puts the words into the summary. Answers whether they are in it. */
  async keep(): Promise<boolean> {
    if (this.#edits === this.#keptEdits && !this.restored) return true;
    const edits = this.#edits;
    this.trouble = undefined;
    try {
      const { summary } = await call("summary.save", { id: this.#id, summary: this.#asSummary() });
      this.#summary = summary;
      this.#keptEdits = edits;
      if (edits === this.#edits) await this.#endDraft();
      return true;
    } catch (thrown) {
      this.trouble = toCallError(thrown);
      return false;
    }
  }

  close(): void {
    this.#box?.close();
  }

  #asSummary(): Summary {
    const words = (name: BoxName) => this.texts[name].trim() || null;
    return {
      ...this.#summary,
      went_well: words("went_well"),
      told_us: words("told_us"),
      concerns: words("concerns"),
      agreed: words("agreed"),
      not_seen: words("not_seen"),
      level_reason: words("level_reason"),
      nothing: [...this.nothing],
      level: this.level ?? null,
    };
  }

  #keepDraft(): void {
    this.#edits += 1;
    this.#writeDraft();
  }

  #writeDraft(): void {
    // What an earlier draft held stands on the screen already.
    this.#box ??= new DraftBox({ purpose: "summary", record: this.#visit }, () => this.#writeDraft());
    const text = boxes.map((name) => this.texts[name].trim()).filter(Boolean).join("\n\n");
    this.#box.setFields({ texts: { ...this.texts }, nothing: [...this.nothing], level: this.level ?? null });
    this.#box.edit({ text, caret: 0 });
  }

  async #endDraft(): Promise<void> {
    const box = this.#box;
    const id = box ? await box.id().catch(() => undefined) : this.restored?.id;
    if (box !== this.#box) return;
    box?.end();
    this.#box = undefined;
    this.restored = undefined;
    this.#kept = { at: "saved", when: Date.now() };
    if (id) await call("draft.discard", { id });
  }

  #restore(draft: Draft | undefined): void {
    if (!draft || this.#box) return;
    const { texts, nothing, level } = draft.fields;
    if (typeof texts === "object" && texts !== null) {
      for (const name of boxes) {
        const text = (texts as Record<string, unknown>)[name];
        if (typeof text === "string") this.texts[name] = text;
      }
    }
    if (Array.isArray(nothing)) this.nothing = sections.filter((section) => nothing.includes(section));
    if (typeof level === "string" && level in assuranceWords) this.level = level as Assurance;
    this.restored = draft;
    this.#edits += 1;
  }
}
