import { applyLook, nextTextSize, onSystemLook, type Look } from "../lib/theme/theme";

/** What is shown until the person's own settings are known. */
export const firstLook: Look = { theme: "system", density: "comfortable", letters: "arial", textSize: 100 };

let look = $state.raw<Look>(firstLook);

export function currentLook(): Look {
  return look;
}

/** Puts a look on the page and remembers it while the window is open. */
export function showLook(next: Look): Promise<void> {
  look = next;
  return applyLook(next);
}

/** One step larger or smaller, or back to the usual size. Answers with the look to keep. */
export function stepTextSize(step: 1 | -1 | 0): Look {
  const textSize = step === 0 ? 100 : nextTextSize(look.textSize, step);
  void showLook({ ...look, textSize });
  return look;
}

/** Follows the computer while the choice is `system`. */
export function followSystemLook(): () => void {
  return onSystemLook(() => void applyLook(look));
}
