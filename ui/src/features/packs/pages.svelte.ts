import { call } from "../../lib/ipc/client";
import { toCallError, type CallError } from "../../lib/ipc/errors";
import type { PackPlan, PackRequest } from "../../lib/ipc/generated";

/** The pages of a preview as pictures. Only the page in sight and its neighbours are asked for, one at a time. */
export class PackPages {
  count = $state(0);
  at = $state(1);
  busy = $state(false);
  /** Why the pages could not be set. */
  failed = $state.raw<CallError | undefined>();
  /** Why the page in sight did not come. */
  trouble = $state.raw<CallError | undefined>();
  #touched = $state(false);
  #plan = $state("");
  #preview: string | undefined;
  #pictures = $state.raw<Readonly<Record<number, string>>>({});
  #loading = false;

  /** The address of the picture of the page in sight, once it is there. */
  get picture(): string | undefined {
    return this.#pictures[this.at];
  }

  /** Something that the pack is made of was changed since the pages were set. */
  touch(): void {
    this.#touched = true;
  }

  /** Whether what would be issued may differ from the pages. */
  isStale(plan: PackPlan): boolean {
    return this.#touched || this.#plan !== JSON.stringify(plan);
  }

  /** Sets the pages; the page that was in sight stays in sight. Answers what they hold. */
  async set(request: PackRequest): Promise<PackPlan | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.failed = undefined;
    this.trouble = undefined;
    this.#touched = false;
    try {
      const { preview, pages, plan } = await call("pack.preview", request);
      this.#drop();
      this.#preview = preview;
      this.#plan = JSON.stringify(plan);
      this.count = pages;
      this.at = Math.min(this.at, Math.max(1, pages));
      void this.#load();
      return plan;
    } catch (thrown) {
      this.failed = toCallError(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  go(page: number): void {
    this.at = Math.min(Math.max(1, page), this.count);
    void this.#load();
  }

  /** Asks again for a page that did not come. */
  again(): void {
    this.trouble = undefined;
    void this.#load();
  }

  close(): void {
    this.#drop();
    this.#preview = undefined;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    for (let page = this.#wanted(); page !== undefined; page = this.#wanted()) await this.#fetch(page);
    this.#loading = false;
  }

  /** The next page to ask for: the one in sight first. */
  #wanted(): number | undefined {
    if (!this.#preview || this.trouble) return undefined;
    return [this.at, this.at + 1, this.at - 1].find((page) => page >= 1 && page <= this.count && !this.#pictures[page]);
  }

  async #fetch(page: number): Promise<void> {
    const preview = this.#preview ?? "";
    try {
      const { svg } = await call("pack.page", { preview, page });
      // As a picture an SVG runs no script and fetches nothing.
      if (preview === this.#preview) this.#pictures = { ...this.#pictures, [page]: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })) };
    } catch (thrown) {
      if (preview === this.#preview) this.trouble = toCallError(thrown);
    }
  }

  #drop(): void {
    for (const url of Object.values(this.#pictures)) URL.revokeObjectURL(url);
    this.#pictures = {};
  }
}
