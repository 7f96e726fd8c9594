import type { LeavingPreview, MemberChange, MemberRow, RecoverySheet, RequestApprove, RequestReturn, RequestRow, SpaceView } from "../../lib/ipc/generated";
import { sixWords } from "./words";
import { colleague, me } from "./visit";

const computer = (id: string, name: string, more: Partial<MemberRow["computers"][number]> = {}) => ({ id, name, here: false, may_remove: true, ...more });

export const priya: MemberRow = {
  person: me,
  name: "Priya",
  role: "quality-manager",
  me: true,
  last_heard: null,
  standing: "owner",
  audiences: ["quality", "safeguarding"],
  computers: [computer("device-here", "Priya’s laptop", { here: true, may_remove: false }), computer("device-office", "Priya’s office computer")],
  may_change: false,
};

export const ellis: MemberRow = {
  person: "person-ellis",
  name: "Dr Ellis",
  role: "gp-quality-lead",
  me: false,
  last_heard: "2026-11-24T08:15:00Z",
  standing: "admin",
  audiences: ["quality", "safeguarding"],
  computers: [computer("device-ellis", "Dr Ellis’s laptop")],
  may_change: true,
};

export const joan: MemberRow = {
  person: colleague,
  name: "Joan",
  role: "lay-member",
  me: false,
  last_heard: "2026-11-23T16:10:00Z",
  standing: "member",
  audiences: ["quality"],
  computers: [computer("device-joan", "Joan’s tablet")],
  may_change: true,
};

export const marek: MemberRow = {
  person: "person-old",
  name: "Marek",
  role: null,
  me: false,
  last_heard: "2026-10-21T12:00:00Z",
  standing: "contributor",
  audiences: ["quality"],
  computers: [computer("device-marek", "Marek’s laptop")],
  may_change: true,
};

export const sam: RequestRow = { id: "request-sam", name: "Sam", role: "safeguarding-lead", words: sixWords, own_computer: false, member: null, former: null };

/** A member on a computer that is not known as theirs. */
export const joanAgain: RequestRow = { ...sam, id: "request-joan", name: "Joan", role: "lay-member", member: colleague };

/** The second computer of whoever looks. */
export const myComputer: RequestRow = { id: "request-mine", name: "Priya", role: "quality-manager", words: sixWords, own_computer: true, member: null, former: null };

export const sheet: RecoverySheet = {
  space: "Sandbox quality team",
  owner: "Priya",
  made: "2026-11-24T10:42:00Z",
  code: "R1-7K4P-QX2M-9DRT-H6WB-3NVC-E8YF-2ZJS",
};

/** What the core says before a member, or a computer of theirs, is removed. */
export function leavingOf(name: string): LeavingPreview {
  return {
    name,
    ends: [`What ${name} publishes from now on is not taken in by anybody.`, "What you and your colleagues share from now on is locked with new keys that they are not given."],
    stays: ["What they have read they have read: nobody can take that back from their computer.", "What they published before stays, with their name.", "A colleague whose computer has not shared since can still send something that they can read."],
    afterwards: ["Ask whoever looks after the shared folder to take away their access to it.", "Share on each computer of the team soon, so that all have the new keys."],
  };
}

/** The space after somebody was let in. */
export function letIn(view: SpaceView, { id, standing, audiences }: RequestApprove): SpaceView {
  const request = view.requests.find((row) => row.id === id);
  const requests = view.requests.filter((row) => row.id !== id);
  if (!request) return view;
  const device = computer(`device-${id}`, request.own_computer ? "Priya’s tablet" : `${request.name}’s laptop`);
  if (request.own_computer) return { ...view, requests, members: view.members.map((row) => (row.me ? { ...row, computers: [...row.computers, device] } : row)) };
  const added: MemberRow = { ...joan, person: `person-${id}`, name: request.name, role: request.role, last_heard: null, standing, audiences, computers: [device] };
  return { ...view, requests, members: [...view.members, added] };
}

/** The space after a member came back on a new computer. */
export function replaced(view: SpaceView, { id, person }: RequestReturn): SpaceView {
  const requests = view.requests.filter((row) => row.id !== id);
  const members = view.members.map((row) => (row.person === person ? { ...row, computers: [computer(`device-${id}`, `${row.name}’s new laptop`)] } : row));
  return { ...view, requests, members };
}

export function changed(view: SpaceView, { person, standing, audiences }: MemberChange): SpaceView {
  return { ...view, members: view.members.map((row) => (row.person === person ? { ...row, standing, audiences } : row)) };
}

export function withoutMember(view: SpaceView, person: string): SpaceView {
  const gone = view.members.filter((row) => row.person === person).map(({ name }) => name);
  return { ...view, members: view.members.filter((row) => row.person !== person), former: [...view.former, ...gone] };
}

export function withoutComputer(view: SpaceView, id: string): SpaceView {
  return { ...view, sheets: view.sheets.filter((sheet) => sheet.id !== id), members: view.members.map((row) => ({ ...row, computers: row.computers.filter((one) => one.id !== id) })) };
}
