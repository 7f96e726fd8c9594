/** The meeting pack: planned, looked through, issued. */
import type { Laptop } from "../harness/app.ts";
import type { Page } from "../harness/page.ts";
import { fillDay } from "./dates.ts";
import { noLook, openScreen, type Look } from "./go.ts";

export interface PackWish {
  provider: string;
  asks: string;
}

/** Says for whom and what is asked; ends on the first step, with the sections shown. */
export async function planPack(page: Page, { provider, asks }: PackWish, look: Look = noLook): Promise<void> {
  await openScreen(page, "/packs", "Meeting packs");
  await look("packs");
  await page.click({ role: "button", name: "Make a pack" });
  await page.heading("Make a meeting pack");
  await page.fill("Which provider?", provider);
  await page.click({ role: "option", name: provider, part: true });
  await untilToday(page);
  await page.fill("What do you ask of the provider?", asks);
  await look("pack, step 1");
}

/** Chooses the days from a month ago until today, so that what was written today is in. */
async function untilToday(page: Page): Promise<void> {
  await page.choose("Other days");
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  for (const [label, date] of [["First day", ago(31)], ["Last day", ago(0)]] as const) {
    await fillDay(page, label, { day: date.getDate(), month: date.getMonth() + 1, year: date.getFullYear() });
  }
  await page.find({ role: "textbox", name: "What do you ask of the provider?" });
}

/** From the first step to the pages; turns every one and gives how many there are. */
export async function lookThrough(page: Page, look: Look = noLook): Promise<number> {
  await page.button("See the pages");
  await page.heading("The pages of the pack");
  const pages = Number(/Page 1 of (\d+)/.exec(await page.words())?.[1]);
  for (let at = 1; at <= pages; at += 1) {
    await page.waitFor(
      `the picture of page ${at}`,
      (alt) => [...document.querySelectorAll("img")].some((img) => img.alt.startsWith(alt) && img.complete && img.naturalWidth > 0),
      `Page ${at} of`,
    );
    if (at === 1) await look("pack, pages");
    if (at < pages) await page.button("Next");
  }
  return pages;
}

/** Exports all files into a folder; gives the number in the register. */
export async function issuePack(laptop: Laptop, folder: string, why: string, look: Look = noLook): Promise<string> {
  const { page } = laptop;
  await page.button("Go on to export");
  await page.heading("Export the pack");
  laptop.willPick("pack", folder);
  await page.button("Choose a folder");
  await page.see("In the folder");
  await page.fill("Why is it shared, and with whom?", why);
  await look("pack, export");
  await page.button("Confirm and export");
  await page.heading("Pack issued");
  await look("pack issued");
  const number = /Its number in the register is (\S+)\./.exec(await page.words())?.[1];
  if (!number) throw new Error("the issued screen gives no number");
  return number;
}
