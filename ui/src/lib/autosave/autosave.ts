import { CallError } from "../ipc/errors";

/** What is kept at each pause in typing. `caret` puts the person back at the same word. */
export interface Draft {
  text: string;
  caret: number;
  /** Everything else of the form: kind, place, source. */
  fields?: Record<string, unknown>;
}

/** What the save line may say. `saved` only ever follows the core's answer for the newest words; `why` is in words, when the person can mend it. */
export type SaveState =
  | { at: "untouched" }
  | { at: "saving" }
  | { at: "saved"; when: number }
  | { at: "failed"; tries: number; why?: string };

/** Stores `draft` as revision `rev`; answers once it is on disk. The core ignores an older revision. */
export type Put = (rev: number, draft: Draft) => Promise<unknown>;

/** A pause this long sends, milliseconds. */
export const DEBOUNCE = 100;
/** Unbroken typing sends at least this often, milliseconds. */
export const MAX_WAIT = 250;
/** A failed save is tried again this often, milliseconds. */
export const RETRY = 1000;
/** No answer for this long counts as a failure, milliseconds. */
export const ANSWER_WITHIN = 3000;

/** Failures that the person can end, unlike those that pass by themselves. */
function whatToMend(thrown: unknown): string | undefined {
  const mendable = thrown instanceof CallError && ["disk-full", "read-only", "too-long"].includes(thrown.code);
  return mendable ? thrown.message : undefined;
}

export interface AutosaveOptions {
  put: Put;
  /** The revision already on disk, 0 for a new draft. */
  rev?: number;
  onState: (state: SaveState) => void;
  /** Milliseconds, for tests. */
  now?: () => number;
}

/**
 * Gets every keystroke to disk: debounce, at most one save on its way, retry until answered.
 * Late, lost and out-of-order answers are told apart by revision.
 */
export class Autosave {
  readonly #options: AutosaveOptions;
  readonly #now: () => number;
  #draft: Draft | undefined;
  #rev: number;
  #acked: number;
  #state: SaveState = { at: "untouched" };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  /** The revision on its way, if any. */
  #sent: number | undefined;
  #unsentSince: number | undefined;
  #waiting: { rev: number; settle: (safe: boolean) => void }[] = [];

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
    this.#rev = options.rev ?? 0;
    this.#acked = this.#rev;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** True when every keystroke so far is on disk. */
  get settled(): boolean {
    return this.#acked >= this.#rev;
  }

  /** The words as last typed, for "Copy these words". */
  get text(): string {
    return this.#draft?.text ?? "";
  }

  edit(draft: Draft): void {
    this.#draft = draft;
    this.#rev += 1;
    this.#unsentSince ??= this.#now();
    if (this.#state.at === "failed") return;
    this.#tell({ at: "saving" });
    if (this.#sent === undefined) this.#sendIn(Math.max(0, Math.min(DEBOUNCE, this.#unsentSince + MAX_WAIT - this.#now())));
  }

  /** Sends at once. Answers true when all words so far are on disk, false when a try failed. */
  flush(): Promise<boolean> {
    if (this.settled) return Promise.resolve(true);
    const rev = this.#rev;
    const done = new Promise<boolean>((settle) => this.#waiting.push({ rev, settle }));
    if (this.#sent === undefined) this.#send();
    return done;
  }

  /** Sends nothing more. Only for words that are safe elsewhere. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#landed();
    this.#acked = this.#rev;
    this.#settle(() => true, true);
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), ms);
  }

  #send(): void {
    clearTimeout(this.#timer);
    if (!this.#draft || this.settled) return;
    const rev = this.#rev;
    this.#sent = rev;
    this.#unsentSince = undefined;
    this.#answer = setTimeout(() => this.#failed(rev), ANSWER_WITHIN);
    this.#options.put(rev, this.#draft).then(
      () => this.#saved(rev),
      (thrown: unknown) => this.#failed(rev, thrown),
    );
  }

  #saved(rev: number): void {
    this.#acked = Math.max(this.#acked, rev);
    this.#settle((wait) => wait.rev <= this.#acked, true);
    const awaited = rev === this.#sent;
    if (awaited) this.#landed();
    if (this.settled) {
      if (!awaited) this.#landed();
      clearTimeout(this.#timer);
      this.#tell({ at: "saved", when: this.#now() });
    } else if (awaited) {
      this.#tell({ at: "saving" });
      this.#send();
    }
  }

  #failed(rev: number, thrown?: unknown): void {
    if (rev !== this.#sent) return;
    this.#landed();
    this.#settle(() => true, false);
    const tries = this.#state.at === "failed" ? this.#state.tries + 1 : 1;
    const why = whatToMend(thrown);
    this.#tell({ at: "failed", tries, ...(why && { why }) });
    this.#sendIn(RETRY);
  }

  #landed(): void {
    clearTimeout(this.#answer);
    this.#sent = undefined;
  }

  #settle(which: (wait: { rev: number }) => boolean, safe: boolean): void {
    const settled = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((wait) => !which(wait));
    for (const wait of settled) wait.settle(safe);
  }

  #tell(state: SaveState): void {
    if (this.#state.at === "saving" && state.at === "saving") return;
    this.#state = state;
    this.#options.onState(state);
  }
}
