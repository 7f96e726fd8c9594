/** How the app looks: set by a person on its own screen, and measured. */
import { expect } from "vitest";
import type { Page } from "../harness/page.ts";
import { openScreen } from "./go.ts";

export interface HowItLooks {
  colours: "Light" | "Dark" | "High contrast";
  text: "Usual" | "200 in 100";
  window: { width: number; height: number };
}

export const USUAL: HowItLooks = { colours: "Light", text: "Usual", window: { width: 1280, height: 860 } };

const THEMES = { Light: "light", Dark: "dark", "High contrast": "contrast" } as const;

export async function setLook(page: Page, { colours, text, window }: HowItLooks): Promise<void> {
  await openScreen(page, "/settings/display", "How it looks");
  await page.choose(colours);
  await page.waitFor("the colours", (theme) => document.documentElement.dataset.theme === theme, THEMES[colours]);
  await page.select("Text size", text);
  await page.session.resize(window.width, window.height);
  await page.waitFor("the window's width", (width) => innerWidth === width, window.width);
}

/** Nobody has to scroll sideways to read the screen. */
export async function expectNothingBeside(page: Page, screen: string): Promise<void> {
  const beside = await page.session.run(() => {
    const scrolling = document.scrollingElement ?? document.documentElement;
    if (scrolling.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? "").trim().slice(0, 60)}`)
      .slice(0, 6)
      .concat(`the page is ${scrolling.scrollWidth} px wide in a window of ${innerWidth}`);
  });
  expect(beside, `"${screen}" goes beyond the window`).toEqual([]);
}

/** The screen has arrived: its heading is there, nothing is loading, and nothing went wrong. */
export async function expectArrived(page: Page, address: string): Promise<void> {
  await page.waitFor(
    `the screen at ${address}`,
    (hash) =>
      location.hash === hash &&
      document.querySelector("h1") !== null &&
      ![...document.querySelectorAll("[role=status]")].some((status) => status.textContent?.startsWith("Loading ")),
    `#${address}`,
  );
  const wrong = await page.session.run(() =>
    [...document.querySelectorAll<HTMLElement>("[role=alert], .nhsuk-error-summary")].filter((one) => one.checkVisibility()).map((one) => one.innerText),
  );
  expect(wrong, `what went wrong at ${address}`).toEqual([]);
  expect(await page.session.title(), `the window's title at ${address}`).not.toMatch(/^Error|not found/i);
}
