const LOCALE = "en-GB";

/** Days as the core sends them: `2026-11-25`. */
export type IsoDate = string;

/** A day as midday UTC, so that no time zone moves it. */
function midday(date: IsoDate): Date {
  return new Date(`${date.slice(0, 10)}T12:00:00Z`);
}

function part(date: Date, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone }).format(date).replaceAll(",", "");
}

/** "Wed 25 November". */
export function day(date: IsoDate): string {
  return part(midday(date), { weekday: "short", day: "numeric", month: "long" }, "UTC");
}

/** "25 Nov", for tables. */
export function shortDay(date: IsoDate): string {
  return part(midday(date), { day: "numeric", month: "short" }, "UTC").replace("Sept", "Sep");
}

/** "Wed 25 Nov", for clocks. */
export function clockDay(date: IsoDate): string {
  return part(midday(date), { weekday: "short", day: "numeric", month: "short" }, "UTC").replace("Sept", "Sep");
}

/** "25 November 2026". */
export function fullDay(date: IsoDate): string {
  return part(midday(date), { day: "numeric", month: "long", year: "numeric" }, "UTC");
}

/** "Tuesday 24 November 2026". */
export function longDay(date: IsoDate): string {
  return part(midday(date), { weekday: "long", day: "numeric", month: "long", year: "numeric" }, "UTC");
}

/** "October 2026". */
export function month(date: IsoDate): string {
  return part(midday(date), { month: "long", year: "numeric" }, "UTC");
}

/** "10:42" on this computer's clock, from an instant such as `2026-11-24T10:42:07Z`. */
export function time(instant: string | Date): string {
  return part(new Date(instant), { hour: "2-digit", minute: "2-digit", hour12: false });
}

/** "10:42:07", for the last save. */
export function exactTime(instant: string | Date | number): string {
  return part(new Date(instant), { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
}

/** The instant of a day and a time, such as "10:42", on this computer's clock. */
export function instantAt(date: IsoDate, clock: string): string {
  return new Date(`${date}T${clock}:00`).toISOString();
}

/** The day of an instant on this computer's calendar. */
export function localDate(instant: string | Date | number): IsoDate {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((midday(to).getTime() - midday(from).getTime()) / 86_400_000);
}

/** "Today", "Yesterday", "Tomorrow", "3 days ago", "In 3 days", then the day itself. */
export function relativeDay(date: IsoDate, today: IsoDate): string {
  const away = daysBetween(today, date);
  if (away === 0) return "Today";
  if (away === -1) return "Yesterday";
  if (away === 1) return "Tomorrow";
  if (away < 0 && away > -7) return `${-away} days ago`;
  if (away > 0 && away < 7) return `In ${away} days`;
  return day(date);
}

/** Adds the year to `day` when it is not this one. */
export function dayInYear(date: IsoDate, today: IsoDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? day(date) : `${day(date)} ${date.slice(0, 4)}`;
}

/** "25 Nov", with the year when it is another: for tables. */
export function shortDayInYear(date: IsoDate, today: IsoDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? shortDay(date) : `${shortDay(date)} ${date.slice(0, 4)}`;
}

/** "Good morning" before noon, "Good afternoon" before six, then "Good evening". */
export function greeting(hour: number): string {
  if (hour < 12) return "Good morning";
  return hour < 18 ? "Good afternoon" : "Good evening";
}

/** Now, as the core writes instants: "2026-11-24T10:42:07.000Z". */
export function instant(): string {
  return new Date().toISOString();
}
