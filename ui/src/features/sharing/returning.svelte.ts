import type { MemberRow, RequestRow, SpaceView } from "../../lib/ipc/generated";
import { list } from "../../lib/text/words";

/** "laptop and tablet". */
export function computerNames(member: MemberRow): string {
  return list(member.computers.map(({ name }) => name));
}

/** Whether a request is of somebody new, or of a member whose other computer is lost. */
export class Returning {
  /** What was chosen: `new`, `back`, or of a request that names its member, `has` or `back`. */
  who = $state<string>();
  /** The member who was chosen. */
  chosen = $state("");
  readonly #request: () => RequestRow;
  readonly #view: () => SpaceView;

  constructor(request: () => RequestRow, view: () => SpaceView) {
    this.#request = request;
    this.#view = view;
    const { member } = request();
    // Of somebody new, what is usual is chosen; a computer is never shut out by itself.
    if (!member) this.who = "new";
    else if (this.named?.computers.length === 0) this.who = "back";
  }

  /** The member whom the request comes from by what it says. */
  get named(): MemberRow | undefined {
    const { member } = this.#request();
    return this.#view().members.find((row) => row.person === member);
  }

  /** Those for whom this person may decide. */
  get choices(): readonly MemberRow[] {
    return this.#view().members.filter((row) => row.may_change);
  }

  /** A member of the same name: a new vault does not know that its user was here before. */
  get namesake(): MemberRow | undefined {
    const name = this.#request().name.trim().toLowerCase();
    return this.choices.find((row) => row.name.trim().toLowerCase() === name);
  }

  /** The member who comes back, once that is said. */
  get member(): MemberRow | undefined {
    if (this.who !== "back") return undefined;
    return this.named ?? this.choices.find((row) => row.person === this.chosen);
  }

  /** What is still to be said. */
  get missing(): { field: string; text: string }[] {
    if (!this.who) return [{ field: "who", text: "Choose where the other computer is" }];
    return this.who === "back" && !this.member ? [{ field: "member", text: "Choose which member this is" }] : [];
  }
}
