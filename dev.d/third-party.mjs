// Prints what the app is made of, with the licence of each part, for the file THIRD-PARTY of the installer.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const metadata = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"], {
    maxBuffer: 1 << 28,
  }),
);
const ours = new Set(metadata.workspace_members);
const crates = metadata.packages
  .filter(({ id }) => !ours.has(id))
  .map(({ name, version, license }) => `${name} ${version} (${license ?? "see its source"})`);

const { packages } = JSON.parse(readFileSync("ui/package-lock.json", "utf8"));
const parts = Object.entries(packages)
  .filter(([path, { dev }]) => path !== "" && !dev)
  .map(([path, { version, license }]) => `${path.replace(/^.*node_modules\//, "")} ${version} (${license ?? "see its source"})`);

const list = (title, lines) => console.log(`${title}\n\n${[...new Set(lines)].sort().join("\n")}\n`);
console.log("Critical Friend stands on the work of many others, each under its own licence.\n");
list("Rust", crates);
list("Screens", parts);
list("Fonts", ["Atkinson Hyperlegible Next (OFL-1.1)", "Liberation Sans (OFL-1.1)"]);
