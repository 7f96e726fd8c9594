/** What a person does at a screen: look, click, type, press keys. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Session, WebDriverError, type ElementRef } from "./driver.ts";
import { look, type Seen, type Wanted } from "./look.ts";
import { TRACES } from "./programs.ts";
import { until } from "./wait.ts";

export class Page {
  readonly session: Session;
  constructor(session: Session) {
    this.session = session;
  }

  /** The first visible thing that is wanted, as soon as it is there. */
  async find(wanted: Wanted): Promise<ElementRef> {
    let names: string[] = [];
    try {
      return await until(describe(wanted), async () => {
        const seen = await this.look(wanted);
        names = seen.names;
        return seen.elements[0];
      });
    } catch (error) {
      throw new Error(`${(error as Error).message}\n  there: ${names.join(" | ") || "none of that role"}\n  page: ${await this.words()}`);
    }
  }

  /** What is there at this moment. */
  async look(wanted: Wanted): Promise<Seen> {
    try {
      return await this.session.run(look, wanted);
    } catch (error) {
      // It went while the driver took hold of it.
      if (error instanceof WebDriverError && error.code === "stale element reference") return { elements: [], names: [] };
      throw error;
    }
  }

  async count(wanted: Wanted): Promise<number> {
    return (await this.look(wanted)).elements.length;
  }

  async has(wanted: Wanted): Promise<boolean> {
    return (await this.count(wanted)) > 0;
  }

  /** Clicks; tries again when the page replaced the thing in between. */
  async click(wanted: Wanted): Promise<void> {
    let why = "";
    try {
      await until(`a click on ${describe(wanted)}`, async () => {
        const element = await this.find(wanted);
        try {
          await this.session.click(element);
          return true;
        } catch (error) {
          if (!(error instanceof WebDriverError) || !MOVED.has(error.code)) throw error;
          why = error.message;
          return false;
        }
      });
    } catch (error) {
      throw new Error(`${(error as Error).message} ${why}\n  picture: ${await this.picture("no-click")}`);
    }
  }

  button(name: string, inside?: string): Promise<void> {
    return this.click({ role: "button", name, ...(inside ? { inside } : {}) });
  }

  link(name: string, inside?: string): Promise<void> {
    return this.click({ role: "link", name, ...(inside ? { inside } : {}) });
  }

  /** Picks one of several, by its label. */
  choose(name: string, inside?: string): Promise<void> {
    return this.click({ role: "radio", name, ...(inside ? { inside } : {}) });
  }

  /** Picks from a drop-down list. */
  async select(label: string, choice: string): Promise<void> {
    const list = await this.find({ role: "combobox", name: label });
    const option = await this.session.run(
      (element, wanted) => [...(element as unknown as HTMLSelectElement).options].find((one) => one.text === wanted) as unknown as ElementRef | null,
      list,
      choice,
    );
    if (!option) throw new Error(`"${label}" does not offer "${choice}"`);
    await this.session.click(option);
    await this.waitFor(`"${choice}" to be picked`, (element) => (element as unknown as HTMLOptionElement).selected, option);
  }

  tick(name: string, inside?: string): Promise<void> {
    return this.click({ role: "checkbox", name, ...(inside ? { inside } : {}) });
  }

  /** Puts text in a field in place of what it holds. */
  async fill(label: string, text: string, inside?: string): Promise<void> {
    const field = await this.find({ role: "textbox", name: label, ...(inside ? { inside } : {}) });
    await this.session.click(field);
    await this.session.press("Control+a", "Delete");
    await this.session.type(field, text);
  }

  /** What a field holds. */
  async value(label: string): Promise<string> {
    const field = await this.find({ role: "textbox", name: label });
    return this.session.run((element) => (element as unknown as HTMLInputElement).value, field);
  }

  /** Types where the caret is. */
  async typeHere(text: string): Promise<void> {
    const element = await this.session.run(() => document.activeElement as unknown as ElementRef);
    await this.session.type(element, text);
  }

  press(...keys: string[]): Promise<void> {
    return this.session.press(...keys);
  }

  /** Everything that can be read on the screen now. */
  words(): Promise<string> {
    return this.session.run(() => document.body.innerText.replace(/\s+/g, " ").trim());
  }

  async see(text: string): Promise<void> {
    await this.waitFor(`the words "${text}"`, (wanted) => document.body.innerText.replace(/\s+/g, " ").includes(wanted), text);
  }

  async gone(text: string): Promise<void> {
    await this.waitFor(`the words "${text}" to go`, (wanted) => !document.body.innerText.replace(/\s+/g, " ").includes(wanted), text);
  }

  heading(name: string): Promise<ElementRef> {
    return this.find({ role: "heading", name });
  }

  /** Waits until a function that runs inside the page gives something true. */
  async waitFor<A extends unknown[]>(what: string, condition: (...args: A) => unknown, ...args: A): Promise<void> {
    try {
      await until(what, async () => Boolean(await this.session.run(condition, ...args)));
    } catch (error) {
      throw new Error(`${(error as Error).message}\n  page: ${await this.words()}`);
    }
  }

  /** Where the caret or focus is: role and name. */
  async focused(): Promise<{ role: string; name: string }> {
    const element = await this.session.run(() => document.activeElement as unknown as ElementRef);
    return { role: await this.session.role(element), name: await this.session.label(element) };
  }

  /** Keeps a picture of the window under this name; gives its path. */
  async picture(name: string): Promise<string> {
    mkdirSync(TRACES, { recursive: true });
    await this.session.runAsync(() => new Promise<void>((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted()))));
    const path = join(TRACES, `${name}.png`);
    writeFileSync(path, await this.session.screenshot());
    return path;
  }
}

/** What a driver answers when the page changed between finding and clicking. */
const MOVED = new Set(["stale element reference", "element click intercepted", "element not interactable"]);

function describe({ role, name, part, inside }: Wanted): string {
  const called = name === undefined ? "" : part ? ` with "${name}" in its name` : ` "${name}"`;
  return `the ${role}${called}${inside === undefined ? "" : ` inside "${inside}"`}`;
}
