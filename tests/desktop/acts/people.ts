/** The people of the journeys, and how each gets in. */
import type { Page } from "../harness/page.ts";
import { noLook, type Look } from "./go.ts";

export interface Person {
  name: string;
  role: "Lay member" | "GP quality lead" | "Safeguarding lead" | "Quality manager";
  passphrase: string;
}

export const doctor: Person = { name: "Dr Priya Nair", role: "GP quality lead", passphrase: "four seagulls stole my umbrella" };
export const layMember: Person = { name: "Joan Ashby", role: "Lay member", passphrase: "purple kettles sing at midnight" };
export const safeguardingLead: Person = { name: "Marion Okafor", role: "Safeguarding lead", passphrase: "copper foxes read the tide" };
export const manager: Person = { name: "Amara Cole", role: "Quality manager", passphrase: "nine lanterns on the towpath" };

export const ORGANISATION = "Riverside and Vale CCG";

/** Goes through first start to the home screen; gives the groups of the recovery code. */
export async function firstStart(page: Page, person: Person, look: Look = noLook): Promise<string[]> {
  await page.heading("Who will use this laptop?");
  await page.fill("Your name", person.name);
  await page.choose(person.role);
  await look("first start: who");
  await page.button("Continue");

  await page.heading("Who do you check quality for?");
  await page.fill("Name of your organisation", ORGANISATION);
  await page.choose("Clinical commissioning group (CCG)");
  await look("first start: organisation");
  await page.button("Continue");

  await page.heading("Choose a passphrase");
  await page.fill("Passphrase", person.passphrase);
  await look("first start: passphrase");
  await page.button("Continue");

  await page.heading("Write down your recovery code");
  const groups = await recoveryCode(page);
  await look("first start: recovery code");
  await page.button("I have written it down");

  await proveCode(page, groups);
  await look("first start: prove the code");
  await page.button("Finish");
  await page.find({ role: "button", name: "New note", part: true });
  return groups;
}

/** Reads the recovery code off the screen, as a person with a pen would. */
export async function recoveryCode(page: Page): Promise<string[]> {
  const code = await page.find({ role: "group", name: "Recovery code", part: true });
  return page.session.run((group) => {
    const shown = (group as unknown as HTMLElement).querySelectorAll("b");
    return [...shown].map((one) => one.textContent ?? "");
  }, code);
}

/** Types the groups that are asked for. */
export async function proveCode(page: Page, groups: string[]): Promise<void> {
  await page.heading("Type part of it back");
  const { names } = await page.look({ role: "textbox" });
  for (const name of names) {
    const number = Number(/\d+/.exec(name)?.[0]);
    await page.fill(name, groups[number - 1] ?? "");
  }
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.heading("Locked");
  await page.fill("Passphrase", passphrase);
  await page.button("Unlock");
}
