import { mount } from "svelte";
import "./styles/app.css";
import App from "./app/App.svelte";
import { call, useHost } from "./lib/ipc/client";
import { tauriHost } from "./lib/ipc/hosts/tauri";
import { applyLook } from "./lib/theme/theme";
import { firstLook } from "./app/look.svelte";

async function start(): Promise<void> {
  if ("__TAURI_INTERNALS__" in window) {
    useHost(tauriHost);
  } else if (import.meta.env.DEV) {
    const { devHost } = await import("./dev/host");
    useHost(devHost());
  }
  // The person's own look from the first paint on: what cannot be asked, the first screen tells.
  const status = await call("app.status", {}).catch(() => undefined);
  await applyLook(status?.display ?? firstLook);
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void start();
