import type { CommandName, Req, Res } from "../ipc/client";
import type { CallError } from "../ipc/errors";
import { entryFor, type Entry } from "./cache.svelte";

/** What a screen reads: the latest answer stays while a newer one is fetched. */
export interface Query<N extends CommandName> {
  readonly data: Res<N> | undefined;
  readonly error: CallError | undefined;
  readonly loading: boolean;
  refetch(): Promise<void>;
}

export interface QueryOptions {
  /** Kinds of record that this answer is made of. Left out: of any kind, but never of drafts. */
  kinds?: readonly string[];
}

/**
 * Asks the core and keeps the answer fresh. Call while a component is being set up.
 * `req` is a function so that the question may depend on state; it is asked again when that changes.
 */
export function query<N extends CommandName>(name: N, req: () => Req<N>, options: QueryOptions = {}): Query<N> {
  const entry: Entry<N> = $derived(entryFor(name, req(), options.kinds));
  $effect(() => entry.watch());
  return {
    get data() {
      return entry.data;
    },
    get error() {
      return entry.error;
    },
    get loading() {
      return entry.loading;
    },
    refetch: () => entry.fetch(),
  };
}
