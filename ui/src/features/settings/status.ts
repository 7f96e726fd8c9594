import type { AppStatus } from "../../lib/ipc/generated";
import { href } from "../../lib/router/path";
import { navigate } from "../../lib/router/router.svelte";
import { forgetEverything } from "../../lib/state/cache.svelte";
import { session } from "../../lib/state/session.svelte";

/** Another notebook is open now (practice, a backup): nothing of the last one may stay on screen. */
export function takeStatus(status: AppStatus): void {
  forgetEverything();
  session.status = status;
  navigate(href("/"));
}
