import { call } from "../ipc/client";
import type { Difference, SettleAnswer } from "../ipc/generated";
import { query } from "../state/query.svelte";

/** Chooses between answers; throws what is in the way. */
export async function settleAnswer(asked: SettleAnswer): Promise<void> {
  await call("record.settle", asked);
}

/** What one person said differently on two computers: seldom, so it is asked apart from the record. Make it while a component is being set up. */
export class Differs {
  readonly #asked;
  readonly #settled: () => Promise<void>;

  constructor(id: () => string, kind: string, settled: () => Promise<void>) {
    this.#asked = query("record.differences", () => ({ id: id() }), { kinds: [kind] });
    this.#settled = settled;
  }

  get all(): readonly Difference[] {
    return this.#asked.data ?? [];
  }

  settled = async (): Promise<void> => {
    await this.#asked.refetch();
    await this.#settled();
  };
}
