import { call } from "../../lib/ipc/client";
import { toCallError } from "../../lib/ipc/errors";
import type { Picked, Progress } from "../../lib/ipc/generated";
import { forgetProgress, progressOf } from "../../lib/state/progress.svelte";

/** Sharing by a file: writes one for colleagues, or reads one of theirs. */
export class ByFile {
  busy = $state<"out" | "in">();
  /** What is said in the status region. */
  said = $state("");
  trouble = $state<string>();
  /** The days of earlier files, the latest first. */
  days = $state.raw<string[]>([]);
  /** The day of the file that the next one goes on from; nothing for one with everything. */
  since = $state("");
  /** Where the file was written. */
  folder = $state.raw<Picked>();
  readonly #ended: () => Promise<void>;

  /** `ended` is called after each file, so that the screen shows what it changed. */
  constructor(ended: () => Promise<void>) {
    this.#ended = ended;
  }

  async load(): Promise<void> {
    // Where they cannot be read, a file with everything is still made.
    this.days = await call("bundle.days", {}).catch(() => []);
  }

  get progress(): Progress | undefined {
    return this.busy ? progressOf("share") : undefined;
  }

  async out(): Promise<void> {
    await this.#run("out", async () => {
      const folder = await call("host.pick", { purpose: "bundle-folder" });
      this.said = "Writing the file";
      const made = await call("bundle.out", { folder, since: this.since || null });
      this.folder = made.folder;
      return made.sentence;
    });
  }

  async in(): Promise<void> {
    await this.#run("in", async () => {
      const file = await call("host.pick", { purpose: "bundle" });
      this.said = "Reading the file";
      return (await call("bundle.in", { file })).sentence;
    });
  }

  async stop(): Promise<void> {
    this.said = "Stopping";
    await call("space.stop", {});
  }

  async #run(which: "out" | "in", work: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = which;
    this.said = "";
    this.trouble = this.folder = undefined;
    forgetProgress("share");
    try {
      this.said = await work();
    } catch (thrown) {
      const failed = toCallError(thrown);
      // Who changed their mind knows it.
      this.said = failed.code === "cancelled" ? "Nothing was written or read." : "";
      if (failed.code !== "cancelled") this.trouble = failed.message;
    } finally {
      this.busy = undefined;
      forgetProgress("share");
    }
    await Promise.all([this.load(), this.#ended()]);
  }
}
