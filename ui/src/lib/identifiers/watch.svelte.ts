import { call } from "../ipc/client";
import type { FieldFinding } from "../ipc/generated";

/** A pause this long asks the core to look through the words, milliseconds. */
export const LOOK_AFTER = 600;

/** Looks for possible identifiers while somebody writes. A quiet hint: nothing waits for it. */
export class IdentifierWatch {
  findings = $state.raw<readonly FieldFinding[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Call at every change of the words. */
  look(text: string): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    // A hint whose words are gone goes at once.
    this.findings = this.findings.filter((finding) => text.includes(finding.words));
    if (text.trim() === "") return;
    this.#timer = setTimeout(() => {
      call("words.check", { text }).then(
        (found) => {
          if (turn === this.#turn) this.findings = found;
        },
        () => undefined,
      );
    }, LOOK_AFTER);
  }

  /** Call when the screen goes or the words have become a record. */
  stop(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.findings = [];
  }
}
