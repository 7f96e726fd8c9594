/** How many rows a page of a list has. */
export const PAGE = 50;

/** Where somebody is in a list that comes in pages. The core marks where a page ended. */
export class Pages {
  #marks = $state.raw<readonly (string | null)[]>([null]);

  /** For the request. */
  get paging(): { after: string | null; limit: number } {
    return { after: this.#marks.at(-1) ?? null, limit: PAGE };
  }

  get first(): boolean {
    return this.#marks.length === 1;
  }

  older(next: string): void {
    this.#marks = [...this.#marks, next];
  }

  newer(): void {
    if (!this.first) this.#marks = this.#marks.slice(0, -1);
  }

  /** Call when the filter changes. */
  restart(): void {
    this.#marks = [null];
  }

  /** "51 to 100 of 1,204 notes". */
  words(shown: number, total: number, many: string): string {
    const before = (this.#marks.length - 1) * PAGE;
    return `${(before + 1).toLocaleString("en-GB")} to ${(before + shown).toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} ${many}`;
  }
}
