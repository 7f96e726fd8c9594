// How long until a window shows something and until it shows words, and how much memory its processes
// hold, in turn for an empty Tauri window and for the app. The screen is read from the display's own memory, so that
// looking costs nothing.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [empty, app] = process.argv.slice(2);
const ROUNDS = 7;
const PATIENCE_MS = 30_000;
const SETTLED_MS = 1_500;
/** Words have soft edges: so many colours more than an empty screen. A bare ground has one. */
const COLOURS_OF_WORDS = 8;

const folder = mkdtempSync(join(tmpdir(), "cf-bench-"));
const display = spawn(
  "Xvfb",
  ["-displayfd", "3", "-screen", "0", "1366x900x24", "-nolisten", "tcp", "-fbdir", folder],
  { stdio: ["ignore", "ignore", "ignore", "pipe"] },
);
const number = await new Promise((resolve) => display.stdio[3].once("data", (chunk) => resolve(String(chunk).trim())));
const screen = join(folder, readdirSync(folder).find((name) => name.startsWith("Xvfb_screen")));

/** How many colours stand on a grid of points of the screen. */
function colours() {
  const file = openSync(screen, "r");
  const head = Buffer.alloc(100); // An XWD file: its header says where the pixels begin.
  readSync(file, head, 0, head.length, 0);
  const pixels = head.readUInt32BE(0) + 12 * head.readUInt32BE(4 * 19);
  const row = Buffer.alloc(head.readUInt32BE(4 * 12));
  const seen = new Set();
  for (let y = 20; y < 880; y += 20) {
    readSync(file, row, 0, row.length, pixels + y * row.length);
    for (let x = 0; x + 4 <= row.length; x += 16) seen.add(row.readUInt32LE(x) & 0xffffff);
  }
  closeSync(file);
  return seen.size;
}

const breath = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The processes of a session, by its leader. */
function members(leader) {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")[3] === String(leader);
    } catch {
      return false; // It ended while we looked.
    }
  });
}

function megabytes(pids) {
  const each = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return each.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Ends a process, or a group of them; it may have ended by itself meanwhile. */
function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** One start: milliseconds to the first paint and to the first words, and megabytes once it is quiet. */
async function once(program, args) {
  const bare = colours();
  const home = mkdtempSync(join(folder, "home-"));
  const began = performance.now();
  const child = spawn("dbus-run-session", ["--", program, ...args(home)], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: "x11", HOME: home, XDG_RUNTIME_DIR: home },
  });
  const shows = async (more) => {
    while (colours() < bare + more) {
      if (performance.now() - began > PATIENCE_MS) throw new Error(`${program} shows nothing`);
      await breath(2);
    }
    return performance.now() - began;
  };
  const paint_ms = await shows(1);
  const words_ms = await shows(COLOURS_OF_WORDS);
  await breath(SETTLED_MS);
  const mb = megabytes(members(child.pid));
  end(-child.pid);
  for (const pid of members(child.pid)) end(Number(pid));
  while (colours() > bare) await breath(10);
  return { paint_ms, words_ms, mb };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const runs = { empty: [], app: [] };
try {
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = [await once(empty, () => []), await once(app, (home) => ["--data", join(home, "records")])];
    if (round === 0) continue; // The first start warms the disk's cache for both.
    runs.empty.push(pair[0]);
    runs.app.push(pair[1]);
  }
} finally {
  display.kill();
  rmSync(folder, { recursive: true, force: true });
}
const of = (kind, figure) => median(runs[kind].map((run) => run[figure]));
const figures = (kind) => ({ first_paint_ms: of(kind, "paint_ms"), first_words_ms: of(kind, "words_ms"), pss_mb: of(kind, "mb") });
const [floor, ours] = [figures("empty"), figures("app")];
console.log(
  JSON.stringify({
    window: {
      empty: floor,
      app: ours,
      first_paint_ratio: ours.first_paint_ms / floor.first_paint_ms,
      first_words_ratio: ours.first_words_ms / floor.first_words_ms,
      memory_ratio: ours.pss_mb / floor.pss_mb,
    },
  }),
);
