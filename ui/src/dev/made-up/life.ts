import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { LifeView, Stage, StageRow, StageSet } from "../../lib/ipc/generated";
import { announce } from "../../lib/state/changes";
import { visitId } from "./visit";

const stage = (id: Stage, title: string, who: string, what: string, rule: string | null = null): StageRow => ({
  stage: id,
  title,
  what,
  who,
  owner: null,
  state: "later",
  done: null,
  left_out: null,
  due: null,
  due_said: false,
  rule,
  clock: null,
});

const all: StageRow[] = [
  { ...stage("trigger", "Trigger", "Quality manager", "Something gives a reason to visit: the year’s programme, what people tell us, a number, or the visit before."), state: "done", done: "2026-11-18" },
  stage("plan", "Plan", "Quality manager", "Who goes where, when and why. The provider is told, if it is to be told.", "10 operational days before the visit"),
  stage("data-pack", "Data pack", "Quality manager", "What is already known is put before the team.", "5 working days before the visit"),
  stage("briefing", "Briefing", "Lead visitor", "The team agrees who looks at what, and what to do if somebody is at risk."),
  { ...stage("on-site", "On site", "Lead visitor", "The team is there: it looks, listens and writes."), state: "done", done: "2026-11-24" },
  { ...stage("feedback", "Same-day feedback", "Lead visitor", "The provider hears the main points before the team leaves.", "The day of the visit"), due: "2026-11-24", clock: { state: "soon", words: "Today", by: "by Tue 24 Nov", used: 0.9 } },
  { ...stage("draft-report", "Draft report", "Lead visitor", "The report is written and a lay member reads it.", "10 operational days after the visit"), due: "2026-12-08", clock: { state: "running", words: "10 operational days left", by: "by Tue 8 Dec", used: 0 } },
  stage("factual-accuracy", "Factual accuracy", "The provider", "The provider says what is wrong in it. Every answer has a reason.", "10 operational days after the draft"),
  stage("final-report", "Final report", "Quality manager", "The report is agreed and given out.", "5 operational days after that"),
  stage("action-plan", "Action plan", "The provider", "The provider says what it will do, who does it, and by when.", "10 operational days after the final report"),
  stage("verified", "Verified", "Quality manager", "Somebody has looked whether it was done."),
  stage("closed", "Closed", "Quality manager", "Nothing is left to do."),
];

const over = (row: StageRow) => row.state === "done" || row.state === "left-out";

/** The stages with the first that is open as the one that is next. */
function inOrder(stages: readonly StageRow[]): StageRow[] {
  const now = stages.find((row) => !over(row))?.stage;
  return stages.map((row) => (over(row) ? row : { ...row, state: row.stage === now ? "now" : "later" }));
}

function viewOf(stages: readonly StageRow[]): LifeView {
  const now = stages.find((row) => row.state === "now");
  const left = stages.filter((row) => !over(row) && row.stage !== "closed").map((row) => row.title.toLowerCase());
  return {
    visit: visitId,
    title: "Cedar Ward",
    provider: "Sandbox General Hospital",
    date: "2026-11-24",
    mine: true,
    sentence: now ? `Next: ${now.title.toLowerCase()}.` : "This visit is closed.",
    stages: [...stages],
    in_the_way: left.length > 0 ? [`Neither done nor left out with a reason: ${left.join(", ")}.`] : [],
    immediate: [],
    edition: "April 2026",
  };
}

function changed(row: StageRow, set: StageSet): StageRow {
  const state = set.done ? "done" : set.left_out ? "left-out" : "later";
  return { ...row, state, done: set.done, left_out: set.left_out, owner: set.owner, who: set.owner ?? row.who, due: set.due ?? (row.due_said ? null : row.due), due_said: set.due !== null };
}

/** The life of a made-up visit half way through. */
export const lifeView: LifeView = viewOf(inOrder(all));

/** All is done but the closing. */
export const readyToClose: LifeView = viewOf(inOrder(all.map((row) => (row.stage === "closed" ? row : { ...row, state: "done", done: row.done ?? "2026-11-20", clock: null }))));

/** Answers that remember what was said of each stage. */
export function lives(): Handlers {
  let stages = lifeView.stages;
  return {
    "visit.life": () => viewOf(stages),
    "visit.stage": (set) => {
      stages = inOrder(stages.map((row) => (set.stages.includes(row.stage) ? changed(row, set) : row)));
      announce({ kinds: ["visit"], ids: [set.id] });
      return viewOf(stages);
    },
  };
}
