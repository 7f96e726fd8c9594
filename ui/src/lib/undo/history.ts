/** What the box held and where the caret stood. */
export interface Moment {
  text: string;
  start: number;
  end: number;
}

/** A pause this long starts a new step, in milliseconds. */
const PAUSE = 1000;
/** A change of more letters than this at once is a paste, a cut or dictation: a step of its own. */
const LEAP = 2;
/** Most steps kept, and most letters kept over all of them. */
const STEPS = 200;
const LETTERS = 2_000_000;

/**
 * Undo for one text box. The browser's own does nothing in WebKitGTK and elsewhere wipes a whole
 * run of typing, so the box records each input here: a step is a word or a second of typing.
 */
export class History {
  #past: Moment[] = [];
  #future: Moment[] = [];
  #now: Moment;
  #at = Number.NEGATIVE_INFINITY;
  #open = false;

  constructor(first: Moment) {
    this.#now = first;
  }

  get now(): Moment {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Records one input. `when` is in milliseconds and never goes back. */
  record(next: Moment, when: number): void {
    if (next.text === this.#now.text) {
      this.#now = next;
      return;
    }
    if (!this.#joins(next, when)) {
      this.#past.push(this.#now);
      this.#trim();
    }
    this.#future = [];
    this.#open = Math.abs(next.text.length - this.#now.text.length) <= LEAP;
    this.#now = next;
    this.#at = when;
  }

  /** Ends the step in hand, so that the next input starts a new one (focus left, caret moved). */
  close(): void {
    this.#open = false;
  }

  undo(): Moment | undefined {
    const before = this.#past.pop();
    if (!before) return undefined;
    this.#future.push(this.#now);
    return this.#go(before);
  }

  redo(): Moment | undefined {
    const after = this.#future.pop();
    if (!after) return undefined;
    this.#past.push(this.#now);
    return this.#go(after);
  }

  #go(moment: Moment): Moment {
    this.#now = moment;
    this.#open = false;
    return moment;
  }

  /** True when the input belongs to the step in hand: same word, no pause, no leap, same direction. */
  #joins(next: Moment, when: number): boolean {
    if (!this.#open || when - this.#at > PAUSE) return false;
    const grew = next.text.length - this.#now.text.length;
    if (Math.abs(grew) > LEAP) return false;
    if (grew <= 0) return this.#lastGrew() <= 0;
    if (this.#lastGrew() <= 0) return false;
    const typed = next.text.slice(Math.max(0, next.start - grew), next.start);
    const before = next.text.slice(Math.max(0, next.start - grew - 1), Math.max(0, next.start - grew));
    return !(/\S/u.test(typed) && /\s/u.test(before));
  }

  /** Whether the step in hand has been adding (more than 0) or taking away. */
  #lastGrew(): number {
    const before = this.#past.at(-1);
    return before ? this.#now.text.length - before.text.length : 0;
  }

  #trim(): void {
    let letters = this.#past.reduce((sum, moment) => sum + moment.text.length, 0);
    while (this.#past.length > STEPS || (letters > LETTERS && this.#past.length > 1)) {
      letters -= this.#past.shift()?.text.length ?? 0;
    }
  }
}
