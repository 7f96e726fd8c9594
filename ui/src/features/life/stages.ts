import type { StageRow, StageState } from "../../lib/ipc/generated";
import type { StatusKind } from "../../shared";

/** Kinds of record that the life of a visit is made of. */
export const lifeKinds = ["visit", "observation", "summary", "concern", "action"];

/** How a stage is marked, and the word that says the same. */
export const stateMarks: Record<StageState, { kind: StatusKind; word: string }> = {
  done: { kind: "done", word: "Done" },
  "left-out": { kind: "wait", word: "Left out" },
  now: { kind: "part", word: "Now" },
  later: { kind: "todo", word: "Still to come" },
};

/** Neither done nor left out, and not the end of it all: what may be left out. */
export function open(stages: readonly StageRow[]): StageRow[] {
  return stages.filter((row) => row.stage !== "closed" && (row.state === "now" || row.state === "later"));
}

/** Open stages that come before one that was done: nobody marked them, so they probably did not happen. */
export function passedBy(stages: readonly StageRow[]): StageRow[] {
  const last = stages.findLastIndex((row) => row.state === "done");
  return open(stages.slice(0, Math.max(0, last)));
}
