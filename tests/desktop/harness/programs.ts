/** Where the programs under test are. `./dev test desktop` builds them first. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The app with WebDriver allowed. */
export const APP = join(ROOT, "target/e2e/critical-friend");
/** The app as it is shipped. */
export const SHIPPED_APP = join(ROOT, "target/release/critical-friend");
/** The command-line program. */
export const CFRIEND = join(ROOT, "target/release/cfriend");
/** Official files that the tests load; elsewhere with `CF_REFS`. */
export const REFS = resolve(process.env.CF_REFS ?? join(ROOT, "../shared/refs"));
/** Pictures and other traces that a run leaves behind. */
export const TRACES = join(ROOT, "target/desktop");

/** Vitest calls this once before all journeys. */
export default function programsAreBuilt(): void {
  const missing = [APP, SHIPPED_APP, CFRIEND].filter((program) => !existsSync(program));
  if (missing.length > 0) {
    throw new Error(`not built: ${missing.join(", ")}. Run ./dev test desktop, which builds first.`);
  }
  if (!existsSync(REFS)) throw new Error(`no official files at ${REFS}. Set CF_REFS to the folder that holds them.`);
}
