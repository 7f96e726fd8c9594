/** The three boxes as typed. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

export type DateProblem = { part: keyof DateParts; text: string };

export const emptyDate: DateParts = { day: "", month: "", year: "" };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function toParts(iso: string | undefined): DateParts {
  const [year = "", month = "", day = ""] = (iso ?? "").slice(0, 10).split("-");
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/** The date as `2026-11-25`, nothing when all boxes are empty, or what is wrong and in which box. */
export function readDate(parts: DateParts): { date: string | undefined } | { problem: DateProblem } {
  const day = parts.day.trim();
  const month = parts.month.trim().toLowerCase();
  const year = parts.year.trim();
  if (!day && !month && !year) return { date: undefined };
  if (!day) return { problem: { part: "day", text: "Enter the day" } };
  if (!month) return { problem: { part: "month", text: "Enter the month" } };
  if (!/^\d{4}$/.test(year)) return { problem: { part: "year", text: "Enter the year as four figures" } };
  const named = MONTHS.indexOf(month.slice(0, 3)) + 1;
  const monthNumber = /^\d{1,2}$/.test(month) ? Number(month) : named;
  if (monthNumber < 1 || monthNumber > 12) return { problem: { part: "month", text: "Enter a month between 1 and 12" } };
  const last = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  const dayNumber = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  if (dayNumber < 1 || dayNumber > last) return { problem: { part: "day", text: `Enter a day between 1 and ${last}` } };
  return { date: `${year}-${String(monthNumber).padStart(2, "0")}-${String(dayNumber).padStart(2, "0")}` };
}
