/** Every screen, with and without content: accessible in each look, and never wider than its window. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectArrived, expectNothingBeside, setLook, USUAL, type HowItLooks } from "../acts/look.ts";
import { firstStart, manager } from "../acts/people.ts";
import { addressFor, declaredPaths } from "../acts/routes.ts";
import { startPractising } from "../acts/settings.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";

/** Screens of a space and of one's own numbers, which practice has none of; the story and sharing online open those of a space. */
const ELSEWHERE = [
  "/contacts/:id",
  "/sharing/requests/:id",
  "/sharing/member/:id",
  "/sharing/member/:id/change",
  "/sharing/member/:id/remove",
  "/sharing/member/:id/computers/:computer",
  "/sharing/sheet/:id/cancel",
];

const LOOKS: Record<string, HowItLooks> = {
  "in light colours": USUAL,
  "in dark colours with text twice the size": { colours: "Dark", text: 200, window: { width: 1280, height: 860 } },
  "in high contrast in the smallest window": { colours: "High contrast", text: 100, window: { width: 320, height: 480 } },
};

let laptop: Laptop;
const seen = new Set<string>();
beforeAll(async () => {
  laptop = await Laptop.open("screens");
  await firstStart(laptop.page, manager);
});
afterAll(() => laptop?.shut());

async function open(address: string): Promise<void> {
  await laptop.page.session.run((hash) => {
    location.hash = hash;
  }, `#${address}`);
  await expectArrived(laptop.page, address);
  const links = await laptop.page.session.run(() => [...document.querySelectorAll<HTMLAnchorElement>("a[href^='#/']")].map((a) => a.hash.slice(1)));
  for (const link of links) seen.add(link);
}

async function checkAll(addresses: readonly string[], look: string): Promise<void> {
  const wrong: string[] = [];
  for (const address of addresses) {
    try {
      await open(address);
      await expectNothingBeside(laptop.page, address);
      await expectAccessible(laptop.page, `${address}, ${look}`);
    } catch (error) {
      wrong.push(`${address}: ${(error as Error).message}`);
    }
  }
  expect(wrong.join("\n\n")).toBe("");
}

describe("with nothing in the notebook", () => {
  const bare = declaredPaths().filter((path) => !path.includes(":"));

  test.each(Object.keys(LOOKS))("%s", async (look) => {
    await setLook(laptop.page, LOOKS[look] ?? USUAL);
    await checkAll(bare, look);
  });
});

describe("with months of work in it", () => {
  const paths = declaredPaths().filter((path) => !ELSEWHERE.includes(path));
  let addresses: string[] = [];

  test("every screen is reached by links", async () => {
    await setLook(laptop.page, USUAL);
    await startPractising(laptop.page);
    for (const path of paths.filter((one) => !one.includes(":"))) await open(path);
    for (const path of paths.filter((one) => one.includes(":"))) {
      const address = addressFor(path, seen);
      if (address) await open(address);
    }
    addresses = paths.flatMap((path) => addressFor(path, seen) ?? []);
    const reached = paths.filter((path) => addressFor(path, seen) !== undefined);
    expect(reached).toEqual(paths);
  });

  test.each(Object.keys(LOOKS))("%s", async (look) => {
    await setLook(laptop.page, LOOKS[look] ?? USUAL);
    await checkAll(addresses, look);
  });
});
