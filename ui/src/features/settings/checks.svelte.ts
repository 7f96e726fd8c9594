import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { BackupRow } from "../../lib/ipc/generated";

/** What came of opening a backup: the row as it stands since, or that it cannot be relied on. */
export type Outcome = { row: BackupRow } | "failed";

/** Refusals that say nothing of the backup itself. */
const noVerdict: readonly CallError["code"][] = ["locked", "busy", "cancelled"];

/** Opens backups one after the other, so that a broken one is known before it is needed. */
export class Checks {
  outcomes = $state.raw<Readonly<Record<string, Outcome>>>({});
  #turn: Promise<unknown> = Promise.resolve();
  #over = false;
  // Nothing on screen follows it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #asked = new Set<string>();

  /** Each one that was not asked for yet; one that was never proved says so already. */
  all(rows: readonly BackupRow[]): void {
    for (const row of rows) {
      if (!row.good || this.#asked.has(row.id)) continue;
      this.#asked.add(row.id);
      // That one failed stands in its outcome.
      this.#turn = this.#turn.then(() => (this.#over ? undefined : this.one(row.id))).catch(() => undefined);
    }
  }

  /** Call when the screen goes: what has not begun is left. */
  stop(): void {
    this.#over = true;
  }

  /** Opens one now. Rejects with what the core says. */
  async one(id: string): Promise<void> {
    try {
      const row = await call("backup.check", { id });
      this.outcomes = { ...this.outcomes, [id]: { row } };
    } catch (thrown) {
      const why = toCallError(thrown);
      if (!noVerdict.includes(why.code)) this.outcomes = { ...this.outcomes, [id]: "failed" };
      throw why;
    }
  }
}
