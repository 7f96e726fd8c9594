import type { Meta, NoteRow, Observation, PromptView, ProviderRow, ProviderView, ScaleAnswer, Strength, TemplateView, Visit, VisitRow, VisitView } from "../../lib/ipc/generated";
import { strengthOf } from "../../lib/words/notes";

export const me = "01890000-0000-7000-8000-000000000001";
export const colleague = "person-priya";
export const visitId = "visit-cedar";

/** What every record has. */
export function metaOf(id: string, kind: string, more: Partial<Meta> = {}): Meta {
  return { id, kind, author: me, device: "device-1", created: "2026-11-24T10:24:00Z", edited: "2026-11-24T10:24:00Z", audience: "private", binned: null, shared_as: null, ...more };
}

export const emptyNote: Observation = { visit: visitId, text: "", sort: null, area: null, source: null, prompt: null, rating: null, at: null, checked: false, strength: null, settled: [] };

/** How strong a note is, as the core says it. */
export function weightOf(note: Partial<Observation>): Strength {
  return note.strength ?? (note.source ? strengthOf(note.source) : "asserted");
}

export function noteRow(id: string, at: string, note: Partial<Observation>, more: Partial<NoteRow> = {}): NoteRow {
  return { meta: metaOf(id, "observation", { created: at, edited: at }), note: { ...emptyNote, at, ...note }, at, visit_title: "Cedar Ward", prompt_text: null, strength: weightOf(note), author: null, handed_over: false, findings: [], ...more };
}

const bed = "gentleman in bed 7 on Wednesday night";
const bedText = `The ${bed} waited until morning for a drink.`;

/** Newest first. */
export const notes: NoteRow[] = [
  noteRow("note-5", "2026-11-24T10:51:00Z", { text: bedText, sort: "concern", source: "patient", area: "Bay 3" }, {
    findings: [{ field: "text", kind: "bed_and_time", start: 4, end: 4 + bed.length, words: bed, reason: "A bed and a night together. Someone on the ward could work out who it was.", suggestion: "one patient, at night" }],
  }),
  noteRow("note-4", "2026-11-24T10:42:00Z", { text: "Two call bells ringing in the bay when we came in. First answered after 6 minutes.", sort: "saw", source: "seen", area: "Bay 2", prompt: "WG05", rating: "partly-assured" }, { prompt_text: "When someone pressed a bell, what happened?" }),
  noteRow("note-3", "2026-11-24T10:36:00Z", { text: "“You learn not to press it after midnight.”", sort: "heard", source: "patient", area: "Bay 1" }),
  noteRow("note-2", "2026-11-24T10:31:00Z", { text: "The healthcare assistant knelt down, said hello and helped a lady drink.", sort: "good", source: "seen", area: "Bay 1" }),
  noteRow("note-1", "2026-11-24T10:24:00Z", { text: "Bell audit sheet by the desk: same initials on every line, all “under 5 minutes”.", sort: "saw", source: "document", area: "Entrance" }),
];

const scale: ScaleAnswer[] = [
  { rating: "assured", label: "Assured", counts_as_met: true },
  { rating: "mostly-assured", label: "Mostly assured", counts_as_met: true },
  { rating: "partly-assured", label: "Partly assured", counts_as_met: false },
  { rating: "not-assured", label: "Not assured", counts_as_met: false },
  { rating: "not-seen", label: "Not seen", counts_as_met: false },
  { rating: "not-applicable", label: "Does not apply here", counts_as_met: false },
];

const ask = (id: string, text: string, look_for: string): PromptView => ({
  id,
  text,
  look_for,
  key_question: null,
  tier: null,
  regulation: null,
  evidence: [],
  needs: [],
  scale,
  scale_title: "How assured are you?",
  asked_if: null,
});

export const template: TemplateView = {
  id: "ward-general",
  version: "1",
  title: "Ward, general",
  suits: "Any ward or clinical area",
  intro: "Look at what is done, not at what is written.",
  edition: "Version 1, in use since April 2026",
  law_basis: null,
  past: false,
  scale,
  sections: [
    { id: "safe", title: "Safe", prompts: [ask("WG01", "Are there enough of the right staff on this shift?", "Compare the board with who is here."), ask("WG03", "Clean hands, and saying what they do", "Gel, gloves, a word before touching."), ask("WG05", "When someone pressed a bell, what happened?", "Count the minutes. Listen to the tone of the answer.")] },
    { id: "caring", title: "Caring", prompts: [ask("WG13", "How staff talk to people", "Names, eye level, tone."), ask("WG14", "Privacy", "Curtains, voices, notes lying about."), ask("WG15", "Do people look comfortable?", "Position, warmth, a drink in reach.")] },
  ],
};

export const visit: Visit = {
  organisation: "org-rsg",
  place: null,
  site: null,
  service: "place-cedar",
  date: "2026-11-24",
  title: "Cedar Ward",
  type: "responsive",
  theme: "Call bells",
  announced: "unannounced",
  team: ["Joan (lay member)", "Priya (quality manager)", "Dr Ellis (GP quality lead)"],
  purpose: "Call bells unanswered at night",
  template: "ward-general",
  template_version: "1",
  started: "2026-11-24T10:00:00Z",
  ended: null,
  not_seen: "Night shift, medicines round",
  trigger: null,
  triggers: [],
  revisit_of: null,
  contact: null,
  authority: null,
  notice_sent: null,
  visitors: [],
  lines: [],
  areas: [],
  documents: [],
  also: [],
  left_out: [],
  spoke_patients: null,
  spoke_carers: null,
  spoke_staff: null,
  stages: [],
  settled: [],
};

export const visitView: VisitView = {
  meta: metaOf(visitId, "visit"),
  visit,
  title: "Cedar Ward",
  provider: "Sandbox General Hospital",
  notes,
  template,
  sets: [template],
  next: { title: "Same-day feedback", clock: { state: "running", words: "Today", by: "by Tue 24 Nov", used: 0.5 } },
  mine: true,
  shared: false,
  hidden: 0,
  areas: ["Bay 2", "Bay 1", "Entrance"],
  published: null,
};

export const visitRows: VisitRow[] = [
  { id: "visit-oak", title: "Oak Ward", provider: "Sandbox General Hospital", date: "2026-12-04", announced: "announced", theme: null, notes: 0, concerns: 0, published: null, next: { title: "Plan", clock: null }, planned: true },
  { id: visitId, title: "Cedar Ward", provider: "Sandbox General Hospital", date: "2026-11-24", announced: "unannounced", theme: "Call bells", notes: 5, concerns: 1, published: null, next: visitView.next, planned: false },
  { id: "visit-willow", title: "Willow Bank", provider: "Willow Bank Care Home", date: "2026-11-19", announced: "announced", theme: null, notes: 12, concerns: 0, published: "summary-willow", next: { title: "Action plan", clock: { state: "late", words: "2 operational days late", by: "was Fri 20 Nov", used: 1 } }, planned: false },
  { id: "visit-mill", title: "Mill Lane Surgery", provider: null, date: "2025-10-02", announced: null, theme: null, notes: 1, concerns: 0, published: null, next: null, planned: false },
];

/** Planned for another day: nobody has arrived yet. */
export const plannedView: VisitView = {
  ...visitView,
  meta: metaOf("visit-oak", "visit"),
  visit: { ...visit, date: "2026-12-04", announced: "announced", started: null, not_seen: null, trigger: "The year’s programme", team: [] },
  title: "Oak Ward",
  notes: [],
  next: { title: "Plan", clock: null },
};

export const providers: ProviderRow[] = [
  { id: "org-rsg", code: "RSG", name: "Sandbox General Hospital", kind: "nhs-trust", hint: "Sandbox" },
  { id: "org-wil", code: "A81", name: "Willow Bank Care Home", kind: "care-home", hint: "Sandbox, SB1" },
];

export const providerView: ProviderView = {
  meta: metaOf("org-rsg", "organisation"),
  organisation: { code: "RSG", name: "Sandbox General Hospital", type: "nhs-trust", postcode: null, opened: null, closed: null, successor: null },
  places: [
    { id: "place-cedar", kind: "service", name: "Cedar Ward", site: null, mine: true },
    { id: "place-birch", kind: "service", name: "Birch Ward", site: null, mine: true },
  ],
  sentence: "Visited twice this year.",
  visits: [],
  summaries: [],
  concerns: [],
  intelligence: [],
  open_actions: 0,
};
