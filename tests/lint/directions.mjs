// Fails on any dependency that points against the one way that ARCHITECTURE.md draws.
// Reads the manifests through cargo, and the imports of the screens.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { tracked } from "./tracked.mjs";

/** For each crate, the crates of ours that it may use. */
const MAY_USE = {
  "cf-domain": [],
  "cf-ledger": ["cf-domain"],
  "cf-vault": ["cf-domain", "cf-ledger"],
  "cf-sync": ["cf-domain", "cf-ledger"],
  "cf-insight": ["cf-domain"],
  "cf-pack": ["cf-domain"],
  "cf-wire": ["cf-domain"],
  "cf-app": ["cf-domain", "cf-ledger", "cf-vault", "cf-sync", "cf-insight", "cf-pack", "cf-wire"],
  "cf-cli": ["cf-app", "cf-domain", "cf-insight", "cf-pack", "cf-wire"],
  "critical-friend": ["cf-app", "cf-wire"],
};

/** Libraries that open a door to disk, network, window or screens, and the crates that hold the key. */
const ONLY_IN = [
  [/^rusqlite$|^libsqlite3-sys$/, ["cf-vault"]],
  [/^object_store$|^reqwest$|^hyper|^ureq$/, ["cf-sync"]],
  [/^tauri(-|$)|^wry$|^webkit2gtk/, ["critical-friend"]],
  [/^ts-rs$/, ["cf-wire", "cf-domain"]],
];

const problems = [];

function checkCrates() {
  const metadata = JSON.parse(
    execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], {
      maxBuffer: 64 * 1024 * 1024,
    }).toString(),
  );
  for (const crate of metadata.packages) {
    const mayUse = MAY_USE[crate.name];
    if (!mayUse) {
      problems.push(`${crate.name} is not in the list of crates in tests/lint/directions.mjs`);
      continue;
    }
    for (const dependency of crate.dependencies) {
      checkDependency(crate.name, mayUse, dependency);
    }
  }
}

function checkDependency(crate, mayUse, { name, kind }) {
  const forTests = kind === "dev";
  if (name in MAY_USE && !mayUse.includes(name)) {
    problems.push(`${crate} must not use ${name}${forTests ? " (for tests)" : ""}`);
  }
  for (const [library, keyholders] of ONLY_IN) {
    if (library.test(name) && !forTests && !keyholders.includes(crate)) {
      problems.push(`${crate} must not use ${name}: only ${keyholders.join(" and ")} may`);
    }
  }
}

/** Every module that a file of the screens imports, as written. */
function importsOf(text) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

function featureOf(path) {
  return /^ui\/src\/features\/([^/]+)\//.exec(path.split(sep).join("/"))?.[1];
}

function checkScreens() {
  const usersOfTauri = [];
  for (const file of tracked(/^ui\/src\/.*\.(ts|svelte)$/)) {
    const imports = importsOf(readFileSync(file, "utf8"));
    if (imports.some((module) => module.startsWith("@tauri-apps/"))) usersOfTauri.push(file);
    const own = featureOf(file);
    for (const module of imports) {
      const target = module.startsWith(".")
        ? relative(".", resolve(dirname(file), module))
        : module.replace(/^(\$|@\/|~\/)/, join("ui", "src") + sep);
      const other = featureOf(`${target}/`);
      if (own && other && other !== own) {
        problems.push(`${file} imports ${module}: features must not import each other`);
      }
    }
  }
  if (usersOfTauri.length > 1) {
    problems.push(`only one file may import @tauri-apps, not ${usersOfTauri.join(", ")}`);
  }
}

checkCrates();
checkScreens();
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
