import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { Difference, IntelligenceView, Page } from "../../lib/ipc/generated";
import { actionRows, actionView, concernRows, concernView, differences, intelligenceRows, intelligenceView, ladders, sharePreview } from "../made-up/raised";

const page = <Row>(rows: Row[], unfiltered: number): Page<Row> => ({ rows, next: null, total: rows.length, unfiltered });
const choices = { providers: [{ id: "org-rsg", name: "Sandbox General Hospital" }, { id: "org-wil", name: "Willow Bank Care Home" }], owners: ["Estates", "Quality manager", "Ward manager"] };
let left: Difference[] = differences;
let piece: IntelligenceView = intelligenceView;

const answers: Handlers = {
  "concern.list": ({ open, late }) => page(concernRows.filter((row) => (!open || row.status !== "closed") && (!late || row.clock?.state === "late")), concernRows.length),
  "concern.choices": () => choices,
  "concern.view": () => concernView,
  "concern.save": () => concernView,
  "concern.step": () => concernView,
  "ladder.list": () => ladders,
  "action.list": ({ open, late }) => page(actionRows.filter((row) => (!open || row.status !== "verified") && (!late || row.clock?.state === "late")), actionRows.length),
  "action.choices": () => choices,
  "action.view": () => ({ ...actionView, differences: left }),
  "record.differences": () => [],
  "record.settle": ({ field }) => (left = left.filter((differs) => differs.field !== field)),
  "action.save": () => actionView.row,
  "intelligence.list": ({ undecided }) => page(intelligenceRows.filter((row) => !undecided || !row.decided), intelligenceRows.length),
  "intelligence.view": ({ id }) => ({ ...piece, meta: { ...piece.meta, id } }),
  "share.preview": ({ id }) => ({ ...sharePreview, id }),
  "share.record": ({ id }) => ({ id }),
  "share.take_back": ({ id }) => ({ id }),
  "intelligence.save": ({ intelligence, share }) => {
    piece = { ...piece, meta: { ...piece.meta, audience: share ? "quality" : "private" }, intelligence: { ...piece.intelligence, ...intelligence }, findings: [] };
    return piece;
  },
};

export default answers;
