import { call } from "../ipc/client";
import type { ProviderRow } from "../ipc/generated";

/** A pause this long asks, milliseconds. */
const ASK_AFTER = 80;

/** Providers that fit what is typed; those used lately while nothing is. */
export class ProviderChoices {
  rows = $state.raw<readonly ProviderRow[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Call at the start and at every change of the words. A slow older answer never replaces a newer one. */
  look(words: string): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      call("provider.search", { query: words.trim(), limit: 20 }).then(
        (rows) => {
          if (turn === this.#turn) this.rows = rows;
        },
        // Without the list the words alone are enough.
        () => undefined,
      );
    }, ASK_AFTER);
  }

  /** As the combobox shows them. */
  get choices(): { id: string; text: string; hint?: string }[] {
    return this.rows.map((row) => ({ id: row.id, text: row.name, hint: [row.code, row.hint].filter(Boolean).join(", ") || undefined }));
  }
}
