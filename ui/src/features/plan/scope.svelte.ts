import type { SetInUse, TemplateView, VisitView } from "../../lib/ipc/generated";

const named = (set: string, section: string) => `${set}:${section}`;

/** Which prompt sets the team uses beside the first, and which of their parts this visit looks at. */
export class Scope {
  /** The ids of the further sets. */
  chosen = $state<string[]>([]);
  /** What is looked at, by set: the ids of its parts. */
  readonly #looked = $state<Record<string, string[]>>({});
  /** The sets that the app offers now. */
  offered = $state.raw<readonly TemplateView[]>([]);
  readonly #view: VisitView;

  constructor(view: VisitView) {
    this.#view = view;
    this.chosen = view.visit.also.map((set) => set.id);
  }

  /** The first set, then the others: as the visit has them, or as they are offered. */
  get inUse(): TemplateView[] {
    const first = this.#view.template ? [this.#view.template] : [];
    const others = this.chosen.map((id) => this.#view.sets.find((set) => set.id === id) ?? this.offered.find((set) => set.id === id));
    return [...first, ...others.filter((set): set is TemplateView => !!set)];
  }

  /** Sets that may be added, without the first; one in use that is not offered any more stays a choice. */
  get choices(): TemplateView[] {
    const gone = this.#view.sets.filter((set) => !this.offered.some((other) => other.id === set.id));
    return [...this.offered, ...gone].filter((set) => set.id !== this.#view.visit.template);
  }

  looked(set: TemplateView): string[] {
    return this.#looked[set.id] ?? set.sections.map((section) => section.id).filter((id) => !this.#view.visit.left_out.includes(named(set.id, id)));
  }

  look(set: TemplateView, sections: string[]): void {
    this.#looked[set.id] = sections;
  }

  get also(): SetInUse[] {
    return this.chosen.flatMap((id) => {
      const before = this.#view.visit.also.find((set) => set.id === id);
      const version = before?.version ?? this.offered.find((set) => set.id === id)?.version;
      return version ? [{ id, version }] : [];
    });
  }

  get leftOut(): string[] {
    const sets = this.inUse;
    // Of a set that is not here nobody can say which parts it has: what was left out of it stays so.
    const unknown = this.#view.visit.left_out.filter((name) => {
      const set = name.split(":")[0] ?? "";
      return !sets.some((one) => one.id === set) && (set === this.#view.visit.template || this.chosen.includes(set));
    });
    const here = sets.flatMap((set) => {
      const looked = this.looked(set);
      return set.sections.filter((section) => !looked.includes(section.id)).map((section) => named(set.id, section.id));
    });
    return [...here, ...unknown];
  }
}
