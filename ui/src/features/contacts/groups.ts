import type { ContactPurpose, ContactRow } from "../../lib/ipc/generated";
import { purposes, purposeWords } from "../../lib/words/contacts";

/** The numbers for one purpose. */
export interface Group {
  purpose: ContactPurpose | undefined;
  words: string;
  rows: ContactRow[];
}

/** Numbers by what they are for, in the order of the stop card; those that nobody named a purpose for come last. */
export function byPurpose(rows: readonly ContactRow[]): Group[] {
  const of = (purpose: ContactPurpose | undefined) => rows.filter((row) => (row.contact.purpose ?? undefined) === purpose);
  const named = purposes.map((purpose): Group => ({ purpose, words: purposeWords[purpose], rows: of(purpose) }));
  return [...named, { purpose: undefined, words: "Not said what for", rows: of(undefined) }].filter((group) => group.rows.length > 0);
}
