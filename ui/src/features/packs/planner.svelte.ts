import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { PackPlan, PackRequest } from "../../lib/ipc/generated";
import { onChange } from "../../lib/state/changes";

/** A pause this long asks, milliseconds. */
const ASK_AFTER = 300;
/** Kinds of record that a pack is made of. */
const KINDS = ["organisation", "summary", "concern", "action", "response", "intelligence", "setting"];

/**
 * Hears when something that a pack is made of was changed, or may have been: an exchange does not say what came.
 * Answers with the function that stops.
 */
export function onPackChange(heard: (certain: boolean) => void): () => void {
  return onChange(({ kinds }) => {
    const certain = kinds.some((kind) => KINDS.includes(kind));
    if (certain || kinds.length === 0) heard(certain);
  });
}

/** What the pack would hold. The last answer stays while somebody types a day, but never under another provider. */
export class Planner {
  plan = $state.raw<PackPlan | undefined>();
  trouble = $state.raw<CallError | undefined>();
  #asked: PackRequest | undefined;
  #provider: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Call at every change of the boxes. A slow older answer never replaces a newer one. */
  look(provider: string | undefined, asked: PackRequest | undefined): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    const known = provider === this.#provider;
    if (!known) this.plan = undefined;
    this.trouble = undefined;
    this.#provider = provider;
    this.#asked = asked;
    if (!asked) return;
    this.#timer = setTimeout(() => void this.#ask(turn, asked), known ? ASK_AFTER : 0);
  }

  /** Asks again with the same boxes. */
  again(): void {
    this.look(this.#provider, this.#asked);
  }

  /** A newer plan that came with something else. */
  take(plan: PackPlan): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.plan = plan;
  }

  close(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  async #ask(turn: number, asked: PackRequest): Promise<void> {
    try {
      const plan = await call("pack.plan", asked);
      if (turn === this.#turn) this.plan = plan;
    } catch (thrown) {
      if (turn === this.#turn) this.trouble = toCallError(thrown);
    }
  }
}
