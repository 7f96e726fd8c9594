/** Going from screen to screen, and looking around on the way. */
import type { Page } from "../harness/page.ts";

/** Opens the screen at an address, as a link to it would, and waits for its heading. */
export async function openScreen(page: Page, address: string, heading: string): Promise<void> {
  await page.session.run((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await page.heading(heading);
}

/** Looks at a screen that was reached on the way, such as with axe. */
export type Look = (screen: string) => Promise<unknown>;
export const noLook: Look = async () => undefined;

/** Also keeps a picture of some of the screens, under these names. */
export function keeping(page: Page, pictures: Readonly<Record<string, string>>, look: Look): Look {
  return async (screen) => {
    const name = pictures[screen];
    if (name) await page.picture(name);
    return look(screen);
  };
}
