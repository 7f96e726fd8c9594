import type { HealthView, PlaceCheck, ShareReport, SpaceView } from "../../lib/ipc/generated";
import { ellis, joan, marek, priya, sam } from "./members";
import { sixWords } from "./words";

export const went: ShareReport = {
  at: "2026-11-24T09:10:00Z",
  sent: 3,
  received: 31,
  pending: 0,
  reached: true,
  sentence: "Sent 3 entries, received 31 entries.",
  problems: [],
};

export const offline: ShareReport = {
  at: "2026-11-24T10:40:00Z",
  sent: 0,
  received: 0,
  pending: 3,
  reached: false,
  sentence: "The shared place can’t be reached. Check the connection; your work is kept and goes out later.",
  problems: [{ code: "store-unavailable", sentence: "The shared place can’t be reached. Check the connection; your work is kept and goes out later." }],
};

export const noSpace: SpaceView = {
  phase: "none",
  name: null,
  folder: null,
  online: null,
  sentence: "You do not share with anybody yet. Make a shared space, or join one with a code.",
  members: [],
  former: [],
  may_invite: false,
  may_give: [],
  may_open: [],
  may_make_sheet: false,
  sheets: [],
  requests: [],
  invites: [],
  asking: null,
  waiting: [],
  last: null,
};

export const asking: SpaceView = {
  ...noSpace,
  phase: "asking",
  folder: "Quality team",
  sentence: "Waiting to be let in. Read the six words to whoever invited you; they must see the same.",
  asking: { request: "request-me", space: "Sandbox quality team", words: sixWords, own_computer: false, inviter: "Dr Ellis" },
};

/** This computer was shut out, and is back. */
export const shutOut: SpaceView = {
  ...noSpace,
  phase: "shut-out",
  name: "Sandbox quality team",
  folder: "Quality team",
  sentence: "This computer was shut out of Sandbox quality team. Nothing goes to your colleagues from here, and nothing of theirs comes in. All that is on it is still here.",
  waiting: ["Visit summary: Willow Bank care home"],
};

/** It has started afresh, and not asked yet. */
export const afresh: SpaceView = {
  ...noSpace,
  name: "Sandbox quality team",
  sentence: "This is a new computer to Sandbox quality team now. Ask an administrator for a code, or make one on another computer of yours, and join with it. What waits goes out once you are let in.",
  waiting: shutOut.waiting,
};

export const member: SpaceView = {
  ...noSpace,
  phase: "member",
  name: "Sandbox quality team",
  folder: "Quality team",
  sentence: "3 entries wait to be sent. Last shared 09:10 today.",
  members: [priya, ellis, joan, marek],
  former: ["Alun"],
  may_invite: true,
  may_give: ["admin", "member", "lay-reader", "contributor"],
  may_open: ["quality", "safeguarding"],
  may_make_sheet: true,
  requests: [sam],
  invites: [{ id: "invite-1", made: "2026-11-23T11:20:00Z", for_whom: "Dr Okoro", own_computer: false }],
  waiting: ["Visit summary: Willow Bank care home", "Visit summary: Harbour Community Hospital", "Concern: insulin given late"],
  last: went,
};

/** A place that works and has a weakness. */
export const tried: PlaceCheck = {
  usable: true,
  sentence: "You can share here. Read what is said below.",
  steps: [
    { code: "reach", result: "fine", sentence: "The place can be reached." },
    { code: "write", result: "fine", sentence: "Files can be written." },
    { code: "read-back", result: "fine", sentence: "What is written is read back unchanged." },
    { code: "delete", result: "remark", sentence: "The place does not let you delete. Sharing works, and is safer so; the test files stay behind, and nobody reads them." },
  ],
};

export const health: HealthView = {
  sentence: "6 things to know are below.",
  tried: "2026-11-24T09:10:00Z",
  reached: "2026-11-24T09:10:00Z",
  looked_through: "2026-11-20T09:10:00Z",
  read_file: "2026-11-23T15:00:00Z",
  waiting: member.waiting,
  awaited: 2,
  colleagues: [
    { name: "Priya", me: true, last_heard: null, reads: null, older: false },
    { name: "Dr Ellis", me: false, last_heard: "2026-11-24T08:15:00Z", reads: 1, older: false },
    { name: "Joan", me: false, last_heard: "2026-11-23T16:10:00Z", reads: 0, older: true },
    { name: "Marek", me: false, last_heard: null, reads: null, older: false },
  ],
  paused: [{ person: "0190f3a0-0000-7000-8000-000000000004", name: "Marek", sentence: "More has come from Marek than the app fetches by itself: 500 MB in all. If it is right, let through as much again, for everybody. The rest waits in the shared place, and nothing of it is lost.", may_let_through: true }],
  aside: [{ code: "damaged", sentence: "A shared file was left aside: it is damaged or was not copied whole. Everything else was read; nothing was deleted.", files: 2 }],
  forks: [{ who: "Dr Ellis", mine: false, files: 1 }, { who: "Priya", mine: true, files: 1 }],
  twin: false,
  clocks: ["The clock of the computer of Joan was wrong: 3 entries are dated more than a day ahead."],
  digests: [
    { audience: "Quality team", words: ["flannel", "plan", "scale", "balloon", "nest", "soccer", "inlet", "spoon"] },
    { audience: "Safeguarding leads", words: ["acorn", "ferry", "harvest", "marble", "pocket", "window", "cotton", "violin"] },
  ],
};

/** As the core lays it out. */
export const diagnosticText = JSON.stringify({ made: "2026-11-24T10:42:00Z", app: "0.1.0", reads: 1, system: "linux", records: { visit: 12, concern: 3 }, space: { phase: "member", members: 4, entries_waiting: 3, last: { sent: 3, received: 31, problems: [] } }, feeds: [{ feed: "5f0c2a91", own: true, audience: "quality", entries: 112, segments: 40, end: "0b77d1e2" }], left_aside: { damaged: 2, fork: 1 } }, null, 2);
