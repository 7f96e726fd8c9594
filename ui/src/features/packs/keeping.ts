import { DraftBox } from "../../lib/autosave/draft.svelte";
import type { Draft } from "../../lib/ipc/generated";

/** One pack at a time is begun. Its boxes hold no words of their own, so no list of drafts shows it. */
export function packDraft(onopened: (draft: Draft) => void): DraftBox {
  return new DraftBox({ purpose: "pack" }, onopened);
}
