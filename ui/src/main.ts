import { mount } from "svelte";
import "./styles/app.css";
import App from "./app/App.svelte";
import { useHost } from "./lib/ipc/client";
import { applyLook } from "./lib/theme/theme";
import { firstLook } from "./app/look.svelte";

async function start(): Promise<void> {
  if ("__TAURI_INTERNALS__" in window) {
    const { tauriHost } = await import("./lib/ipc/hosts/tauri");
    useHost(tauriHost);
  } else if (import.meta.env.DEV) {
    const { devHost } = await import("./dev/host");
    useHost(devHost());
  }
  await applyLook(firstLook);
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void start();
