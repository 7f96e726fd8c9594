/** Four people on one visit, each at a laptop of their own: apart until all have handed in, then side by side. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keeping, noLook } from "../acts/go.ts";
import { doctor, firstStart, layMember, manager, safeguardingLead, type Person } from "../acts/people.ts";
import { openVisit, planVisit } from "../acts/plan.ts";
import { askToJoin, checkNow, invite, letIn, makeSpace, openRequest, shareNow } from "../acts/sharing.ts";
import { handOver, openLevel, openTeam, sayWhichStands, shareVisit } from "../acts/team.ts";
import { answerPrompt, NOTE_BOX, writeNote } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import type { Page } from "../harness/page.ts";

const WARD = "Birch Ward";
const SAY_WHICH = "Say which answer stands: ";
const WHY = "The rota of the week shows two shifts below plan.";

interface Visitor {
  person: Person;
  /** What they answer to the same prompt. */
  answer: string;
  note: string;
  laptop: Laptop;
}

const wishes: readonly Omit<Visitor, "laptop">[] = [
  { person: doctor, answer: "Partly assured", note: "One nurse looked after two bays for an hour." },
  { person: layMember, answer: "Assured", note: "Everybody I asked was answered within minutes." },
  { person: safeguardingLead, answer: "Mostly assured", note: "The member of staff at the desk knew the plan for the night." },
  { person: manager, answer: "Not assured", note: "The board shows fewer staff than the rota." },
];

let team: Visitor[] = [];
/** What all laptops reach: a folder on a shared drive. */
let drive: string;
beforeAll(async () => {
  drive = mkdtempSync(join(tmpdir(), "cf-drive-"));
  const laptops = await Promise.all(wishes.map((_, at) => Laptop.open(`team-${at + 1}`)));
  team = laptops.map((laptop, at) => ({ ...wishes[at]!, laptop }));
  await Promise.all(team.map(({ laptop, person }) => firstStart(laptop.page, person)));
});
afterAll(async () => {
  await Promise.all(team.map(({ laptop }) => laptop.shut()));
  rmSync(drive, { recursive: true, force: true });
});

const lead = () => team[0]!;
const others = () => team.slice(1);
const lookOn = (visitor: Visitor) => (screen: string) => expectAccessible(visitor.laptop.page, screen);

/** The words of colleagues that can be read on the screen now. */
async function readOf(reader: Visitor): Promise<string[]> {
  const words = await reader.laptop.page.words();
  return team.filter((one) => one !== reader && words.includes(one.note)).map((one) => one.person.name);
}

test("the lead plans the visit, and lets three colleagues in for it", async () => {
  const { page } = lead().laptop;
  await makeSpace(lead().laptop, drive, "Riverside quality team");
  for (const { laptop, person } of others()) {
    const code = await invite(page, person.name);
    const theirs = await askToJoin(laptop, drive, code);
    expect(await openRequest(page, person.name)).toEqual(theirs);
    await letIn(page, person.name, noLook, ["Visit team"]);
    await checkNow(laptop.page);
  }
  const today = new Date();
  const day = { day: today.getDate(), month: today.getMonth() + 1, year: today.getFullYear() };
  await planVisit(page, { place: "Sandbox Trust", ward: WARD, day, prompts: "Ward or clinical area", about: "Ward or clinical area" });
  await shareVisit(page, WARD, keeping(page, { "sharing a visit": "team-share" }, lookOn(lead())));
  await shareNow(page);
});

test("each writes and answers the same prompt on their own laptop", async () => {
  const asked = new Set<string>();
  for (const visitor of team) {
    const { page } = visitor.laptop;
    await shareNow(page);
    await openVisit(page, WARD);
    // Only the lead says that the team has arrived.
    await page.button(visitor === lead() ? "Start now" : "Start writing");
    await page.find({ role: "textbox", name: NOTE_BOX });
    await writeNote(page, { kind: "Saw", text: visitor.note });
    asked.add(await answerPrompt(page, visitor.answer));
  }
  expect(asked.size).toBe(1);
});

test("what colleagues handed in is counted and veiled until one has handed in too, the lead last", async () => {
  const order = [...others(), lead()];
  for (const [before, visitor] of order.entries()) {
    const { page } = visitor.laptop;
    const handedIn = order.slice(0, before);
    await shareNow(page);
    await openVisit(page, WARD);
    if (before > 0) await page.find({ role: "link", name: `The team: ${2 * before} notes of colleagues` });
    expect(await readOf(visitor)).toEqual([]);
    await openLevel(page, WARD);
    await page.see("The rule only sets the highest level.");
    const shown = await page.words();
    for (const { person } of handedIn) expect(shown).not.toContain(person.name);
    expect(shown).not.toContain("Answered differently");
    const look = visitor === lead() ? keeping(page, { "the team, with notes to hand in": "team-veil", "handing notes to the team": "14-hand-over" }, lookOn(visitor)) : noLook;
    await handOver(page, WARD, 2, look);
    await openVisit(page, WARD);
    expect((await readOf(visitor)).sort()).toEqual(handedIn.map(({ person }) => person.name).sort());
    await shareNow(page);
  }
});

test("the lead reads all four answers side by side, and says which stands", async () => {
  const { page } = lead().laptop;
  await openTeam(page, WARD);
  await page.see("You and three others have handed in.");
  await lookOn(lead())("the team, all handed in");
  await page.picture("team-all-in");

  await openLevel(page, WARD);
  await page.see("Answered differently");
  const answers = await answersShown(page);
  expect(answers).toHaveLength(4);
  for (const { person, answer } of team) expect(answers.filter((one) => one.includes(answer) && one.includes(person.name))).toHaveLength(1);
  const { names } = await page.look({ role: "button" });
  const button = names.find((name) => name.startsWith(SAY_WHICH)) ?? "";
  await sayWhichStands(page, button.slice(SAY_WHICH.length), "Not assured", WHY, lookOn(lead()));
  await page.session.run(() => document.querySelector("[aria-label='What was answered']")?.closest("li")?.scrollIntoView());
  await lookOn(lead())("the level, with an answer that stands");
  await page.picture("15-answers-side-by-side");
  await shareNow(page);
});

test("what stands reaches the others, and nobody's own answer is changed by it", async () => {
  for (const visitor of others()) {
    const { page } = visitor.laptop;
    await shareNow(page);
    await openLevel(page, WARD);
    await page.see(`What stands: not assured. ${WHY}`);
    const answers = await answersShown(page);
    for (const { answer } of team) expect(answers.filter((one) => one.includes(answer))).toHaveLength(1);
    expect(await page.has({ role: "button", name: "Change which answer stands", part: true })).toBe(false);
  }
});

/** The answers to the one prompt that was answered, each with who gave it. */
function answersShown(page: Page): Promise<string[]> {
  return page.session.run(() => [...document.querySelectorAll<HTMLElement>("[aria-label='What was answered'] > li")].map((one) => one.innerText));
}
