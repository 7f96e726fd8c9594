/** What a visit must not get wrong: the law of its day, somebody at risk, and what was promised before it is closed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { keeping, type Look } from "../acts/go.ts";
import { leaveOutTheRest, openClosing, openLife } from "../acts/life.ts";
import { doctor, firstStart } from "../acts/people.ts";
import { arrive, lookForPrompt, openVisit, planVisit } from "../acts/plan.ts";
import { addNumber, raiseFromNote, writeDownSafe } from "../acts/risk.ts";
import { caretInNotebook, startVisit } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";

const PLACE = "Sandbox Trust";
const CAPACITY = "Mental capacity and deprivation of liberty";

let laptop: Laptop;
let look: Look;
beforeAll(async () => {
  laptop = await Laptop.open("visit");
  await firstStart(laptop.page, doctor);
  look = (screen) => expectAccessible(laptop.page, screen);
});
afterAll(() => laptop?.shut());

test("a visit of 1 June 2026 is asked by the law of that day", async () => {
  const { page } = laptop;
  const day = { day: 1, month: 6, year: 2026 };
  const about = "History: for visits before 2 June 2026";
  const said = await planVisit(page, { place: PLACE, ward: "Fern Ward", day, prompts: CAPACITY, about }, keeping(page, { "plan a visit": "visit-plan-history" }, look));
  expect(said).toContain("For visits of that time.");
  expect(said).toContain("overruled on 2 June 2026");
  expect(await page.words()).toContain(`${CAPACITY}, for visits of that time`);
  await arrive(page);
  expect(await lookForPrompt(page, "before 2 June 2026")).toBeUndefined();
  expect(await lookForPrompt(page, "acid test")).toBe("Does the service apply the acid test, then in force, to everybody it may concern?");
  await page.picture("visit-ward-history");
});

test("a visit of 2 June 2026 is asked by the law since", async () => {
  const { page } = laptop;
  const day = { day: 2, month: 6, year: 2026 };
  const about = "After the Supreme Court judgment of 2 June 2026";
  const said = await planVisit(page, { place: PLACE, ward: "Heather Ward", day, prompts: CAPACITY, about }, keeping(page, { "plan a visit": "visit-plan-now", "visit, planned": "visit-planned" }, look));
  expect(said).not.toContain("For visits of that time.");
  expect(said).toContain("Since that day no single test decides");
  await arrive(page);
  expect(await lookForPrompt(page, "acid test")).toBeUndefined();
  expect(await lookForPrompt(page, "before 2 June 2026")).toBe("Has the service moved from the test used before 2 June 2026 to looking at the whole picture?");
  await page.picture("visit-ward-now");
});

test("the stop card shows the local number, and gives the words back that were begun", async () => {
  const { page } = laptop;
  const number = { purpose: "Safeguarding adults", office: "Adult access team", number: "01632 960 001" };
  await addNumber(page, number, keeping(page, { "whom to ring": "visit-whom-to-ring" }, look));
  await openVisit(page, "Heather Ward");
  await page.button("Start writing");
  const words = "A member of staff said that the door is kept locked, and";
  await caretInNotebook(page);
  await page.typeHere(words);
  await page.button("Somebody at risk?");
  await page.heading("Somebody may be at risk");
  await page.see(number.number);
  const card = await page.words();
  expect(card).toContain("This app is not an alarm.");
  expect(card).toContain(number.office);
  expect(card).not.toContain("Nobody has entered the council’s number for adults yet.");
  expect(card).toContain("Nobody has entered the council’s number for children yet.");
  await look("somebody may be at risk");
  await page.picture("16-somebody-at-risk");
  await page.link("Back to where you were");
  await stillThere(words);
  await page.press("Control+Shift+a");
  await page.heading("Somebody may be at risk");
  await page.link("Back to where you were");
  await stillThere(words);
});

test("a visit is not closed while a time of its immediate concern is missing", async () => {
  const { page } = laptop;
  const title = "A patient could not reach the call bell and was falling";
  await startVisit(page, PLACE, { ward: "Willow Ward" });
  await raiseFromNote(page, { note: "Someone was slipping out of a chair, with no bell in reach.", title, told: "nurse in charge" }, keeping(page, { "ward mode, at risk now": "visit-at-risk-now" }, look));
  await openVisit(page, "Willow Ward");
  await page.button("I have left");
  await page.find({ role: "button", name: "I am still here" });
  await openLife(page, "Willow Ward");
  await page.see("Stages and days for visits");
  await look("from planning to closing");
  await leaveOutTheRest(page, "Nobody announced it, and nothing else followed.", keeping(page, { "leaving out several stages": "visit-left-out" }, look));
  await openClosing(page, "One thing stands in the way.");
  await page.see("when it was made safe");
  const way = await page.words();
  expect(way).toContain("Not written down: when it was made safe and when we checked that it was safe.");
  expect(way).not.toContain("Neither done nor left out");
  expect(way).not.toContain("Closing says");
  expect(await page.has({ role: "button", name: "Close the visit" })).toBe(false);
  await look("closing a visit, with something in the way");
  await page.picture("visit-not-closed");

  await page.link(title);
  await page.heading(title);
  await writeDownSafe(page, "Sat up again with the bell in reach.", "lead visitor");
  await openLife(page, "Willow Ward");
  await openClosing(page, "Nothing stands in the way.");
  await look("closing a visit");
  await page.button("Close the visit");
  await page.heading("From planning to closing");
  await page.gone("Went at short notice?");
  await page.picture("13-from-planning-to-closing");
  await page.link("About the closing");
  await page.see("Closed on");
  await page.see("Its stages stay as they are.");
  await look("a closed visit");
  await page.picture("visit-closed");
});

/** The notebook holds these words and nothing else. */
async function stillThere(words: string): Promise<void> {
  await laptop.page.waitFor("the words in the notebook", (text) => document.querySelector<HTMLTextAreaElement>("#note")?.value === text, words);
}
