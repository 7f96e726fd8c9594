import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { Draft } from "../../lib/ipc/generated";

/** Drafts that were thrown away on this screen, kept in memory so that each can come back. */
export class Thrown {
  drafts = $state.raw<readonly Draft[]>([]);
  trouble = $state.raw<CallError | undefined>();
  busy = $state(false);

  throwAway(draft: Draft): Promise<void> {
    return this.#attempt(async () => {
      await call("draft.discard", { id: draft.id });
      this.drafts = [...this.drafts, draft];
    });
  }

  /** Puts the words into a new draft. What was begun there since stands before them and stays. */
  putBack(draft: Draft): Promise<void> {
    return this.#attempt(async () => {
      const here = await call("draft.open", { purpose: draft.purpose, record: draft.record });
      const text = here.text.trim() === "" ? draft.text : `${here.text}\n${draft.text}`;
      const caret = text.length - draft.text.length + draft.caret;
      await call("draft.put", { id: here.id, rev: here.rev + 1, text, caret, fields: { ...draft.fields, ...here.fields } });
      this.drafts = this.drafts.filter((other) => other.id !== draft.id);
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = undefined;
    try {
      await work();
    } catch (thrown) {
      this.trouble = toCallError(thrown);
    } finally {
      this.busy = false;
    }
  }
}
