/** Working with the keyboard alone. */
import { WebDriverError, type ElementRef } from "../harness/driver.ts";
import type { Page } from "../harness/page.ts";
import type { Wanted } from "../harness/look.ts";

/** More stops than any screen has. */
const MOST_STOPS = 150;

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, wanted: Wanted): Promise<ElementRef> {
  let element = await page.find(wanted);
  const here = async () => {
    try {
      return await page.session.run((target) => {
        const at = document.activeElement as unknown as HTMLInputElement | null;
        const to = target as unknown as HTMLInputElement;
        // One stop for all radio buttons of a group.
        return at !== null && (at === (to as unknown) || (to.type === "radio" && at.type === "radio" && at.name === to.name));
      }, element);
    } catch (error) {
      if (!(error instanceof WebDriverError) || error.code !== "stale element reference") throw error;
      element = await page.find(wanted); // The screen drew it again meanwhile.
      return false;
    }
  };
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await here()) return element;
    await page.press("Tab");
  }
  throw new Error(`Tab does not lead to the ${wanted.role} "${wanted.name ?? ""}"\n  page: ${await page.words()}`);
}

/** Presses a button or follows a link. */
export async function pressOn(page: Page, role: "button" | "link", name: string, part = false): Promise<void> {
  await tabTo(page, { role, name, part });
  await page.press("Enter");
}

/** Picks a radio button with the arrows. */
export async function pick(page: Page, name: string, inside?: string): Promise<void> {
  const radio = await tabTo(page, { role: "radio", name, ...(inside ? { inside } : {}) });
  const picked = () => page.session.run((element) => (element as unknown as HTMLInputElement).checked, radio);
  const at = () => page.session.run((element) => document.activeElement === (element as unknown), radio);
  for (let step = 0; step < 12 && !(await at()); step += 1) await page.press("ArrowDown");
  if (!(await picked())) await page.press("Space");
  if (!(await picked())) throw new Error(`the arrows do not lead to "${name}"`);
}

/** Ticks a box, or takes the tick away. */
export async function toggle(page: Page, name: string, part = false): Promise<void> {
  await tabTo(page, { role: "checkbox", name, part });
  await page.press("Space");
}

/** Puts text in a field in place of what it holds. */
export async function write(page: Page, label: string, text: string, inside?: string): Promise<void> {
  await tabTo(page, { role: "textbox", name: label, ...(inside ? { inside } : {}) });
  await page.press("Control+a", "Delete");
  await page.typeHere(text);
}

/** Chooses from what a field offers while one types. */
export async function writeAndChoose(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, { role: "combobox", name: label });
  await page.typeHere(text);
  await page.find({ role: "option", name: text, part: true });
  await page.press("ArrowDown", "Enter");
  await page.waitFor("the list to close", () => document.activeElement?.getAttribute("aria-expanded") === "false");
}

/** From now on, notes whether a mouse or finger touched the screen. */
export async function watchForPointer(page: Page): Promise<void> {
  await page.session.run(() => {
    const watched = window as unknown as { touched?: number };
    watched.touched = 0;
    addEventListener("pointerdown", () => (watched.touched = (watched.touched ?? 0) + 1), true);
  });
}

export function touches(page: Page): Promise<number | undefined> {
  return page.session.run(() => (window as unknown as { touched?: number }).touched);
}
