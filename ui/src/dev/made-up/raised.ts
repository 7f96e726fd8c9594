import type { SharePreview, ActionRow, Difference, ActionView, ClockView, ConcernRow, ConcernView, IntelligenceRow, IntelligenceView, LadderView, ResponseRow } from "../../lib/ipc/generated";
import { like } from "./summary";
import { colleague, me, metaOf, visitId } from "./visit";

const late: ClockView = { state: "late", words: "2 operational days late", by: "was Fri 20 Nov", used: 1 };
const soon: ClockView = { state: "soon", words: "1 operational day left", by: "by Wed 25 Nov", used: 0.9 };
const concernId = "concern-bell";

export const actionRows: ActionRow[] = [
  { id: "action-audit", title: "Audit the call bells on Cedar Ward for two weeks, day and night, and send us the times", about: "Sandbox General Hospital", concern: concernId, owner: "Ward manager", due: "2026-11-20", clock: late, status: "in-progress", audience: "quality", disputed: ["status", "owner"] },
  { id: "action-rota", title: "Show us the night rota", about: "Willow Bank Care Home", concern: null, owner: null, due: "2026-12-04", clock: { state: "running", words: "8 working days left", by: "by Fri 4 Dec", used: 0.3 }, status: "open", audience: "private", disputed: [] },
  { id: "action-done", title: "Mend the bell in bay 3", about: "Sandbox General Hospital", concern: concernId, owner: "Estates", due: "2026-11-12", clock: null, status: "verified", audience: "quality", disputed: [] },
];

const answer = (id: string, author: string, response: Partial<ResponseRow["response"]>): ResponseRow => ({
  meta: metaOf(id, "response", { author: colleague, audience: "quality" }),
  author,
  nature: response.nature ?? null,
  response: { about: concernId, nature: null, text: null, decision: null, ladder: null, step: null, on: "2026-11-20", due: null, settled: [], ...response },
});

const said = (id: string, value: string, who: string, me: boolean, at: string, clock_wrong = false) => ({ id, value, who, me, at, clock_wrong });

export const differences: Difference[] = [
  { field: "status", name: "where it stands", sort: "action-status", answers: [said("e1", "in-progress", "Priya", true, "2026-11-24T09:12:00Z"), said("e2", "complete", "Dr Ellis", false, "2026-11-23T17:40:00Z")] },
  { field: "owner", name: "who does it", sort: "text", answers: [said("e3", "Ward manager", "Priya", true, "2026-11-24T09:12:00Z"), said("e4", "Head of estates with the night sister", "Dr Ellis", false, "2027-03-01T17:40:00Z", true)] },
];

export const actionView: ActionView = {
  meta: metaOf("action-audit", "action", { audience: "quality" }),
  action: { concern: concernId, organisation: "org-rsg", title: actionRows[0]?.title ?? "", owner: "Ward manager", due: "2026-11-20", status: "in-progress", evidence: null, raised: "2026-11-10", settled: [] },
  row: actionRows[0] as ActionRow,
  responses: [answer("response-2", "Priya", { nature: "update", text: "They have begun, and say that the log will be ready on Friday." })],
  differences,
  seen: "",
};

export const ladders: LadderView[] = [
  {
    id: "contract",
    edition: "NHS Standard Contract 2026/27 (made up)",
    note: "Read your own contract first. Only the contract counts.",
    steps: [
      { id: "talk", name: "Talk it through", explanation: "Ask for an answer in a meeting.", time: null },
      { id: "query", name: "Contract query", explanation: "Ask in writing.", time: "10 operational days" },
      { id: "notice", name: "Contract performance notice", explanation: "In writing, by the contract manager.", time: "10 operational days" },
      { id: "plan", name: "Remedial action plan", explanation: "Agreed, with days and a way to tell.", time: "5 operational days" },
    ],
  },
];

export const concernView: ConcernView = {
  meta: metaOf(concernId, "concern"),
  author: "Priya",
  concern: { organisation: "org-rsg", visit: visitId, place: "Cedar Ward", title: "Call bells out of reach and unanswered at night", text: "Two bells rang for 6 and 11 minutes. Bed 4 waited until morning.", severity: "serious", at_risk_now: "unknown", seen_at: "2026-11-24T10:42:00Z", told_at: "2026-11-24T10:50:00Z", told_role: "Nurse in charge", told_answer: "She will ask the night team.", made_safe_at: null, made_safe_how: null, verified_at: null, verified_by: null, status: "with-provider", owner: "Quality manager", due: "2026-11-25", themes: ["call-bells"], evidence: "Seen twice on the visit, and told by three people.", evidence_records: ["note-4", "int-1"], ladder: "contract", step: "query", step_on: "2026-11-12", step_due: "2026-11-25", closed_reason: null, settled: [] },
  provider: "Sandbox General Hospital",
  visit_title: "Cedar Ward",
  clock: soon,
  missing: ["when it was made safe", "who checked that it was safe"],
  evidence: [
    { id: "note-4", kind: "observation", provenance: "Note, 24 November", text: "Two call bells ringing in the bay when we came in. First answered after 6 minutes." },
    { id: "int-1", kind: "intelligence", provenance: "Soft intelligence, 14 September", text: "Two patients home with no letter this week." },
  ],
  actions: actionRows.filter((row) => row.concern === concernId),
  responses: [answer("response-3", "Dr Ellis", { nature: "reply", text: "The practice hears the same from families." }), answer("response-4", "Priya", { nature: "escalation", ladder: "contract", step: "query", text: "No answer came. We thought of a second visit and did not want to wait." })],
  steps: [
    { id: "talk", name: "Talk it through", explanation: "Ask for an answer in a meeting.", state: "done", on: "2026-11-02", clock: null },
    { id: "query", name: "Contract query", explanation: "Ask in writing.", state: "part", on: "2026-11-12", clock: soon },
    { id: "notice", name: "Contract performance notice", explanation: "In writing, by the contract manager.", state: "todo", on: null, clock: null },
    { id: "plan", name: "Remedial action plan", explanation: "Agreed, with days and a way to tell.", state: "todo", on: null, clock: null },
  ],
  ladder_edition: "NHS Standard Contract 2026/27 (made up)",
  findings: [{ field: "text", kind: "bed_number", start: 42, end: 47, words: "Bed 4", reason: "A bed number can point to one person.", suggestion: "One patient" }],
  mine: true,
};

export const concernRows: ConcernRow[] = [
  { id: concernId, title: concernView.concern.title, about: "Sandbox General Hospital, Cedar Ward", severity: "serious", status: "with-provider", owner: "Quality manager", clock: soon, step: "Contract query", audience: "private", open_actions: 1 },
  { id: "concern-insulin", title: "Insulin given late", about: "Willow Bank Care Home", severity: "immediate", status: "open", owner: null, clock: late, step: null, audience: "quality", open_actions: 0 },
  { id: "concern-food", title: "Cold food", about: null, severity: null, status: "closed", owner: "Quality manager", clock: null, step: null, audience: "quality", open_actions: 0 },
];

export const intelligenceRows: IntelligenceRow[] = [
  ...like,
  { id: "int-3", text: "A relative says that her mother waited two hours for pain relief and that nobody came back to say why, on two evenings in the same week.", about: "Harbour Community Hospital", themes: ["Call bells and help when asked"], source_kind: "carer", confidence: "hunch", date: "2026-11-23", audience: "private", decided: null, age_days: 1 },
];

const told = "The lady in bed 7 on Monday night waited two hours for pain relief. Her daughter rang the ward twice.";

export const intelligenceView: IntelligenceView = {
  meta: metaOf("int-3", "intelligence", { author: me }),
  author: "Joan",
  intelligence: { organisation: "org-rsg", place: "Cedar Ward", text: told, source_kind: "carer", first_hand: true, confidence: "likely", themes: ["call-bells", "staffing-nights"], date: "2026-11-23", settled: [] },
  provider: "Sandbox General Hospital",
  findings: [{ field: "text", kind: "bed_and_time", start: 4, end: 33, words: told.slice(4, 33), reason: "A bed and a night together. Someone on the ward could work out who it was.", suggestion: "one patient, at night" }],
  responses: [answer("response-5", "Priya", { about: "int-3", nature: "decision", decision: "watch", text: "We look for more like it until Christmas." })],
  like,
};

/** What would leave when a concern or a piece of intelligence is shared further. */
export const sharePreview: SharePreview = {
  id: "int-1",
  what: "soft intelligence",
  title: "Letters come late",
  now: "quality",
  choices: [
    { audience: "safeguarding", label: "Safeguarding leads", names: ["Dr Sam Ellis", "Joan Field"] },
    { audience: "protected", label: "Named keyholders", names: [] },
  ],
  parts: [
    { field: "text", heading: "text", text: "Discharge letters come two weeks late, and medicines change without anybody being told." },
    { field: "place", heading: "place", text: "Cedar Ward" },
  ],
  stays: ["Its history, with earlier words", "What the quality team said about it"],
  findings: [],
  content: "content-1",
};
