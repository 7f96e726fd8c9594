import type { PlaceCheck, ShareReport, SpaceView } from "../../lib/ipc/generated";
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
  sheets: 0,
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
