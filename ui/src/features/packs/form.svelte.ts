import type { PackExport, PackFormat, PackRequest, PackSection, Picked } from "../../lib/ipc/generated";
import { DateBoxes, toParts, type Choice, type DateParts } from "../../shared";
import { fullMonths, sincePack, type Days, type PeriodChoice } from "./period";
import type { Snapshot } from "./snapshot";

/** A box that needs another value, by its id. */
export interface Problem {
  field: string;
  text: string;
  wrong?: keyof DateParts;
}

const first: readonly PackFormat[] = ["pdf", "docx", "xlsx"];
const asBoxes = (parts: DateParts) => Object.assign(new DateBoxes(), parts);
const asParts = ({ day, month, year }: DateParts): DateParts => ({ day, month, year });

/** A pack as it stands in the boxes of the builder. */
export class PackForm {
  providerText = $state("");
  provider = $state.raw<Choice | undefined>();
  /** The person's own choice; without one the best that there is. */
  period = $state<PeriodChoice | undefined>();
  from = $state.raw(new DateBoxes());
  to = $state.raw(new DateBoxes());
  meeting = $state.raw(new DateBoxes());
  place = $state("");
  without = $state<string[]>([]);
  comments = $state<Record<string, string>>({});
  asks = $state("");
  formats = $state<PackFormat[]>([...first]);
  /** Name and role, once somebody has typed it. */
  confirmedBy = $state<string | undefined>();
  why = $state("");
  /** The last day of the last pack for this provider. */
  lastPack = $state<string | undefined>();
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
  }

  /** The quick choices with their days. */
  get spans(): { choice: Exclude<PeriodChoice, "own">; days: Days }[] {
    const since = sincePack(this.lastPack, this.#today);
    return [
      ...(since ? [{ choice: "since" as const, days: since }] : []),
      { choice: "three", days: fullMonths(this.#today, 3) },
      { choice: "month", days: fullMonths(this.#today, 1) },
    ];
  }

  get chosenPeriod(): PeriodChoice {
    if (this.period === "own") return "own";
    return this.spans.find((span) => span.choice === this.period)?.choice ?? this.spans[0]?.choice ?? "own";
  }

  /** Takes a period; its own days begin with the ones that were chosen before. */
  choosePeriod(choice: PeriodChoice): void {
    const { days } = this;
    if (choice === "own" && days) {
      this.from = asBoxes(toParts(days.from));
      this.to = asBoxes(toParts(days.to));
    }
    this.period = choice;
  }

  /** The first and the last day, when both can be read. */
  get days(): Days | undefined {
    const { chosenPeriod } = this;
    if (chosenPeriod !== "own") return this.spans.find((span) => span.choice === chosenPeriod)?.days;
    const { iso: from } = this.from;
    const { iso: to } = this.to;
    return from && to ? { from, to } : undefined;
  }

  /** What keeps it from being planned and looked at. */
  problems(): Problem[] {
    const found: Problem[] = [];
    const typed = this.providerText.trim();
    if (!this.provider) found.push({ field: "provider", text: typed ? `Choose a provider from the list: “${typed}” is not one` : "Choose the provider" });
    if (this.chosenPeriod === "own") {
      for (const [field, boxes, missing] of [["from", this.from, "Enter the first day"], ["to", this.to, "Enter the last day"]] as const) {
        if (boxes.problem) found.push({ field, text: boxes.problem.text, wrong: boxes.problem.part });
        else if (!boxes.iso) found.push({ field, text: missing });
      }
      const { days } = this;
      if (days && days.to < days.from) found.push({ field: "to", text: "The period ends before it begins. Change one of its days" });
    }
    if (this.meeting.problem) found.push({ field: "meeting", text: this.meeting.problem.text, wrong: this.meeting.problem.part });
    return found;
  }

  /** What to ask the core; nothing while the provider or the days are not known. */
  get request(): PackRequest | undefined {
    const { provider, days } = this;
    if (!provider || !days || days.to < days.from) return undefined;
    const comments = Object.entries(this.comments).filter(([id, text]) => text.trim() !== "" && !this.without.includes(id));
    return {
      edition: "provider",
      organisation: provider.id,
      ...days,
      meeting: this.meeting.iso,
      place: this.place.trim() || null,
      without: [...this.without],
      asks: this.asks.split("\n").map((ask) => ask.trim()).filter(Boolean),
      comments: Object.fromEntries(comments.map(([id, text]) => [id, text.trim()])),
    };
  }

  include(section: PackSection, wanted: boolean): void {
    this.without = wanted ? this.without.filter((id) => id !== section.id) : [...this.without, section.id];
  }

  /** What keeps it from being issued. */
  exportProblems(confirmedBy: string, folder: Picked | undefined): Problem[] {
    const found: Problem[] = [];
    if (this.formats.length === 0) found.push({ field: "formats", text: "Choose at least one kind of file" });
    if (confirmedBy.trim() === "") found.push({ field: "confirmed_by", text: "Say who confirms this pack: name and role" });
    if (this.why.trim() === "") found.push({ field: "why", text: "Say why it is shared, and with whom" });
    if (!folder) found.push({ field: "folder", text: "Choose the folder for the files" });
    return found;
  }

  asExport(request: PackRequest, confirmedBy: string, folder: Picked): PackExport {
    return { request, formats: [...this.formats], confirmed_by: confirmedBy.trim(), why: this.why.trim(), folder };
  }

  take(from: Snapshot): void {
    const { from: first, to, meeting, ...plain } = from;
    Object.assign(this, plain);
    this.from = asBoxes(first);
    this.to = asBoxes(to);
    this.meeting = asBoxes(meeting);
  }

  /** For the draft. */
  snapshot(): Snapshot {
    const { providerText, provider, period, place, asks, confirmedBy, why } = this;
    const plain = { providerText, provider, period, place, asks, confirmedBy, why };
    const lists = { without: [...this.without], formats: [...this.formats], comments: { ...this.comments } };
    return { ...plain, ...lists, from: asParts(this.from), to: asParts(this.to), meeting: asParts(this.meeting) };
  }
}
