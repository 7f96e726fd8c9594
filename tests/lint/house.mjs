// House rules that no other tool checks: short files, no path of anybody's machine, no inline styles.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname } from "node:path";
import { tracked } from "./tracked.mjs";

const LONGEST_FILE = 500;

const WRITTEN_BY_HAND = /\.(rs|ts|mjs|js|svelte|scss|css|sh|py)$|^dev$|^\.ci\/run$/;
const MADE_BY_A_PROGRAM = /(^|\/)(generated|gen)(\/|\.ts$)/;
const TEXT = /\.(rs|ts|mjs|js|svelte|scss|css|sh|py|md|toml|json|html|sql|typ|yaml|yml)$|^dev$|^\.ci\/run$/;

/** Places that exist on one machine only: somebody's home, and where this clone lies. */
const MACHINE_PATHS = [process.cwd(), dirname(process.cwd()), homedir()]
  .filter((path) => path.split("/").filter(Boolean).length > 0)
  .map((path) => new RegExp(`(^|[^\\w.-])${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}/`, "m"))
  .concat([/(^|[^\w.])\/(home|Users)\/[a-z]\w*\//m]);

const problems = [];

for (const file of tracked(WRITTEN_BY_HAND)) {
  if (MADE_BY_A_PROGRAM.test(file)) continue;
  const lines = readFileSync(file, "utf8").split("\n").length - 1;
  if (lines > LONGEST_FILE) problems.push(`${file}: ${lines} lines, at most ${LONGEST_FILE}`);
}

for (const file of tracked(TEXT)) {
  const text = readFileSync(file, "utf8");
  for (const path of MACHINE_PATHS) {
    const found = path.exec(text);
    if (found) {
      const line = text.slice(0, found.index).split("\n").length;
      problems.push(`${file}:${line}: names a path of one machine`);
    }
  }
}

// The content security policy refuses inline styles, silently and only in the shipped program.
for (const file of tracked(/^ui\/(index\.html|src\/.*\.svelte)$/)) {
  readFileSync(file, "utf8").split("\n").forEach((line, index) => {
    if (/\sstyle=["'{]/.test(line)) problems.push(`${file}:${index + 1}: inline style; use a class or style:name`);
  });
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
