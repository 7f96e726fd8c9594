import type { Action } from "../../lib/ipc/generated";
import { DateBoxes } from "../fields/dateBoxes.svelte";

export interface ActionProblem {
  field: "title" | "owner" | "due";
  text: string;
}

/** What is to be done, who does it and by when, as they stand in the boxes of a form. */
export class ActionBoxes {
  title = $state("");
  owner = $state("");
  due = $state.raw(new DateBoxes(""));
  problem = $state.raw<ActionProblem | undefined>();

  constructor(from: Partial<Action> = {}) {
    this.title = from.title ?? "";
    this.owner = from.owner ?? "";
    this.due = new DateBoxes(from.due ?? "");
  }

  /** Whether it can be kept; if not, the box that is wrong has focus. */
  check(): boolean {
    if (this.title.trim() === "") return this.#refuse({ field: "title", text: "Write what is to be done" });
    if (this.due.problem) return this.#refuse({ field: "due", text: this.due.problem.text });
    this.problem = undefined;
    return true;
  }

  /** Shows what the core refused, where it is one of these boxes. */
  take({ field, text }: { field: string | undefined; text: string }): boolean {
    const known = (["title", "owner", "due"] as const).find((one) => one === field);
    if (known) this.#refuse({ field: known, text });
    return known !== undefined;
  }

  get said(): Pick<Action, "title" | "owner" | "due"> {
    return { title: this.title.trim(), owner: this.owner.trim() || null, due: this.due.iso };
  }

  #refuse(problem: ActionProblem): false {
    this.problem = problem;
    document.getElementById(`action-${problem.field}`)?.focus();
    return false;
  }
}
