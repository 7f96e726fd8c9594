import { DraftBox, type Purpose } from "../../lib/autosave/draft.svelte";
import type { Draft } from "../../lib/ipc/generated";

// The core takes any purpose; the boxes of a pack hold no words of their own, so no list of drafts shows it.
const PURPOSE: string = "pack";

/** One pack at a time is begun; its boxes are kept as every draft is. */
export function packDraft(onopened: (draft: Draft) => void): DraftBox {
  return new DraftBox({ purpose: PURPOSE as Purpose }, onopened);
}
