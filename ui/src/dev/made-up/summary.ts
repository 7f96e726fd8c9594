import type { IntelligenceRow, PublishPreview, ReviewView, Summary, SummaryRow, SummaryView, ThemeView } from "../../lib/ipc/generated";
import { colleague, metaOf, notes, visit, visitId, visitView } from "./visit";

export const summaryId = "summary-cedar";

export const review: ReviewView = {
  visit: visitView,
  steps: [
    { id: "notes", title: "Read your notes again", state: "part", words: "2 of 5 read" },
    { id: "write", title: "Write the summary", state: "todo", words: "Not begun" },
    { id: "details", title: "Take out personal details", state: "todo", words: "1 in your notes, which stay here" },
    { id: "publish", title: "Check and publish", state: "blocked", words: "Not published yet" },
  ],
  immediate: [{ concern: "concern-bell", title: "Call bell out of reach, bay 3", missing: ["when it was made safe", "who checked that it was safe"], binned: false }],
  not_seen: ["Is infection prevention visible in everyday practice?", "How staff talk to people"],
  summary: null,
};

export const summary: Summary = {
  visit: visitId,
  organisation: visit.organisation,
  place: null,
  date: visit.date,
  title: "Cedar Ward",
  theme: visit.theme,
  announced: visit.announced,
  team: visit.team,
  went_well: "Staff spoke kindly and knelt to people’s eye level.",
  told_us: null,
  concerns: "Call bells rang for 6 and 11 minutes in two bays. The gentleman in bed 7 on Wednesday night waited until morning.",
  agreed: null,
  nothing: [],
  not_seen: visit.not_seen,
  level: null,
  level_reason: null,
  settled: [],
  withdrawn: null,
};

export const summaryView: SummaryView = {
  meta: metaOf(summaryId, "summary"),
  author: "Joan",
  summary,
  provider: "Sandbox General Hospital",
  material: notes.map((note) => ({ section: note.note.sort === "concern" ? "concerns" : note.note.sort === "good" ? "went_well" : "told_us", note })),
  level_cap: { highest: "partly-assured", reason: "An immediate concern from this visit is still open." },
  findings: [],
  responses: [],
};

const where = "Call bells rang for 6 and 11 minutes in two bays. The ";
const bed = "gentleman in bed 7 on Wednesday night";

export const preview: PublishPreview = {
  id: summaryId,
  heading: ["Cedar Ward, Sandbox General Hospital", "Unannounced visit, 24 November 2026. Joan, Priya and Dr Ellis."],
  parts: [
    { field: "went_well", heading: "What went well", text: "Staff spoke kindly and knelt to people’s eye level." },
    { field: "concerns", heading: "Concerns", text: `${where}${bed} waited until morning.` },
    { field: "told_us", heading: "What people told us", text: "Three people said that waiting is usual at night." },
  ],
  words: 94,
  readers: [
    { audience: "You", people: 1, names: ["Joan"], can_read: true },
    { audience: "Visit team", people: 3, names: ["Joan", "Priya", "Dr Ellis"], can_read: true },
    { audience: "Quality team", people: 6, names: ["Priya", "Dr Ellis", "Sam", "Ama", "Lee", "Noor"], can_read: true },
    { audience: "Provider", people: 0, names: [], can_read: false },
  ],
  stays: ["Your 5 notes, word for word", "Every earlier draft"],
  findings: [{ field: "concerns", kind: "bed_and_time", start: where.length, end: where.length + bed.length, words: bed, reason: "A bed number and a night together. Someone on the ward could work out who it was.", suggestion: "one patient, at night" }],
  blocked: [],
  shared: true,
  content: "blake3-1",
};

/** What a colleague published. */
export const published: SummaryView = {
  ...summaryView,
  meta: metaOf("summary-willow", "summary", { author: colleague, audience: "quality" }),
  author: "Priya",
  summary: { ...summary, visit: null, title: "Willow Bank", date: "2026-11-19", announced: "announced", told_us: "Two families said they are always told what is happening.", concerns: null, nothing: ["concerns"], agreed: "The manager will show us the night rota by 4 December.", level: "mostly-assured", level_reason: "We did not see a meal." },
  provider: "Willow Bank Care Home",
  material: [],
  level_cap: null,
  responses: [
    {
      meta: metaOf("response-1", "response", { author: "person-ellis", audience: "quality" }),
      author: "Dr Ellis",
      nature: "reply",
      response: { about: "summary-willow", nature: "reply", text: "The practice hears the same about the night rota.", decision: null, ladder: null, step: null, on: "2026-11-20", due: null, settled: [] },
    },
  ],
};

export const summaryRows: SummaryRow[] = [
  { id: "summary-willow", title: "Willow Bank", provider: "Willow Bank Care Home", date: "2026-11-19", announced: "announced", author: "Priya", level: "mostly-assured", audience: "quality", withdrawn: false },
  { id: "summary-oak", title: "Oak House", provider: null, date: "2026-09-02", announced: null, author: "Dr Ellis", level: null, audience: "quality", withdrawn: true },
];

export const themes: ThemeView[] = [
  { code: "staffing-nights", label: "Staffing at night", explanation: "Too few people on a night shift or at a weekend." },
  { code: "call-bells", label: "Call bells and help when asked", explanation: "Bells that ring on or are out of reach." },
  { code: "discharge-letters", label: "Discharge letters", explanation: "Late, missing or wrong letters." },
];

export const like: IntelligenceRow[] = [
  { id: "int-1", text: "Two patients home with no letter this week.", about: "Sandbox General Hospital", themes: ["Discharge letters"], source_kind: "gp-practice", confidence: "likely", date: "2026-09-14", audience: "quality", decided: null, age_days: 69 },
  { id: "int-2", text: "Letter came three weeks late.", about: "Sandbox General Hospital", themes: ["Discharge letters"], source_kind: "patient", confidence: "sure", date: "2026-10-02", audience: "quality", decided: "Keep watching", age_days: 51 },
];
