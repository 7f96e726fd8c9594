import { fullDay } from "../../lib/text/dates";

/** How the days of a pack are chosen: since the last pack, three full months, the last full month, or typed. */
export type PeriodChoice = "since" | "three" | "month" | "own";

export interface Days {
  from: string;
  to: string;
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** The last `months` months that are over, from their first day to their last. */
export function fullMonths(today: string, months: number): Days {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  // Day 0 is the last day of the month before.
  return { from: iso(year, month - months, 1), to: iso(year, month, 0) };
}

/** From the day after the last pack's period to today; none when that leaves no day. */
export function sincePack(last: string | undefined, today: string): Days | undefined {
  if (!last) return undefined;
  const from = iso(Number(last.slice(0, 4)), Number(last.slice(5, 7)) - 1, Number(last.slice(8, 10)) + 1);
  return from <= today ? { from, to: today } : undefined;
}

/** "1 August 2026 to 31 October 2026". */
export function daysWords({ from, to }: Days): string {
  return `${fullDay(from)} to ${fullDay(to)}`;
}
