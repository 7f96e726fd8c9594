import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { PackExport, PackIssued, Picked } from "../../lib/ipc/generated";
import { forgetProgress } from "../../lib/state/progress.svelte";

/** The folder, the export and its end. */
export class Issuing {
  folder = $state.raw<Picked | undefined>();
  busy = $state(false);
  /** The person wants it to stop; the core has not said yet that it has. */
  stopping = $state(false);
  stopped = $state(false);
  trouble = $state.raw<CallError | undefined>();

  async pick(): Promise<void> {
    try {
      this.folder = await call("host.pick", { purpose: "pack" });
      if (this.trouble?.field === "folder") this.trouble = undefined;
    } catch (thrown) {
      const failed = toCallError(thrown);
      if (failed.code !== "cancelled") this.trouble = failed;
    }
  }

  async issue(pack: PackExport): Promise<PackIssued | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.stopping = false;
    this.stopped = false;
    this.trouble = undefined;
    forgetProgress("pack");
    try {
      return await call("pack.export", pack);
    } catch (thrown) {
      const failed = toCallError(thrown);
      if (failed.code === "cancelled") this.stopped = true;
      else this.trouble = failed;
      return undefined;
    } finally {
      this.busy = false;
      forgetProgress("pack");
    }
  }

  async stop(): Promise<void> {
    if (!this.busy || this.stopping) return;
    this.stopping = true;
    try {
      await call("pack.cancel", {});
    } catch (thrown) {
      this.stopping = false;
      this.trouble = toCallError(thrown);
    }
  }
}
