/** The three boxes of a day. */
import type { Page } from "../harness/page.ts";

export interface Day {
  day: number;
  month: number;
  year: number;
}

/** Writes a day into the boxes under this label. */
export async function fillDay(page: Page, label: string, { day, month, year }: Day): Promise<void> {
  await page.fill("Day", String(day), label);
  await page.fill("Month", String(month), label);
  await page.fill("Year", String(year), label);
}
