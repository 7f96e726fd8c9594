/** The app on a desk of its own: started, steered, killed and started again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setUpDesk, startDriver, type Desk } from "./desk.ts";
import { Disk } from "./disk.ts";
import { Session } from "./driver.ts";
import { Page } from "./page.ts";
import { descendantsRunning, isRunning, kill9, type Group } from "./processes.ts";
import { APP } from "./programs.ts";
import { until } from "./wait.ts";

export type PickPurpose = "organisations" | "space" | "pack" | "export";

const RENDERER = "WebKitWebProcess";

/** A person's laptop: a folder of records that outlives the app. */
export class Laptop {
  readonly data: string;
  private readonly desk: Desk;
  private driver: Group | undefined;
  private current: Page | undefined;
  private ownDisk: Disk | undefined;
  private pid = 0;

  private constructor(data: string, desk: Desk) {
    this.data = data;
    this.desk = desk;
  }

  /** A laptop with nothing on it, its app open; its records on a disk of their own when `megabytes` are given. */
  static async open(name: string, megabytes?: number): Promise<Laptop> {
    const desk = await setUpDesk(name);
    const laptop = new Laptop(join(desk.folder, "records"), desk);
    if (megabytes !== undefined) {
      mkdirSync(laptop.data);
      laptop.ownDisk = new Disk(laptop.data, megabytes);
    }
    await laptop.start();
    return laptop;
  }

  get page(): Page {
    if (!this.current) throw new Error("the app is not open on this laptop");
    return this.current;
  }

  get disk(): Disk {
    if (!this.ownDisk) throw new Error("the records of this laptop have no disk of their own");
    return this.ownDisk;
  }

  /** Where what the programs printed is kept. */
  get logs(): string {
    return this.desk.logs;
  }

  /** The surroundings the app runs in. */
  get env(): NodeJS.ProcessEnv {
    return this.desk.env;
  }

  /** The process of the app. */
  get app(): number {
    return this.pid;
  }

  async start(): Promise<void> {
    const { address, group } = await startDriver(this.desk);
    this.driver = group;
    this.current = new Page(await Session.open(address, APP, ["--data", this.data]));
    this.pid = await until("the app's process", () => descendantsRunning(group.pid, APP)[0]);
  }

  /** Ends the app as a power cut would, and opens it again. */
  async crashAndReopen(): Promise<void> {
    await kill9(this.pid);
    await this.endDriver();
    await this.start();
  }

  /** Asks the app to close, as the window's close button does, and waits until it has. */
  async quit(): Promise<void> {
    const asked = this.page.session.run(() => {
      const { __TAURI_INTERNALS__: tauri } = window as unknown as {
        __TAURI_INTERNALS__: { invoke(command: string, args: object): Promise<unknown> };
      };
      void tauri.invoke("rpc", { name: "e2e.close", payload: null });
    });
    await asked.catch(() => undefined); // The window may be gone before the driver has answered.
    await until("the app to close", () => !isRunning(this.pid));
    await this.endDriver();
  }

  /** Kills the process that paints, as a fault in the webview would. */
  async crashRenderer(): Promise<void> {
    const renderer = this.renderers()[0];
    if (renderer === undefined) throw new Error("no renderer is running");
    await kill9(renderer);
  }

  /** The renderers that run now. */
  renderers(): number[] {
    return descendantsRunning(this.pid, RENDERER);
  }

  /** Says which file or folder file dialogs for this purpose will "pick". */
  willPick(purpose: PickPurpose, path: string): void {
    const file = join(this.data, "e2e-pick.json");
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as [PickPurpose, string][]) : [];
    writeFileSync(file, JSON.stringify([...before, [purpose, path]]));
  }

  /** The folders and files the app has asked the system to open. */
  opened(): string[] {
    const file = join(this.data, "e2e-opened.txt");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  }

  /** Ends everything and clears the desk, the folder of records included. */
  async shut(): Promise<void> {
    await this.endDriver();
    this.ownDisk?.remove();
    await this.desk.clear();
  }

  private async endDriver(): Promise<void> {
    this.current = undefined;
    await this.driver?.end();
    this.driver = undefined;
  }
}
