import type { ReviewStep, StepState } from "../../lib/ipc/generated";
import { href } from "../../lib/router/path";
import { places } from "../../lib/router/places";
import { capital, countInWords } from "../../lib/text/words";
import type { StatusKind } from "../../shared";

const kinds: Record<StepState, StatusKind> = { done: "done", part: "part", todo: "todo", blocked: "wait" };

export function kindOfStep(state: StepState): StatusKind {
  return kinds[state];
}

const about: Readonly<Record<string, string>> = {
  notes: "One at a time. Put right what you wrote in a hurry.",
  write: "In your own words, with your notes beside it.",
  details: "What could point to a person is settled before anything leaves.",
  publish: "You will see exactly what leaves, and who can read it.",
};

/** What a step is for. */
export function aboutStep(id: string): string {
  return about[id] ?? "";
}

/** Where a step is done. */
export function placeOfStep(id: string, visit: string): string {
  if (id === "write") return places.writeSummary(visit);
  if (id === "publish") return places.publish(visit);
  return id === "details" ? href("/visits/:id/details", { id: visit }) : href("/visits/:id/check", { id: visit });
}

/** "Two of four steps are done. Nothing leaves this laptop before step 4." */
export function stepsSentence(steps: readonly ReviewStep[], device: string): string {
  const done = steps.filter((step) => step.state === "done").length;
  if (done === steps.length) return "All steps are done. The summary is published.";
  const publish = steps.findIndex((step) => step.id === "publish") + 1;
  const all = countInWords(steps.length, "step");
  const count = done === 0 ? `None of ${all} is done.` : `${capital(countInWords(done, "", ""))}of ${all} ${done === 1 ? "is" : "are"} done.`;
  return `${count} Nothing leaves this ${device} before step ${publish}.`;
}
