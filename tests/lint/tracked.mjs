// The files that belong to the project: what git tracks, and what it would track next.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Paths from the root of the project that match, in order. */
export function tracked(pattern) {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .toString()
    .split("\0")
    .filter((path) => path && pattern.test(path) && existsSync(path))
    .sort();
}
