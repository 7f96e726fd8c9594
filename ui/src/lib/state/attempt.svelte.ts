import { toCallError } from "../ipc/errors";

interface Problem {
  /** The id of the field it is about; none when it is about the page. */
  field?: string;
  text: string;
}

/** One step of a page that the core may refuse: no second press while it runs, and its problems for the summary. */
export class Attempt {
  busy = $state(false);
  problems = $state.raw<readonly Problem[]>([]);
  readonly #fields: readonly string[];

  /** `fields` are the ids on the page that the core may name. */
  constructor(fields: readonly string[] = []) {
    this.#fields = fields;
  }

  get failed(): boolean {
    return this.problems.length > 0;
  }

  errorOf(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.text;
  }

  /** Does the work unless `found` names problems. Answers whether it was done. */
  async run(work: () => Promise<void>, found: readonly Problem[] = []): Promise<boolean> {
    if (this.busy) return false;
    this.problems = found;
    if (this.failed) return false;
    this.busy = true;
    try {
      await work();
      return true;
    } catch (thrown) {
      const { message, field } = toCallError(thrown);
      this.problems = [{ text: message, field: field && this.#fields.includes(field) ? field : undefined }];
      return false;
    } finally {
      this.busy = false;
    }
  }
}
