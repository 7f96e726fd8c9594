import { tick } from "svelte";

/** Rows of a form that are added, taken out and moved by buttons. Focus follows what was done. */
export class Rows<Row extends object> {
  items = $state.raw<readonly Row[]>([]);
  readonly #blank: () => Row;
  readonly #name: string;

  /** `name` begins the ids: `visitor-1` is a row's first box, `visitor-add` the button below the rows. */
  constructor(name: string, rows: readonly Row[], blank: () => Row) {
    this.#name = name;
    this.items = rows;
    this.#blank = blank;
  }

  id(at: number): string {
    return `${this.#name}-${at + 1}`;
  }

  get addId(): string {
    return `${this.#name}-add`;
  }

  async add(): Promise<void> {
    this.items = [...this.items, this.#blank()];
    await this.#focus(this.id(this.items.length - 1));
  }

  async take(at: number): Promise<void> {
    this.items = this.items.filter((_, index) => index !== at);
    await this.#focus(this.addId);
  }

  /** Moves a row up (-1) or down (1). */
  async move(at: number, by: -1 | 1): Promise<void> {
    const moved = [...this.items];
    const [row] = moved.splice(at, 1);
    if (!row) return;
    moved.splice(at + by, 0, row);
    this.items = moved;
    await this.#focus(this.id(at + by));
  }

  async #focus(id: string): Promise<void> {
    await tick();
    document.getElementById(id)?.focus();
  }
}
