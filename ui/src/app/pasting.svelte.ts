/** More than this at once is refused, in characters: a text box stands still for minutes under megabytes. */
export const MOST_PASTED = 100_000;

/** Keeps what is far too long for any entry out of the boxes, before the window stands still over it. */
export class PasteGuard {
  /** How long the last refused text was, in characters, until it is read. */
  refused = $state<number | undefined>();
  #box: HTMLElement | undefined;

  /** Starts watching. Answers with the function that stops. */
  start(): () => void {
    const paste = (event: ClipboardEvent) => {
      const length = event.clipboardData?.getData("text/plain").length ?? 0;
      this.refused = length > MOST_PASTED ? length : undefined;
      if (this.refused === undefined) return;
      event.preventDefault();
      this.#box = event.target instanceof HTMLElement ? event.target : undefined;
    };
    addEventListener("paste", paste, { capture: true });
    return () => removeEventListener("paste", paste, { capture: true });
  }

  /** The person has left the screen it was about. */
  forget(): void {
    this.refused = undefined;
  }

  /** The person has read it, and goes on writing. */
  seen(): void {
    this.forget();
    this.#box?.focus();
  }
}
