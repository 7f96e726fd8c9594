import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { SearchHit } from "../../lib/ipc/generated";

/** A pause this long asks, milliseconds. */
const ASK_AFTER = 120;

/** Looks while somebody types. A slow older answer never replaces a newer one. */
export class Finder {
  hits = $state.raw<readonly SearchHit[]>([]);
  /** How many in words. */
  words = $state("");
  next = $state.raw<string | null>(null);
  trouble = $state.raw<CallError | undefined>();
  /** What the hits are for; empty until the first answer. */
  asked = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #kinds: string[] = [];

  /** Call at every change of the words or the kind. */
  look(words: string, kind: string): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#kinds = kind ? [kind] : [];
    const query = words.trim();
    if (query === "") {
      this.#show([], "", null, "");
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(turn, query, null), ASK_AFTER);
  }

  /** The hits after these, added below. */
  more(): Promise<void> {
    return this.#ask(++this.#turn, this.asked, this.next);
  }

  stop(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  async #ask(turn: number, query: string, after: string | null): Promise<void> {
    try {
      const found = await call("search.find", { query, kinds: this.#kinds, after, limit: null });
      if (turn !== this.#turn) return;
      this.#show(after ? [...this.hits, ...found.hits] : found.hits, found.words, found.next, query);
    } catch (thrown) {
      if (turn === this.#turn) this.trouble = toCallError(thrown);
    }
  }

  #show(hits: readonly SearchHit[], words: string, next: string | null, asked: string) {
    this.hits = hits;
    this.words = words;
    this.next = next;
    this.asked = asked;
    this.trouble = undefined;
  }
}
