import { call } from "../../lib/ipc/client";
import { toCallError } from "../../lib/ipc/errors";
import type { Progress } from "../../lib/ipc/generated";
import { forgetProgress, progressOf } from "../../lib/state/progress.svelte";

/** "Share now": sends and fetches once, and says what came of it. */
export class Exchange {
  busy = $state(false);
  /** What is said in the status region. */
  said = $state("");
  trouble = $state<string>();
  readonly #ended: () => Promise<void>;

  /** `ended` is called after each exchange, so that the screen shows what it changed. */
  constructor(ended: () => Promise<void>) {
    this.#ended = ended;
  }

  get progress(): Progress | undefined {
    return this.busy ? progressOf("share") : undefined;
  }

  async now(): Promise<void> {
    this.busy = true;
    this.said = "Sharing";
    this.trouble = undefined;
    forgetProgress("share");
    try {
      this.said = (await call("space.share_now", {})).sentence;
    } catch (thrown) {
      const failed = toCallError(thrown);
      // To have no connection is the usual state of a laptop on a ward, not a fault.
      this.said = failed.code === "offline" ? failed.message : "";
      if (failed.code !== "offline") this.trouble = failed.message;
    } finally {
      this.busy = false;
      forgetProgress("share");
    }
    await this.#ended();
  }
}
