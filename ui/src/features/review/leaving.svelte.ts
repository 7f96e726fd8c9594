import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { FieldFinding, Published, PublishPreview, SettleChoice } from "../../lib/ipc/generated";

/** What would leave, and the settling of what is in its way. Every answer of the core replaces what is shown. */
export class Leaving {
  preview = $state.raw<PublishPreview | undefined>();
  trouble = $state.raw<CallError | undefined>();
  /** The finding or the publishing that is on its way. */
  busy = $state.raw<FieldFinding | "publish" | undefined>();
  readonly #summary: string;

  constructor(summary: string) {
    this.#summary = summary;
    void this.look();
  }

  /** Everything that must be settled first, in words. */
  get inTheWay(): number {
    return (this.preview?.findings.length ?? 0) + (this.preview?.blocked.length ?? 0);
  }

  async look(): Promise<void> {
    try {
      this.preview = await call("summary.preview", { id: this.#summary });
    } catch (thrown) {
      this.trouble = toCallError(thrown);
    }
  }

  async settle(finding: FieldFinding, choice: SettleChoice, text: string): Promise<void> {
    if (this.busy) return;
    this.busy = finding;
    this.trouble = undefined;
    try {
      this.preview = await call("summary.settle", { id: this.#summary, field: finding.field, words: finding.words, choice, text });
    } catch (thrown) {
      this.trouble = toCallError(thrown);
    } finally {
      this.busy = undefined;
    }
  }

  /** Publishes what is shown and nothing else. */
  async publish(): Promise<Published | undefined> {
    const { preview } = this;
    if (this.busy || !preview || this.inTheWay > 0) return undefined;
    this.busy = "publish";
    this.trouble = undefined;
    try {
      return await call("summary.publish", { id: this.#summary, content: preview.content });
    } catch (thrown) {
      this.trouble = toCallError(thrown);
      // What is in the way now was not there when the page was opened: show it.
      await this.look();
      return undefined;
    } finally {
      this.busy = undefined;
    }
  }
}
