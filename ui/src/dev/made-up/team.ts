import type { HandOverPreview, TeamView } from "../../lib/ipc/generated";
import type { Handlers } from "../../lib/ipc/hosts/fake";
import { announce } from "../../lib/state/changes";
import { notes, visitId, visitRows } from "./visit";

export const teamView: TeamView = {
  visit: visitId,
  title: "Cedar Ward",
  mine: false,
  shared: true,
  can_share: false,
  readers: ["Dr Sam Ellis", "Priya Nair", "Tom Reeve"],
  lead: "Priya Nair",
  expected: ["Dr Sam Ellis, GP quality lead", "Joan Field, lay member", "Tom Reeve, lay member"],
  members: [
    { name: "Dr Sam Ellis", me: false, handed_in: "2026-11-24T15:10:00Z", notes: 14, answers: 9 },
    { name: "Tom Reeve", me: false, handed_in: "2026-11-24T16:02:00Z", notes: 8, answers: 8 },
  ],
  own_in: false,
  waiting: 5,
  hidden: 22,
  only_here: ["Call bell out of reach, bay 3"],
  same_as: [],
};

/** A visit of one's own that the team may have already. */
export const aloneView: TeamView = { ...teamView, mine: true, shared: false, can_share: true, members: [], hidden: 0, lead: "Joan Field", same_as: visitRows.slice(0, 1) };

export const handOverPreview: HandOverPreview = {
  visit: visitId,
  title: "Cedar Ward",
  readers: teamView.readers,
  notes: [...notes].reverse().map((row) => ({ row, content: `content-${row.meta.id}` })),
  gone: 0,
  only_here: teamView.only_here,
};

/** Remembers what was handed over and settled. */
export function team(): Handlers {
  let view = teamView;
  let preview = handOverPreview;
  return {
    "visit.team": () => view,
    "visit.hand_over_preview": () => preview,
    "visit.hand_over": ({ notes: gone }) => {
      const left = preview.notes.filter((one) => !gone.some((note) => note.id === one.row.meta.id));
      preview = { ...preview, notes: left, gone: preview.gone + gone.length };
      view = { ...view, own_in: true, hidden: 0, waiting: left.length, members: [...view.members, { name: "Joan Field", me: true, handed_in: "2026-11-24T16:20:00Z", notes: gone.length, answers: 1 }] };
      announce({ kinds: ["observation", "hand-in"], ids: [] });
      return view;
    },
    "visit.join": () => teamView,
    "note.settle": ({ id }) => {
      preview = { ...preview, notes: preview.notes.map((one) => (one.row.meta.id === id ? { ...one, row: { ...one.row, findings: [] } } : one)) };
      const settled = preview.notes.find((one) => one.row.meta.id === id);
      if (!settled) throw { code: "not-found", message: "That note is not here." };
      return settled.row;
    },
  };
}
