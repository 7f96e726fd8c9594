import type { ShareReport, SpaceView } from "../../lib/ipc/generated";
import { colleague, me } from "./visit";

export const sixWords = ["acorn", "ferry", "harvest", "marble", "pocket", "window"];

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
  may_invite: false,
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
  asking: { request: "request-me", space: "Sandbox quality team", words: sixWords },
};

export const member: SpaceView = {
  ...noSpace,
  phase: "member",
  name: "Sandbox quality team",
  folder: "Quality team",
  sentence: "3 entries wait to be sent. Last shared 09:10 today.",
  members: [
    { person: me, name: "Priya", role: "quality-manager", me: true, last_heard: null },
    { person: "person-ellis", name: "Dr Ellis", role: "gp-quality-lead", me: false, last_heard: "2026-11-24T08:15:00Z" },
    { person: colleague, name: "Joan", role: "lay-member", me: false, last_heard: "2026-11-23T16:10:00Z" },
    { person: "person-old", name: "Marek", role: null, me: false, last_heard: "2026-10-21T12:00:00Z" },
  ],
  may_invite: true,
  requests: [{ id: "request-sam", name: "Sam", role: "safeguarding-lead", words: sixWords }],
  invites: [{ id: "invite-1", made: "2026-11-23T11:20:00Z", for_whom: "Dr Okoro" }],
  waiting: ["Visit summary: Willow Bank care home", "Visit summary: Harbour Community Hospital", "Concern: insulin given late"],
  last: went,
};
