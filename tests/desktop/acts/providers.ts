/** Providers: official lists, and one that no list has. */
import type { Laptop } from "../harness/app.ts";
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

export interface Provider {
  name: string;
  code: string;
}

/** Made up: official codes are shorter, and none is a word. */
export const SANDBOX: Provider = { name: "Sandbox Trust", code: "SANDBOX" };

/** Loads an official list from a file; gives how many lines were taken. */
export async function loadList(laptop: Laptop, file: string, look: Look = noLook): Promise<number> {
  const { page } = laptop;
  await openScreen(page, "/providers/load", "Load a list of providers");
  laptop.willPick("organisations", file);
  await page.button("Choose a file");
  await page.see("can be taken");
  await look("a list, looked through");
  await page.click({ role: "button", name: "Take ", part: true });
  await page.see("providers added");
  await look("a list, loaded");
  return Number(/([\d,]+) providers added/.exec(await page.words())?.[1]?.replace(",", ""));
}

/** Loads the list that comes with the app. */
export async function loadShippedList(page: Page): Promise<void> {
  await openScreen(page, "/providers/load", "Load a list of providers");
  await page.button("Load the list of the app");
  await page.see("providers added");
}

export async function addProvider(page: Page, provider: Provider, look: Look = noLook): Promise<void> {
  await openScreen(page, "/providers/new", "Add a provider");
  await page.fill("Name", provider.name);
  await page.fill("Official code, if you know it", provider.code);
  await page.select("What kind of provider is it?", "NHS trust");
  await look("add a provider");
  await page.button("Add the provider");
  await page.heading(provider.name);
  await look("provider");
}
