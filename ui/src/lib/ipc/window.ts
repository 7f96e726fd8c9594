import { currentHost } from "./client";

/** What the window itself is asked, as against the records. */
interface WindowRequests {
  /** The screens have painted. */
  "window.ready": Record<string, never>;
  /** Nothing unsaved is left: the window may close. */
  "window.flushed": Record<string, never>;
  /** Names the window for the task bar. */
  "window.title": { title: string };
  /** How large everything is painted; 1 is as designed. */
  "window.zoom": { factor: number };
}

/** Tells the window something. Where there is no window of ours (a browser, a test) nothing happens. */
export async function tellWindow<N extends keyof WindowRequests>(name: N, request: WindowRequests[N]): Promise<void> {
  await currentHost()
    ?.rpc(name, request)
    .catch(() => undefined);
}
