import { call, type CommandName, type Req, type Res } from "../ipc/client";
import { toCallError, type CallError } from "../ipc/errors";
import type { Changes } from "../ipc/generated";
import { onChange } from "./changes";

/** One question to the core and its latest answer, shared by every part that asks it. */
export class Entry<N extends CommandName> {
  data = $state.raw<Res<N> | undefined>();
  error = $state.raw<CallError | undefined>();
  loading = $state(false);
  /** Parts on screen that show this answer. */
  watchers = 0;
  #stale = true;
  #asked = 0;

  constructor(
    readonly name: N,
    readonly req: Req<N>,
    private kinds: readonly string[] | undefined,
  ) {}

  /** Asks again. A slow older answer never replaces a newer one. */
  async fetch(): Promise<void> {
    const turn = ++this.#asked;
    this.#stale = false;
    this.loading = true;
    try {
      const data = await call(this.name, this.req);
      if (turn !== this.#asked) return;
      this.data = data;
      this.error = undefined;
    } catch (thrown) {
      if (turn !== this.#asked) return;
      this.error = toCallError(thrown);
    } finally {
      if (turn === this.#asked) this.loading = false;
    }
  }

  watch(): () => void {
    this.watchers += 1;
    if (this.#stale) void this.fetch();
    return () => {
      this.watchers -= 1;
    };
  }

  /** Another screen shows this answer for what it holds of other kinds. */
  alsoMadeOf(kinds: readonly string[] | undefined): void {
    this.kinds = kinds && this.kinds ? [...this.kinds, ...kinds.filter((kind) => !this.kinds?.includes(kind))] : undefined;
  }

  /** Drafts change at every pause of typing, so only an answer that names them is asked again for them. */
  touchedBy(change: Changes): boolean {
    const { kinds } = this;
    return change.kinds.length === 0 || change.kinds.some((kind) => (kinds ? kinds.includes(kind) : kind !== "draft"));
  }

  /** On screen: asks again now. Off screen: asks when it is next shown. */
  spoil(): void {
    if (this.watchers > 0) void this.fetch();
    else this.#stale = true;
  }
}

/** Answers kept for screens that are left and come back to; the oldest go first. */
const KEPT = 100;
// Who watches what is told by the entries themselves, so the map need not be reactive.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const entries = new Map<string, Entry<CommandName>>();

export function entryFor<N extends CommandName>(name: N, req: Req<N>, kinds: readonly string[] | undefined): Entry<N> {
  const key = `${name} ${JSON.stringify(req)}`;
  const found = entries.get(key);
  if (found) {
    found.alsoMadeOf(kinds);
    return found as unknown as Entry<N>;
  }
  const made = new Entry(name, req, kinds);
  entries.set(key, made as unknown as Entry<CommandName>);
  dropOldest();
  return made;
}

function dropOldest(): void {
  for (const [key, entry] of entries) {
    if (entries.size <= KEPT) return;
    if (entry.watchers === 0) entries.delete(key);
  }
}

/** Forgets every answer. Called on lock, so that nothing readable stays in memory. */
export function forgetEverything(): void {
  entries.clear();
}

onChange((change) => {
  for (const entry of entries.values()) if (entry.touchedBy(change)) entry.spoil();
});
