/** The whole story: a lay member visits, a doctor hears and worries, and the meeting gets its pack. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { binNote, findAsTyped, takeOut, undoLately } from "../acts/find.ts";
import { keeping, openScreen } from "../acts/go.ts";
import { issuePack, lookThrough, planPack } from "../acts/packs.ts";
import { doctor, firstStart, layMember, unlock } from "../acts/people.ts";
import { addProvider, loadList, loadShippedList, SANDBOX } from "../acts/providers.ts";
import { leavePractice, proveBackup, startPractising } from "../acts/settings.ts";
import { askToJoin, checkNow, invite, letIn, makeSpace, openRequest, shareNow } from "../acts/sharing.ts";
import { answerPrompt, checkNotes, publish, settleDetail, startVisit, writeNote, writeSummary, type Note } from "../acts/visit.ts";
import { addAction, noteHunch, raiseConcern, shareConcern, type Hunch } from "../acts/worry.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import { REFS } from "../harness/programs.ts";

const NOTES: readonly Note[] = [
  { kind: "Saw", text: "Drinks within reach at every bed in the first bay." },
  { kind: "Heard", text: "A visitor said that nobody had told the family about the move." },
  { kind: "Concern", text: "The call bell by the window rang for eleven minutes." },
  { kind: "Good practice", text: "The housekeeper knew how each person takes their tea." },
];

/** Three about one theme from three kinds of source: what one of them says alone must not leave, the theme may. */
const THEME = "Talking with patients and families";
const HUNCHES: readonly Hunch[] = [
  { words: "Practices hear of a discharge a week late, and families are told nothing.", service: SANDBOX.name, source: "A GP practice", theme: THEME },
  { words: "Two families say that nobody answers the ward telephone in the evening.", service: SANDBOX.name, source: "A carer or relative", theme: THEME },
  { words: "Uneasy about how quiet the staff were when relatives asked questions.", service: SANDBOX.name, source: "I noticed it myself", theme: THEME },
];

let joan: Laptop;
let priya: Laptop;
/** What both laptops reach: a folder on a shared drive. */
let drive: string;
beforeAll(async () => {
  drive = mkdtempSync(join(tmpdir(), "cf-drive-"));
  [joan, priya] = await Promise.all([Laptop.open("joan"), Laptop.open("priya")]);
});
afterAll(async () => {
  await Promise.all([joan?.shut(), priya?.shut()]);
  rmSync(drive, { recursive: true, force: true });
});

const lookOn = (laptop: () => Laptop) => (screen: string) => expectAccessible(laptop().page, screen);
const lookAtJoan = lookOn(() => joan);
const lookAtPriya = lookOn(() => priya);

test("a lay member and a doctor each set up their own laptop", async () => {
  await joan.page.heading("Who will use this laptop?");
  await joan.page.picture("01-first-start");
  await Promise.all([firstStart(joan.page, layMember), firstStart(priya.page, doctor)]);
  await joan.page.see("Your first visit");
  await joan.page.picture("02-home-lay-member");
  expect(await joan.page.words()).toContain("lay member");
  expect(await priya.page.words()).toContain("GP quality lead");
});

test("official lists are looked through before anything is taken", async () => {
  const lines = await loadList(priya, join(REFS, "formats/ods_etr_2022_real.csv"), lookAtPriya);
  expect(lines).toBeGreaterThan(200);
  await loadShippedList(joan.page);
  await Promise.all([addProvider(priya.page, SANDBOX, lookAtPriya), addProvider(joan.page, SANDBOX)]);
});

test("the lay member visits, and answers a prompt with what she could not see", async () => {
  const { page } = joan;
  await startVisit(page, SANDBOX.name, { known: true, ward: "Birch Ward", prompts: "Ward or clinical area" }, keeping(page, { "start a visit": "03-start-a-visit" }, lookAtJoan));
  for (const note of NOTES) await writeNote(page, note);
  const prompt = await answerPrompt(page, "Not seen");
  expect(prompt).toContain("?");
  await lookAtJoan("ward mode, with notes");
  await page.picture("04-ward-mode");
});

test("the summary leaves only when every personal detail is settled", async () => {
  const { page } = joan;
  const look = keeping(page, { review: "05-review", "write the summary": "06-summary", "check and publish": "07-check-and-publish" }, lookAtJoan);
  await checkNotes(page, NOTES.length + 1, look);
  await writeSummary(
    page,
    {
      "What went well": "Drinks stood within reach at every bed we saw.",
      "What people told us": "The lady in bed 7 said that bells are slow at night.",
      Concerns: "A call bell rang for eleven minutes.",
    },
    look,
  );
  await settleDetail(page, "The lady in bed 7", "A patient");
  expect(await page.words()).toContain("A patient said that bells are slow");
  const reference = await publish(page, lookAtJoan);
  expect(reference).not.toBe("");
  await page.link("Read the published summary");
  await page.see("Nothing to report.");
  expect(await page.words()).not.toContain("bed 7");
  await lookAtJoan("summary");
});

test("what she wrote is found while she types, can go to the bin, and comes back", async () => {
  const { page } = joan;
  await findAsTyped(page, "housek", "housekeeper", lookAtJoan);
  await binNote(page, "The housekeeper knew", lookAtJoan);
  await takeOut(page, "The housekeeper knew", lookAtJoan);
  await binNote(page, "Drinks within reach");
  await undoLately(page, "bin", lookAtJoan);
  await findAsTyped(page, "drinks wi", "Drinks within reach");
});

test("the doctor hears from three kinds of people, and raises what cannot wait", async () => {
  const { page } = priya;
  for (const hunch of HUNCHES) await noteHunch(page, hunch, hunch === HUNCHES[0] ? lookAtPriya : undefined);
  await page.click({ role: "link", name: "What people tell us", part: true });
  await page.heading("What people tell us");
  await page.see("Practices hear of a discharge");
  await lookAtPriya("what people tell us");

  await raiseConcern(
    page,
    { title: "Call bells are not answered at night", known: "Two people waited longer than ten minutes.", service: SANDBOX.name, told: "nurse in charge" },
    lookAtPriya,
  );
  await page.see("Still missing:");
  await page.see("Immediate");
  await shareConcern(page);
  await addAction(page, "Send the call bell record for one week", "Chief nurse", lookAtPriya);
});

test("a backup is proved by opening it, and practice leaves no trace", async () => {
  const { page } = priya;
  expect(await proveBackup(page, lookAtPriya)).toMatch(/\d+ entries/);
  await startPractising(page, lookAtPriya);
  expect(await page.words()).not.toContain("Call bells are not answered");
  await leavePractice(page);
  await unlock(page, doctor.passphrase);
  await page.see(doctor.name);
  await page.link("Concerns");
  await page.see("Call bells are not answered at night");
});

test("the doctor makes a space, and lets the lay member in once six words agree", async () => {
  await makeSpace(priya, drive, "Riverside quality team", lookAtPriya);
  const code = await invite(priya.page, layMember.name, lookAtPriya);
  const hers = await askToJoin(joan, drive, code, lookAtJoan);
  expect(hers).toHaveLength(6);
  const his = await openRequest(priya.page, layMember.name, lookAtPriya);
  expect(his).toEqual(hers);
  await priya.page.picture("08-sharing");
  await letIn(priya.page, layMember.name, lookAtPriya);
  await checkNow(joan.page, lookAtJoan);
});

test("what the lay member published reaches the doctor, and what she kept does not", async () => {
  await shareNow(joan.page);
  await shareNow(priya.page);
  await lookAtPriya("space, with members");
  const { page } = priya;
  await openScreen(page, "/summaries", "Published summaries");
  await page.click({ role: "link", name: "Birch Ward", part: true });
  await page.see(`Published by ${layMember.name}.`);
  expect(await page.words()).toContain("A patient said that bells are slow");
  await findAsTyped(page, "eleven min", "A call bell rang for eleven minutes.");
  expect(await page.words()).not.toContain("The call bell by the window");
});

test("the pack stands still while a detail is unsettled, then goes out as files that the register can prove", async () => {
  const { page } = priya;
  const folder = join(drive, "packs");
  mkdirSync(folder);
  await page.link("Meeting packs");
  await planPack(page, { provider: SANDBOX.name, asks: "Tell us what the man in bed 4 was told at night." }, lookAtPriya);
  await page.see("Settle before it can leave");
  await page.fill("What do you ask of the provider?", "Show us the call bell record for one week.");
  await page.gone("Settle before it can leave");
  await page.session.run(() => scrollTo(0, 0));
  await page.picture("09-pack-builder");
  const pages = await lookThrough(page, keeping(page, { "pack, pages": "10-pack-pages" }, lookAtPriya));
  expect(pages).toBeGreaterThan(2);
  const number = await issuePack(priya, folder, "For the meeting, with the chief nurse of the trust.", lookAtPriya);
  await page.picture("11-pack-issued");

  const files = readdirSync(folder);
  const pdf = files.find((file) => file.endsWith(".pdf"));
  expect(files.map((file) => file.split(".").at(-1)).sort()).toEqual(["docx", "pdf", "xlsx"]);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeGreaterThan(4_000);
  const text = execFileSync("pdftotext", [join(folder, pdf ?? ""), "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  expect(text).toContain(number);
  expect(text).toContain("Show us the call bell record for one week.");
  expect(text).toContain("A call bell rang for eleven minutes.");
  expect(text).toContain("Call bells are not answered at night");
  expect(text).toContain(THEME);
  for (const held of ["bed 7", "bed 4", layMember.name, "Uneasy about how quiet", "ward telephone"]) expect(text).not.toContain(held);

  await page.link("See all packs that were issued");
  await page.see(number);
  await page.click({ role: "button", name: "3 files of pack", part: true });
  await page.see("fingerprint");
  await lookAtPriya("register of packs");
});
