import light from "../../styles/nhsuk-light.scss?url";
import dark from "../../styles/nhsuk-dark.scss?url";
import contrast from "../../styles/nhsuk-contrast.scss?url";
import { tellWindow } from "../ipc/window";
import type { Display, Theme } from "../ipc/generated";

/** The theme shown; the person's choice may also be `system`. */
export type Shown = Exclude<Theme, "system">;

const SHEETS: Record<Shown, string> = { light, dark, contrast };

/** Text sizes offered, per cent. 400 is WCAG 1.4.10 at 1280 px. */
export const TEXT_SIZES = [100, 125, 150, 175, 200, 250, 300, 400] as const;

export function resolveTheme(choice: Theme, prefers: (feature: string) => boolean): Shown {
  if (choice !== "system") return choice;
  if (prefers("(prefers-contrast: more)")) return "contrast";
  return prefers("(prefers-color-scheme: dark)") ? "dark" : "light";
}

/** Puts a look on the page. Answers when its style sheet and its size are there, so nothing is painted without them. */
export async function applyLook(look: Display): Promise<void> {
  const theme = resolveTheme(look.theme, (feature) => matchMedia(feature).matches);
  const root = document.documentElement;
  await Promise.all([loadSheet(theme), tellWindow("window.zoom", { factor: look.text_size / 100 })]);
  root.dataset.theme = theme;
  root.dataset.letters = look.letters;
  document.body.dataset.density = look.density;
}

/** Calls back when the computer changes between light, dark and more contrast. */
export function onSystemLook(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((feature) => matchMedia(feature));
  for (const watched of queries) watched.addEventListener("change", changed);
  return () => {
    for (const watched of queries) watched.removeEventListener("change", changed);
  };
}

/** The next size up or down from the one in use; the same at either end. */
export function nextTextSize(now: number, step: 1 | -1): number {
  const sizes: readonly number[] = TEXT_SIZES;
  const further = step > 0 ? sizes.find((size) => size > now) : sizes.findLast((size) => size < now);
  return further ?? now;
}

/** nhsuk fixes its colours at Sass time, so each theme is a sheet of its own; it must come before ours. */
function loadSheet(theme: Shown): Promise<void> {
  const old = document.querySelector<HTMLLinkElement>("link[data-nhsuk]");
  if (old?.dataset.nhsuk === theme) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = SHEETS[theme];
  link.dataset.nhsuk = theme;
  return new Promise((done) => {
    const swap = () => {
      old?.remove();
      done();
    };
    link.addEventListener("load", swap, { once: true });
    link.addEventListener("error", swap, { once: true });
    document.head.prepend(link);
  });
}
