/** Sharing through a folder or online storage: a space, an invitation, six words, exchanges. */
import type { Laptop } from "../harness/app.ts";
import type { Page } from "../harness/page.ts";
import { noLook, openScreen, type Look } from "./go.ts";

/** Storage on a server, as an IT team hands it out. */
export interface Online {
  address: string;
  name: string;
  key: string;
}

/** Where people share: the path of a folder, or storage on a server. */
export type Place = string | Online;

/** Makes a space in a place; ends on its page. */
export async function makeSpace(laptop: Laptop, place: Place, name: string, look: Look = noLook): Promise<void> {
  const { page } = laptop;
  await openScreen(page, "/sharing", "Sharing");
  await look("sharing, none");
  await page.click({ role: "link", name: "Start sharing", part: true });
  await page.heading("Start sharing");
  await page.fill("Name of the space", name);
  await pickPlace(laptop, place);
  await look("start sharing");
  await page.button("Make the space");
  await page.see("Who shares");
  await look("space, alone");
}

/** Gives the code that a colleague needs. */
export async function invite(page: Page, whom: string, look: Look = noLook): Promise<string> {
  await openScreen(page, "/sharing/invite", "Make an invitation");
  await page.fill("Name of your colleague (you can leave this empty)", whom);
  await page.button("Make a code");
  await page.heading(`The code for ${whom}`);
  await look("invitation code");
  const code = await page.session.run(() => document.querySelector(".sh-code")?.textContent ?? "");
  if (!code.startsWith("V1")) throw new Error("the screen shows no code");
  return code.trim();
}

/** Asks to join with a code; ends where the six words are shown, and gives them. */
export async function askToJoin(laptop: Laptop, place: Place, code: string, look: Look = noLook): Promise<string[]> {
  const { page } = laptop;
  await openScreen(page, "/sharing", "Sharing");
  await page.click({ role: "link", name: "Join colleagues", part: true });
  await page.heading("Join colleagues");
  await page.fill("The code", code.toLowerCase());
  await pickPlace(laptop, place);
  await look("join colleagues");
  await page.button("Ask to join");
  await page.see("Ring the colleague who gave you the code");
  await look("asking to join");
  return sixWords(page);
}

/** Opens the request of a colleague; gives the six words that stand beside it. */
export async function openRequest(page: Page, name: string, look: Look = noLook): Promise<string[]> {
  await shareNow(page);
  await page.click({ role: "link", name: `Compare the words with ${name}` });
  await page.heading(`${name} asks to join`);
  await look("a request to join");
  return sixWords(page);
}

/** Lets in whoever asks, to read what is ticked already and `more`. */
export async function letIn(page: Page, name: string, look: Look = noLook, more: readonly string[] = []): Promise<void> {
  for (const readers of more) await page.tick(readers);
  await page.button("The words match: let them in");
  await page.heading(`${name} is in`);
  await look("let in");
}

/** Opens the page of a member. */
export async function openMember(page: Page, name: string): Promise<void> {
  await openScreen(page, "/sharing", "Sharing");
  await page.click({ role: "link", name: `Details of ${name}` });
  await page.heading(name);
}

/** Looks whether one was let in. */
export async function checkNow(page: Page, look: Look = noLook): Promise<void> {
  await page.button("Check now");
  await page.see("You have been let in.");
  await look("space, just let in");
}

/** One exchange; ends on the page of the space. */
export async function shareNow(page: Page): Promise<void> {
  await openScreen(page, "/sharing", "Sharing");
  await page.button("Share now");
  await page.waitFor("the exchange to end", () => !["", "Sharing"].includes(document.querySelector(".sh-said")?.textContent ?? ""));
}

async function sixWords(page: Page): Promise<string[]> {
  return page.session.run(() => [...document.querySelectorAll("[aria-label='The six words'] b")].map((word) => word.textContent ?? ""));
}

async function pickPlace(laptop: Laptop, place: Place): Promise<void> {
  const { page } = laptop;
  if (typeof place === "string") {
    laptop.willPick("space", place);
    await page.button("Choose the folder");
    await page.see("Chosen:");
    return;
  }
  await page.choose("Online storage");
  await page.fill("Address", place.address);
  await page.fill("Name or access key id (if you were given one)", place.name);
  await page.fill("Key", place.key);
  await page.button("Try it");
  await page.see("You can share here.");
}
