import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Event as AppEvent } from "../generated";
import type { Host } from "../host";

/** The desktop window: one command, one event. The only file that knows Tauri. */
export const tauriHost: Host = {
  rpc: (name, payload) => invoke("rpc", { name, payload }),
  listen: (heard) => listen<AppEvent>("app", (event) => heard(event.payload)),
};
