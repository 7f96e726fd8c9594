/** A desk of its own for one app: display, session bus, home folder, and the driver that steers it. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { TRACES } from "./programs.ts";
import { start, type Group } from "./processes.ts";

/** Screen of a small laptop. */
const SCREEN = "1366x900x24";

export interface Desk {
  /** Everything on the desk; gone when it is cleared. */
  readonly folder: string;
  /** What the programs printed; stays for whoever looks into a failure. */
  readonly logs: string;
  readonly env: NodeJS.ProcessEnv;
  clear(): Promise<void>;
}

/** Sets up a display with nothing on it, and a home folder nobody has used. */
export async function setUpDesk(name: string): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), `cf-desk-${name}-`));
  const logs = join(TRACES, "logs", name);
  const runtime = join(folder, "run");
  const home = join(folder, "home");
  mkdirSync(runtime);
  chmodSync(runtime, 0o700);
  mkdirSync(home);
  const display = start("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], {
    env: process.env,
    log: join(logs, "xvfb.log"),
    pipe: true,
  });
  const bus = start("dbus-daemon", ["--session", "--nofork", "--print-address=3"], {
    env: { ...process.env, XDG_RUNTIME_DIR: runtime },
    log: join(logs, "bus.log"),
    pipe: true,
  });
  const { WAYLAND_DISPLAY: _, ...rest } = process.env;
  return {
    folder,
    logs,
    env: {
      ...rest,
      DISPLAY: `:${await firstLine(display)}`,
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus),
      GDK_BACKEND: "x11",
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_CONFIG_HOME: join(home, ".config"),
      XDG_DATA_HOME: join(home, ".local/share"),
      XDG_CACHE_HOME: join(home, ".cache"),
      LANG: "C.UTF-8",
      TZ: "Europe/London",
      TAURI_WEBVIEW_AUTOMATION: "true",
    },
    async clear() {
      await bus.end();
      await display.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts WebKitWebDriver at the desk, and gives its address. */
export async function startDriver(desk: Desk): Promise<{ address: string; group: Group }> {
  const port = await freePort();
  const group = start("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    env: desk.env,
    log: join(desk.logs, "driver.log"),
  });
  return { address: `http://127.0.0.1:${port}`, group };
}

async function firstLine(group: Group): Promise<string> {
  const pipe = group.child.stdio[3] as Readable;
  pipe.setEncoding("utf8");
  let text = "";
  for await (const chunk of pipe) {
    text += chunk as string;
    if (text.includes("\n")) return text.trim();
  }
  throw new Error("Xvfb or dbus-daemon did not start. Run ./dev setup.");
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
