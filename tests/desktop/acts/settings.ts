/** Looking after the notebook: backups and practice. */
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

/** Makes a backup and has it opened and read; gives what the screen says of it. */
export async function proveBackup(page: Page, look: Look = noLook): Promise<string> {
  await openScreen(page, "/settings/backups", "Backups");
  await page.button("Make a backup now");
  await page.see("Made, opened and read on");
  await page.click({ role: "button", name: "Check" });
  await page.waitFor("what the check says", () =>
    [...document.querySelectorAll("[role=status]")].some((status) => status.textContent?.includes("opened and read")),
  );
  await look("backups");
  return /Made, opened and read on [^.]+ entries/.exec(await page.words())?.[0] ?? "";
}

/** Into the made-up notebook. */
export async function startPractising(page: Page, look: Look = noLook): Promise<void> {
  await openScreen(page, "/settings/practice", "Practice");
  await look("practice, outside");
  await page.button("Start practising");
  await page.see("This is practice.");
  await look("practice, inside");
}

/** Back to the person's own notebook; ends there, locked or open. */
export async function leavePractice(page: Page): Promise<void> {
  await openScreen(page, "/settings/practice", "Practice");
  await page.button("Leave practice");
  await page.gone("This is practice.");
}
