import type { ClockView } from "../../lib/ipc/generated";

/** The shape that `Clock` draws for a clock of the core. */
export function clockState(clock: ClockView): "run" | "soon" | "late" | "met" {
  return clock.state === "running" ? "run" : clock.state;
}
