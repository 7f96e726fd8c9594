import { tick } from "svelte";
import { call } from "../ipc/client";
import { toCallError, type CallError } from "../ipc/errors";
import type { FieldFinding, Intelligence, IntelligenceView, SettleChoice } from "../ipc/generated";
import { replaceFound } from "../words/findings";

/** Settles what could point to a person in a piece of intelligence, and then shares it. */
export class Settling {
  busy = $state(false);
  trouble = $state.raw<CallError | undefined>();
  readonly #view: () => IntelligenceView;
  readonly #onkept: (view: IntelligenceView) => void | Promise<void>;

  /** `view` answers the piece as it stands; `onkept` hears it as it stands then, and may show it first. */
  constructor(view: () => IntelligenceView, onkept: (view: IntelligenceView) => void | Promise<void>) {
    this.#view = view;
    this.#onkept = onkept;
  }

  settle(finding: FieldFinding, choice: SettleChoice, text: string): Promise<void> {
    const now = this.#view().intelligence;
    if (choice === "keep") return this.#keep({ ...now, settled: [...now.settled, { words: finding.words, reason: text }] }, false);
    if (finding.field === "place") return this.#keep({ ...now, place: now.place && replaceFound(now.place, finding, text) }, false);
    return this.#keep({ ...now, text: replaceFound(now.text, finding, text) }, false);
  }

  share(): Promise<void> {
    return this.#keep(this.#view().intelligence, true);
  }

  async #keep(intelligence: Intelligence, share: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = undefined;
    try {
      const kept = await call("intelligence.save", { id: this.#view().meta.id, draft: null, intelligence, share });
      await this.#onkept(kept);
      await tick();
      const next = document.getElementById("finding-1-title") ?? document.getElementById("share-now") ?? document.querySelector("h1");
      next?.focus();
    } catch (thrown) {
      this.trouble = toCallError(thrown);
    } finally {
      this.busy = false;
    }
  }
}
