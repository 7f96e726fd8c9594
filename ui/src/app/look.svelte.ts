import type { Display } from "../lib/ipc/generated";
import { applyLook, nextTextSize, onSystemLook } from "../lib/theme/theme";

/** What is shown until the person's own settings are known. */
export const firstLook: Display = { theme: "system", density: "comfortable", letters: "standard", text_size: 100 };

let look = $state.raw<Display>(firstLook);

export function currentLook(): Display {
  return look;
}

/** Puts a look on the page and remembers it while the window is open. */
export function showLook(next: Display): Promise<void> {
  look = next;
  return applyLook(next);
}

/** One step larger or smaller, or back to the usual size. Answers with the look to keep. */
export function stepTextSize(step: 1 | -1 | 0): Display {
  const text_size = step === 0 ? 100 : nextTextSize(look.text_size, step);
  void showLook({ ...look, text_size });
  return look;
}

/** Follows the computer while the choice is `system`. */
export function followSystemLook(): () => void {
  return onSystemLook(() => void applyLook(look));
}
