import type { Event as AppEvent } from "./generated";

/** Whatever carries a call to the core and its events back: Tauri in the app, a fake in tests. */
export interface Host {
  rpc(name: string, payload: unknown): Promise<unknown>;
  /** Answers with the function that stops listening. */
  listen(heard: (event: AppEvent) => void): Promise<() => void>;
}
