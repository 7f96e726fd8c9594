import { call } from "../lib/ipc/client";

/** Seconds before the lock at which the person is told. */
export const WARNING = 60;
/** The core is told that somebody is there at most this often, seconds. */
const TELL_EVERY = 30;

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;

/** Watches for the absence of hands. Any key or movement keeps the app open. */
export class IdleWatch {
  /** Seconds until the lock while it is near, else none. */
  left = $state<number | undefined>();
  readonly #minutes: () => number;
  readonly #lock: () => void;
  readonly #now: () => number;
  #last: number;
  #told = Number.NEGATIVE_INFINITY;

  constructor(minutes: () => number, lock: () => void, now: () => number = () => performance.now()) {
    this.#minutes = minutes;
    this.#lock = lock;
    this.#now = now;
    this.#last = now();
  }

  /** Starts watching. Answers with the function that stops. */
  start(): () => void {
    this.#last = this.#now();
    const sign = () => this.here();
    for (const name of SIGNS) addEventListener(name, sign, { passive: true });
    const timer = setInterval(() => this.#look(), 1000);
    return () => {
      for (const name of SIGNS) removeEventListener(name, sign);
      clearInterval(timer);
      this.left = undefined;
    };
  }

  /** Somebody is there. */
  here(): void {
    const now = this.#now();
    this.#last = now;
    this.left = undefined;
    if (now - this.#told < TELL_EVERY * 1000) return;
    this.#told = now;
    call("session.active", {}).catch(() => undefined);
  }

  #look(): void {
    const left = Math.ceil(this.#minutes() * 60 - (this.#now() - this.#last) / 1000);
    if (left <= 0) {
      this.#last = this.#now();
      this.left = undefined;
      this.#lock();
    } else {
      this.left = left <= WARNING ? left : undefined;
    }
  }
}
