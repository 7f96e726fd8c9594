/** How the app looks: set by a person on its own screen, and measured. */
import { expect } from "vitest";
import type { Page } from "../harness/page.ts";
import { openScreen } from "./go.ts";

export interface HowItLooks {
  colours: "Light" | "Dark" | "High contrast";
  /** Per cent of the usual size. */
  text: 100 | 200;
  window: { width: number; height: number };
}

export const USUAL: HowItLooks = { colours: "Light", text: 100, window: { width: 1280, height: 860 } };

const THEMES = { Light: "light", Dark: "dark", "High contrast": "contrast" } as const;

/** Text sizes from the usual one up to twice as large. */
const STEPS_TO_TWICE = 4;

/** Sets the look as a person would: colours on their screen, the size of text with its keys (the driver misses a page that is zoomed). */
export async function setLook(page: Page, { colours, text, window }: HowItLooks): Promise<void> {
  await openScreen(page, "/settings/display", "How it looks");
  await page.session.resize(window.width, window.height);
  await page.press("Control+0");
  await widthIs(page, window.width);
  await page.choose(colours);
  await page.waitFor("the colours", (theme) => document.documentElement.dataset.theme === theme, THEMES[colours]);
  if (text === 200) for (let step = 0; step < STEPS_TO_TWICE; step += 1) await page.press("Control+=");
  await widthIs(page, (window.width * 100) / text);
}

/** A larger text leaves room for less: the page counts its width in letters, not in dots of the screen. */
function widthIs(page: Page, width: number): Promise<void> {
  return page.waitFor(`a page ${width} wide`, (wanted) => innerWidth === wanted, width);
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
  expect(beside.join(", "), `"${screen}" goes beyond the window`).toBe("");
}

/** The screen has arrived: its heading is there, nothing is loading, and nothing went wrong. */
export async function expectArrived(page: Page, address: string): Promise<void> {
  await page.waitFor(
    `the screen at ${address}`,
    (hash) =>
      location.hash === hash &&
      document.querySelector("h1") !== null &&
      document.querySelector(".cf-loading") === null,
    `#${address}`,
  );
  // What stands in the way of publishing is no fault of the screen that says so.
  const wrong = await page.session.run(() =>
    [...document.querySelectorAll<HTMLElement>("[role=alert]:not([aria-labelledby=in-the-way]), .nhsuk-error-summary")]
      .filter((one) => one.checkVisibility())
      .map((one) => one.innerText),
  );
  expect(wrong.join("; "), `what went wrong at ${address}`).toBe("");
  expect(await page.session.title(), `the window's title at ${address}`).not.toMatch(/not found/i);
}
