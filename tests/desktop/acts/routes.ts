/** Every address of the app, read from the features themselves, so that a new screen is checked without being listed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../harness/programs.ts";

const FEATURES = join(ROOT, "ui/src/features");

/** The paths that features declare, such as "/visits/:id/review". */
export function declaredPaths(): string[] {
  return readdirSync(FEATURES)
    .map((feature) => readFileSync(join(FEATURES, feature, "index.ts"), "utf8"))
    .flatMap((source) => [...source.matchAll(/path: "([^"]+)"/g)].map((match) => match[1] ?? ""))
    .sort();
}

/** An address for a path, made with what stands in addresses that were seen; undefined when none fits. */
export function addressFor(path: string, seen: ReadonlySet<string>): string | undefined {
  if (!path.includes(":")) return path;
  const start = path.slice(0, path.indexOf(":"));
  const known = [...seen].find((address) => address.startsWith(start) && isName(address.slice(start.length).split(/[/?]/)[0] ?? ""));
  const name = known?.slice(start.length).split(/[/?]/)[0];
  return name && path.replace(/:\w+/, name);
}

/** Ids and names of help pages, but no fixed word such as "new". */
function isName(part: string): boolean {
  return /^[0-9a-f-]{36}$/.test(part) || (part.length > 0 && !["new", "plan", "load", "about"].includes(part));
}
