import { call } from "../../lib/ipc/client";
import { toCallError } from "../../lib/ipc/errors";
import type { Settings } from "../../lib/ipc/generated";
import { query } from "../../lib/state/query.svelte";

/** The settings as a page edits them: each change is kept at once, one after another. */
export class SettingsPage {
  readonly #query = query("settings.get", () => ({}), { kinds: ["setting"] });
  #ours = $state.raw<Settings>();
  /** What is said in the status region. */
  said = $state("");
  error = $state<string>();
  #queue: Promise<void> = Promise.resolve();

  get value(): Settings | undefined {
    return this.#ours ?? this.#query.data;
  }

  get trouble(): string | undefined {
    return this.#query.error?.message;
  }

  /** Keeps some settings. Answers what is kept now, nothing when it was refused. */
  keep(change: Partial<Settings>): Promise<Settings | undefined> {
    const kept = this.#queue.then(() => this.#put(change));
    this.#queue = kept.then(() => undefined);
    return kept;
  }

  async #put(change: Partial<Settings>): Promise<Settings | undefined> {
    const before = this.value;
    if (!before) return undefined;
    this.said = "";
    this.error = undefined;
    try {
      this.#ours = await call("settings.put", { ...before, ...change });
      this.said = "Saved";
      return this.#ours;
    } catch (thrown) {
      this.error = toCallError(thrown).message;
      return undefined;
    }
  }
}
