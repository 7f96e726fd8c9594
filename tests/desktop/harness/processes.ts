/** Processes that a journey starts: groups that end together, and what runs inside them. */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { until } from "./wait.ts";

export interface Group {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Ends the program and everything it started. */
  end(): Promise<void>;
}

const running = new Set<Group>();

/** Starts a program in a process group of its own; what it prints goes to the file `log`. */
export function start(
  program: string,
  args: string[],
  options: { env: NodeJS.ProcessEnv; log: string; pipe?: boolean },
): Group {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, "a");
  const child = spawn(program, args, {
    detached: true,
    env: options.env,
    stdio: ["ignore", log, log, options.pipe ? "pipe" : "ignore"],
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${program} could not be started. Run ./dev setup.`);
  const pid = child.pid;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const group: Group = {
    pid,
    child,
    async end() {
      signal(-pid, "SIGTERM");
      const killer = setTimeout(() => signal(-pid, "SIGKILL"), 3000);
      await ended;
      clearTimeout(killer);
      signal(-pid, "SIGKILL");
      running.delete(group);
    },
  };
  running.add(group);
  return group;
}

process.once("exit", () => {
  for (const group of running) signal(-group.pid, "SIGKILL");
});

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

interface Process {
  pid: number;
  parent: number;
  state: string;
}

function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state = "", parent = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [{ pid: Number(name), parent: Number(parent), state }];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

/** All processes that descend from `ancestor`, nearest first. */
function descendants(ancestor: number): number[] {
  const all = processes();
  const found = [ancestor];
  for (const pid of found) found.push(...all.filter((p) => p.parent === pid).map((p) => p.pid));
  return found.slice(1);
}

/** The descendants of `ancestor` that run `program`: a full path, or the end of one. */
export function descendantsRunning(ancestor: number, program: string): number[] {
  return descendants(ancestor).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`).endsWith(program);
    } catch {
      return false; // It ended while we looked.
    }
  });
}

export function isRunning(pid: number): boolean {
  const state = processes().find((p) => p.pid === pid)?.state;
  return state !== undefined && state !== "Z";
}

/** Ends a process with no chance to tidy up, as a power cut would. */
export async function kill9(pid: number): Promise<void> {
  signal(pid, "SIGKILL");
  await until(`process ${pid} to be gone`, () => !isRunning(pid));
}
