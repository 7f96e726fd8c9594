import { tick } from "svelte";
import { call } from "../ipc/client";
import { toCallError, type CallError } from "../ipc/errors";
import type { Meta } from "../ipc/generated";
import { me } from "../state/session.svelte";

/** What of a record's meta the bin needs. */
type Binnable = Pick<Meta, "id" | "author" | "binned">;

/** Puts the record of a page in the bin and takes it out again. */
export class Binning {
  busy = $state(false);
  trouble = $state.raw<CallError | undefined>();
  readonly #meta: () => Binnable | undefined;
  readonly #ondone: () => void | Promise<void>;

  /** `meta` is of the record that is shown, which may not be the one in the address; `ondone` asks for it again. */
  constructor(meta: () => Binnable | undefined, ondone: () => void | Promise<void>) {
    this.#meta = meta;
    this.#ondone = ondone;
  }

  get binned(): boolean {
    return !!this.#meta()?.binned;
  }

  /** Only who made a record may put it in the bin or take it out. */
  get mine(): boolean {
    const person = me()?.person;
    return person !== undefined && this.#meta()?.author === person;
  }

  /** One's own and not in the bin: what changes it may be offered. */
  get open(): boolean {
    return this.mine && !this.binned;
  }

  async put(into: boolean): Promise<void> {
    const id = this.#meta()?.id;
    if (this.busy || !id) return;
    this.busy = true;
    this.trouble = undefined;
    try {
      await call(into ? "record.bin" : "record.restore", { id });
      await this.#ondone();
      await tick();
      // The button that was pressed is gone.
      document.querySelector("h1")?.focus();
    } catch (thrown) {
      this.trouble = toCallError(thrown);
    } finally {
      this.busy = false;
    }
  }
}
