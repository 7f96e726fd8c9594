import type { AtRisk, Concern, Severity } from "../../lib/ipc/generated";
import { DateBoxes, type Choice } from "../../shared";
import { Moment } from "./moment.svelte";

/** A box that needs another value, by its id. */
export interface Problem {
  field: string;
  text: string;
}

const words = ["title", "place", "severity", "evidence", "owner", "told_role", "told_answer", "made_safe_how", "verified_by"] as const;
const moments = ["seen_at", "told_at", "made_safe_at", "verified_at"] as const;
type Words = (typeof words)[number];
type Moments = (typeof moments)[number];

/** A concern as it stands in the boxes. Its text stands in the notebook beside it. */
export class ConcernForm {
  risk = $state<AtRisk | undefined>();
  provider = $state.raw<Choice | undefined>();
  /** Every plain box. `place` is the provider or the place in words. */
  words: Record<Words, string> = $state({ title: "", place: "", severity: "", evidence: "", owner: "", told_role: "", told_answer: "", made_safe_how: "", verified_by: "" });
  readonly times: Record<Moments, Moment>;
  due = $state.raw(new DateBoxes(""));
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
    this.times = { seen_at: new Moment(today), told_at: new Moment(today), made_safe_at: new Moment(today), verified_at: new Moment(today) };
  }

  /** The times are asked for when somebody is at risk, or may be. */
  get urgent(): boolean {
    return this.risk === "yes" || this.risk === "unknown" || this.words.severity === "immediate";
  }

  /** Fills the boxes from a concern or a draft; what is not given stays. */
  take(from: Partial<Concern>, provider?: string | null): void {
    this.risk = from.at_risk_now ?? this.risk;
    for (const field of words) this.words[field] = from[field] ?? this.words[field];
    for (const field of moments) if (from[field]) this.times[field].take(from[field], this.#today);
    if (from.due) this.due = new DateBoxes(from.due);
    if (provider) this.words.place = provider;
    if (from.organisation) this.provider = { id: from.organisation, text: this.words.place };
  }

  /** What keeps it from being kept. */
  problems(): Problem[] {
    const found: Problem[] = [];
    if (!this.risk) found.push({ field: "risk", text: "Say whether anyone is at risk now" });
    for (const field of moments) {
      const problem = this.urgent ? this.times[field].problem : undefined;
      if (problem) found.push({ field, text: problem });
    }
    if (this.words.title.trim() === "") found.push({ field: "title", text: "Say in one line what worries you" });
    if (this.due.problem) found.push({ field: "due", text: this.due.problem.text });
    return found;
  }

  /** The concern that the boxes say, on top of `base`. */
  concern(base: Partial<Concern>): Partial<Concern> {
    const said = (field: Words) => this.words[field].trim() || null;
    const times = Object.fromEntries(moments.map((field) => [field, this.times[field].iso]));
    return {
      ...base,
      ...times,
      at_risk_now: this.risk ?? null,
      title: this.words.title.trim(),
      organisation: this.provider?.id ?? null,
      place: this.provider ? (base.place ?? null) : said("place"),
      severity: this.risk === "yes" ? "immediate" : (this.words.severity as Severity) || null,
      evidence: said("evidence"),
      owner: said("owner"),
      due: this.due.iso,
      told_role: said("told_role"),
      told_answer: said("told_answer"),
      made_safe_how: said("made_safe_how"),
      verified_by: said("verified_by"),
    };
  }

  /** For the draft: everything but the text. The provider's name goes with it. */
  snapshot(): Record<string, unknown> {
    return { ...this.concern({}), place: this.words.place };
  }
}
