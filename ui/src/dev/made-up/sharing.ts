import type { ShareReport, SpaceView } from "../../lib/ipc/generated";
import { colleague, me } from "./visit";

export const sixWords = ["acorn", "ferry", "harvest", "marble", "pocket", "window"];

export const went: ShareReport = {
  at: "2026-11-24T09:10:00Z",
  sent: 3,
  received: 31,
  pending: 0,
  reached: true,
  sentence: "Shared. 3 entries went and 31 came in.",
  problems: [],
};

export const offline: ShareReport = {
  at: "2026-11-24T10:40:00Z",
  sent: 0,
  received: 0,
  pending: 3,
  reached: false,
  sentence: "You are offline. Everything is saved here and will be sent when you connect.",
  problems: [],
};

export const noSpace: SpaceView = {
  phase: "none",
  name: null,
  folder: null,
  sentence: "You do not share with anybody yet. That is fine: everything works on its own.",
  members: [],
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
  sentence: "Your request is in the shared folder. A colleague has to let you in.",
  asking: { request: "request-me", space: "Sandbox quality team", words: sixWords },
};

export const member: SpaceView = {
  ...noSpace,
  phase: "member",
  name: "Sandbox quality team",
  folder: "Quality team",
  sentence: "Sharing works. One colleague asks to join, and three items wait to be sent.",
  members: [
    { person: me, name: "Priya", role: "quality-manager", me: true, last_heard: null },
    { person: "person-ellis", name: "Dr Ellis", role: "gp-quality-lead", me: false, last_heard: "2026-11-24T08:15:00Z" },
    { person: colleague, name: "Joan", role: "lay-member", me: false, last_heard: "2026-11-23T16:10:00Z" },
    { person: "person-old", name: "Marek", role: null, me: false, last_heard: "2026-10-21T12:00:00Z" },
  ],
  requests: [{ id: "request-sam", name: "Sam", role: "safeguarding-lead", words: sixWords }],
  invites: [{ id: "invite-1", made: "2026-11-23T11:20:00Z" }],
  waiting: ["Visit summary: Willow Bank care home", "Visit summary: Harbour Community Hospital", "Concern: insulin given late"],
  last: went,
};
