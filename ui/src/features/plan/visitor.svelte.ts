import type { Visitor, VisitRole } from "../../lib/ipc/generated";

/** What is known of a visitor's interests. */
export type Interest = "not-asked" | "none" | "one";

/** Somebody on the visit, as they stand in the boxes of the plan. */
export class VisitorBoxes {
  name = $state("");
  role = $state<VisitRole | "">("");
  interest = $state<Interest>("not-asked");
  which = $state("");
  cleared = $state(false);
  training = $state("");
  readonly #before: Partial<Visitor>;

  constructor(before: Partial<Visitor> = {}) {
    this.#before = before;
    this.name = before.name ?? "";
    this.role = before.role ?? "";
    this.interest = before.interest ? "one" : before.declared ? "none" : "not-asked";
    this.which = before.interest ?? "";
    this.cleared = before.cleared ?? false;
    this.training = before.training ?? "";
  }

  /** Nothing was said in this row. */
  get empty(): boolean {
    return this.name.trim() === "" && this.role === "" && this.interest === "not-asked" && !this.cleared && this.training.trim() === "";
  }

  get said(): Visitor {
    const name = this.name.trim();
    return {
      name,
      // Another name is somebody else.
      person: name === this.#before.name ? (this.#before.person ?? null) : null,
      role: this.role || null,
      declared: this.interest !== "not-asked",
      interest: this.interest === "one" ? this.which.trim() || null : null,
      cleared: this.cleared,
      training: this.training.trim() || null,
    };
  }
}
