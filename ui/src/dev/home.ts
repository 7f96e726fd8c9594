import type { ActionRow, ClockState, ConcernRow, Draft, HomeView, IntelligenceRow, ProviderRow } from "../lib/ipc/generated";

const clock = (state: ClockState, words: string, by: string, used: number) => ({ state, words, by, used });

const concern = (id: string, title: string, about: string, step: string, its: ReturnType<typeof clock>): ConcernRow => ({
  id,
  title,
  about,
  step,
  clock: its,
  severity: "serious",
  status: "open",
  owner: "Quality manager",
  audience: "quality",
  open_actions: 1,
}) as ConcernRow;

const told = (id: string, text: string, about: string, age_days: number): IntelligenceRow => ({
  id,
  text,
  about,
  themes: ["Discharge"],
  source_kind: null,
  confidence: null,
  date: null,
  audience: "quality",
  decided: null,
  age_days,
});

const provider = (id: string, name: string): ProviderRow => ({ id, name, code: null, kind: null, hint: null });

/** Words that were begun and not finished. */
export const begun: Draft = { id: "d9", purpose: "note", record: null, rev: 4, text: "Two call bells ringing in the bay when we came in. First answered", caret: 60, fields: {}, saved_at: "10:42:07" };

export const homeLay: HomeView = {
  sentence: "You have one visit today. Nothing is late.",
  beginner: false,
  today: { id: "v1", title: "Cedar Ward", provider: "Sandbox General Hospital", date: "2026-11-24", announced: null, theme: "Walk-round at night", notes: 0, concerns: 0, published: null, next: null, planned: false },
  tasks: [
    { title: "Check your 12 notes from Willow Bank", detail: "Your visit on Thursday 19 November. About 10 minutes.", screen: "review", id: "v2", clock: null },
    { title: "Read the summary Priya wrote from your notes", detail: "Say if it is fair. About 5 minutes.", screen: "summary", id: "s1", clock: null },
  ],
  clocks: [],
  late_actions: [],
  late_total: 0,
  undecided: [],
  summaries: [],
  silent: [],
  share_line: { saved: "All saved on this laptop.", shared: "12 notes not shared yet", waiting: 12 },
};

export const homeManager: HomeView = {
  ...homeLay,
  sentence: "One contract clock ends tomorrow. Five items wait for a decision.",
  tasks: [],
  clocks: [
    concern("c1", "Call bells unanswered at night", "Sandbox General, Cedar Ward", "Contract management meeting", clock("soon", "1 operational day left", "by Wed 25 Nov", 0.9)),
    concern("c2", "Insulin given late", "Willow Bank care home", "Written answer from the manager", clock("late", "2 operational days late", "was Fri 20 Nov", 1)),
  ],
  late_actions: [
    {
      id: "a1",
      title: "Reply to Fern Road Surgery about lost referrals",
      about: "Fern Road Surgery",
      concern: null,
      owner: "Quality manager",
      due: "2026-11-20",
      clock: clock("late", "2 working days late", "was Fri 20 Nov", 1),
      status: "open",
      audience: "quality",
      disputed: [],
    } as ActionRow,
  ],
  late_total: 1,
  undecided: [
    told("i1", "Three practices report late discharge letters", "Sandbox General", 6),
    told("i2", "Relative says mother waited two hours for pain relief", "Harbour Community Hospital", 1),
    told("i3", "Families praise end of life care", "Harbour Community Hospital", 0),
  ],
  summaries: [{ id: "s1", title: "Orchard House care home", provider: "Orchard House", date: "2026-11-18", announced: null, author: "Sam", level: null, audience: "quality", withdrawn: false }],
  silent: [provider("p1", "Dial House urgent care"), provider("p2", "Milltown maternity unit")],
  share_line: { saved: "All saved on this laptop.", shared: "Last shared 08:15 today", waiting: 0 },
};
