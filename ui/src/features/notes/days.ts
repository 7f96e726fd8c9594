import type { NoteRow } from "../../lib/ipc/generated";
import { localDate } from "../../lib/text/dates";

export interface NoteDay {
  date: string;
  rows: NoteRow[];
}

/** Puts rows that stand in order under their day. */
export function byDay(rows: readonly NoteRow[]): NoteDay[] {
  const days: NoteDay[] = [];
  for (const row of rows) {
    const date = localDate(row.at);
    const last = days.at(-1);
    if (last?.date === date) last.rows.push(row);
    else days.push({ date, rows: [row] });
  }
  return days;
}
