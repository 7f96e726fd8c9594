/** Two laptops share through storage on a server: S3 and WebDAV, with nothing in a folder. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openScreen } from "../acts/go.ts";
import { doctor, firstStart, layMember } from "../acts/people.ts";
import { addProvider, SANDBOX } from "../acts/providers.ts";
import { askToJoin, checkNow, invite, letIn, makeSpace, openMember, openRequest, shareNow } from "../acts/sharing.ts";
import { checkNotes, publish, startVisit, writeNote, writeSummary } from "../acts/visit.ts";
import { Laptop } from "../harness/app.ts";
import { expectAccessible } from "../harness/axe.ts";
import { startS3, startWebDav, type Server } from "../harness/servers.ts";

const stores = [
  { name: "S3", begin: startS3 },
  { name: "WebDAV", begin: startWebDav },
];

describe.each(stores)("through $name", ({ name, begin }) => {
  let server: Server;
  let joan: Laptop;
  let priya: Laptop;
  beforeAll(async () => {
    server = await begin();
    [joan, priya] = await Promise.all([Laptop.open(`joan-${name}`), Laptop.open(`priya-${name}`)]);
    await Promise.all([firstStart(joan.page, layMember), firstStart(priya.page, doctor)]);
  });
  afterAll(async () => {
    await Promise.all([joan?.shut(), priya?.shut()]);
    await server?.end();
  });

  test("a wrong key is told beside its field, and the right one makes the space", async () => {
    const { page } = priya;
    await openScreen(page, "/sharing/start", "Start sharing");
    await page.choose("Online storage");
    await page.fill("Address", server.address.replace(/\d+\/?$/, "1"));
    await page.fill("Key", "wrong");
    await page.button("Try it");
    await page.see("You can't share here yet.");
    await expectAccessible(page, "online storage, tried in vain");
    await makeSpace(priya, server, "Riverside quality team");
    await page.see(name === "S3" ? "quality at 127.0.0.1" : "127.0.0.1");
  });

  test("the lay member is let in once six words agree", async () => {
    const code = await invite(priya.page, layMember.name);
    const hers = await askToJoin(joan, server, code);
    expect(await openRequest(priya.page, layMember.name)).toEqual(hers);
    await letIn(priya.page, layMember.name);
    await checkNow(joan.page);
  });

  test("what she publishes reaches the doctor", async () => {
    await addProvider(joan.page, SANDBOX);
    await startVisit(joan.page, SANDBOX.name, { known: true, ward: "Birch Ward" });
    await writeNote(joan.page, { kind: "Concern", text: "The call bell by the window rang for eleven minutes." });
    await checkNotes(joan.page, 1);
    await writeSummary(joan.page, { Concerns: "A call bell rang for eleven minutes." });
    await publish(joan.page);
    await shareNow(joan.page);
    await shareNow(priya.page);
    await openScreen(priya.page, "/summaries", "Published summaries");
    await priya.page.click({ role: "link", name: "Birch Ward", part: true });
    await priya.page.see(`Published by ${layMember.name}.`);
    expect(await priya.page.words()).not.toContain("The call bell by the window");
  });

  test("the doctor makes a recovery sheet, and cancels it once its page says what that does", async () => {
    const { page } = priya;
    await openScreen(page, "/sharing/sheet", "Recovery sheet");
    await page.button("Make the sheet and show it");
    await page.heading("Print this sheet now");
    await openScreen(page, "/sharing", "Sharing");
    await page.click({ role: "link", name: "Cancel this sheet", part: true });
    await page.see("Read first what this does");
    await expectAccessible(page, "cancelling a recovery sheet");
    await page.button("Cancel this sheet: nobody comes in with it");
    await page.heading("The sheet is cancelled");
  });

  test("the doctor sees what removing means, removes her, and nothing new reaches her", async () => {
    const { page } = priya;
    const who = layMember.name;
    await openMember(page, who);
    await expectAccessible(page, "a member");
    await page.click({ role: "link", name: `Change what ${who} may do` });
    await page.heading(`Change what ${who} may do`);
    await expectAccessible(page, "what a member may do");
    await openMember(page, who);
    await page.click({ role: "link", name: `Remove ${who}` });
    await page.heading(`Remove ${who}`);
    await page.see("nobody can take that back");
    await expectAccessible(page, "removing a member");
    await page.button(`Remove ${who}: nothing new reaches them`);
    await page.heading(`${who} is removed`);
    await shareNow(joan.page);
    await page.see("Ask whoever looks after");
    await openScreen(joan.page, "/sharing", "Sharing");
    await joan.page.see("You are not in");
    await expectAccessible(joan.page, "sharing, shut out");
  });

  test("she starts afresh as a new computer, and is let in with a new code as who she was", async () => {
    await joan.page.button("Start afresh as a new computer");
    await joan.page.see("This is a new computer to");
    await joan.page.see("Not let in again yet");
    await expectAccessible(joan.page, "sharing, begun afresh");
    const code = await invite(priya.page, layMember.name);
    const hers = await askToJoin(joan, server, code);
    expect(await openRequest(priya.page, layMember.name)).toEqual(hers);
    await letIn(priya.page, layMember.name);
    await checkNow(joan.page);
    await openScreen(joan.page, "/summaries", "Published summaries");
    await joan.page.click({ role: "link", name: "Birch Ward", part: true });
    await joan.page.see("Published by you");
  });
});
