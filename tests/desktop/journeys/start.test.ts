/** First start, unlock, lock, hide: the door to everything else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstStart, layMember, unlock } from "../acts/people.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";

const NEW_PASSPHRASE = "teapots dance under the pier";

let laptop: Laptop;
let recoveryCode: string[];
beforeAll(async () => {
  laptop = await Laptop.open("start");
});
afterAll(() => laptop.shut());

const look = (screen: string) => expectAccessible(laptop.page, screen);

test("first start says what is missing, and leads to home with the code proven", async () => {
  const { page } = laptop;
  await page.heading("Who will use this laptop?");
  await page.button("Continue");
  await page.heading("There is a problem");
  await look("first start: who, with errors");
  await page.link("Enter your name");
  expect((await page.focused()).name).toContain("Your name");
  recoveryCode = await firstStart(page, layMember, look);
  expect(recoveryCode.length).toBeGreaterThan(3);
  await look("home, new");
  await page.picture("home-new");
});

test("lock takes everything off the screen; a wrong passphrase is refused and harms nothing", async () => {
  const { page } = laptop;
  await page.button("Lock");
  await page.heading("Locked");
  expect(await page.words()).not.toContain(layMember.name);
  expect(await page.session.title()).not.toContain("Home");
  await look("locked");
  await unlock(page, "not the passphrase at all");
  await page.waitFor("the refusal", () => document.querySelector("[role=alert]"));
  await look("locked, wrong passphrase");
  await unlock(page, layMember.passphrase);
  await page.see(layMember.name);
});

test("hide takes everything off the screen and Enter brings it back", async () => {
  const { page } = laptop;
  await page.button("Hide");
  await page.see("Screen hidden");
  expect(await page.words()).not.toContain(layMember.name);
  await look("hidden");
  await page.press("Enter");
  await page.see(layMember.name);
});

test("after a restart the recovery code opens what the passphrase locked", async () => {
  await laptop.quit();
  await laptop.start();
  const { page } = laptop;
  await page.heading("Locked");
  await page.button("I have forgotten it");
  await page.heading("Use your recovery code");
  await look("recovery code asked");
  await page.fill("Recovery code", recoveryCode.join(" "));
  await page.fill("New passphrase", NEW_PASSPHRASE);
  await page.button("Unlock");
  await page.see(layMember.name);

  await page.button("Lock");
  await unlock(page, NEW_PASSPHRASE);
  await page.see(layMember.name);
});
