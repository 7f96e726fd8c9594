import type { PackFormat } from "../../lib/ipc/generated";
import type { Choice, DateParts } from "../../shared";
import type { PeriodChoice } from "./period";

/** The boxes of the builder as its draft keeps them. Dates are kept as typed, also when half typed. */
export interface Snapshot {
  providerText: string;
  provider: Choice | undefined;
  period: PeriodChoice | undefined;
  from: DateParts;
  to: DateParts;
  meeting: DateParts;
  place: string;
  without: string[];
  comments: Record<string, string>;
  asks: string;
  formats: PackFormat[];
  confirmedBy: string | undefined;
  why: string;
}

const choices: readonly PeriodChoice[] = ["since", "three", "month", "own"];
export const formats: readonly PackFormat[] = ["pdf", "docx", "xlsx", "json"];

type Loose = Record<string, unknown>;
const object = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const words = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

function parts(value: unknown): DateParts {
  const { day, month, year } = object(value);
  return { day: words(day), month: words(month), year: words(year) };
}

function provider(value: unknown): Choice | undefined {
  const { id, text } = object(value);
  return typeof id === "string" && typeof text === "string" ? { id, text } : undefined;
}

/** What an earlier draft held; nothing when it is empty. A box that an older app did not know stays empty. */
export function readSnapshot(fields: Loose): Snapshot | undefined {
  if (Object.keys(fields).length === 0) return undefined;
  const kept = list(fields["formats"]);
  return {
    providerText: words(fields["providerText"]),
    provider: provider(fields["provider"]),
    period: choices.find((choice) => choice === fields["period"]),
    from: parts(fields["from"]),
    to: parts(fields["to"]),
    meeting: parts(fields["meeting"]),
    place: words(fields["place"]),
    without: list(fields["without"]),
    comments: Object.fromEntries(Object.entries(object(fields["comments"])).map(([id, text]) => [id, words(text)])),
    asks: words(fields["asks"]),
    formats: formats.filter((format) => kept.includes(format)),
    confirmedBy: typeof fields["confirmedBy"] === "string" ? fields["confirmedBy"] : undefined,
    why: words(fields["why"]),
  };
}
