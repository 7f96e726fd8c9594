import type { Notice, PlaceRow, Visit, VisitStart, VisitType } from "../../lib/ipc/generated";
import { DateBoxes, type Choice, type DateProblem } from "../../shared";

/** The facts of a visit as they stand in the boxes of a form. Everything but the place is optional. */
export class VisitFacts {
  place = $state("");
  provider = $state.raw<Choice | undefined>();
  ward = $state("");
  wardPlace = $state.raw<Choice | undefined>();
  team = $state("");
  readonly date: DateBoxes;
  announced = $state<Notice | undefined>();
  kind = $state<VisitType | "">("");
  theme = $state("");
  /** What led to the visit, in words. */
  trigger = $state("");
  purpose = $state("");
  /** The prompt set, or none. */
  template = $state("");
  notSeen = $state("");

  constructor(today: string) {
    this.date = new DateBoxes(today);
  }

  /** Fills the boxes from a visit that exists. */
  static of(visit: Visit, provider: string | null): VisitFacts {
    const facts = new VisitFacts(visit.date ?? "");
    facts.place = provider ?? visit.place ?? "";
    facts.provider = visit.organisation && provider ? { id: visit.organisation, text: provider } : undefined;
    facts.ward = visit.title ?? "";
    facts.team = visit.team.join("\n");
    facts.announced = visit.announced ?? undefined;
    facts.kind = visit.type ?? "";
    facts.theme = visit.theme ?? "";
    facts.trigger = visit.trigger ?? "";
    facts.purpose = visit.purpose ?? "";
    facts.template = visit.template ?? "";
    facts.notSeen = visit.not_seen ?? "";
    return facts;
  }

  /** What keeps the visit from being kept, by the id of its box. */
  problems({ dayNeeded = false } = {}): { field: string; text: string; wrong?: DateProblem["part"] }[] {
    const found: { field: string; text: string; wrong?: DateProblem["part"] }[] = [];
    if (this.place.trim() === "" && this.ward.trim() === "") found.push({ field: "place", text: "Say where the visit is" });
    const { problem } = this.date;
    if (problem) found.push({ field: "date", text: problem.text, wrong: problem.part });
    else if (dayNeeded && !this.date.iso) found.push({ field: "date", text: "Say on which day" });
    return found;
  }

  /** `plan`: nobody has arrived yet. */
  start(places: readonly PlaceRow[], plan = false): VisitStart {
    return { ...this.#common(), ...this.#where(places), kind: this.kind || null, trigger: this.trigger.trim() || null, template: this.template || null, plan };
  }

  /** The visit with these facts; what the form does not show stays as it was. */
  change(visit: Visit, places: readonly PlaceRow[]): Visit {
    const { organisation, place, site, service } = this.#where(places);
    const where = this.wardPlace || this.provider?.id !== visit.organisation ? { site, service } : { site: visit.site, service: visit.service };
    return { ...visit, ...this.#common(), organisation, place, ...where, type: this.kind || null, trigger: this.trigger.trim() || null, template: this.template || null, not_seen: this.notSeen.trim() || null };
  }

  #common() {
    return {
      title: this.ward.trim() || null,
      date: this.date.iso,
      theme: this.theme.trim() || null,
      announced: this.announced ?? null,
      team: this.team.split("\n").map((name) => name.trim()).filter(Boolean),
      purpose: this.purpose.trim() || null,
    };
  }

  #where(places: readonly PlaceRow[]) {
    const ward = places.find((one) => one.id === this.wardPlace?.id);
    return {
      organisation: this.provider?.id ?? null,
      // Without a provider the ward alone says where it is.
      place: this.provider ? null : this.place.trim() || this.ward.trim() || null,
      site: ward?.kind === "site" ? ward.id : (ward?.site ?? null),
      service: ward?.kind === "service" ? ward.id : null,
    };
  }
}
