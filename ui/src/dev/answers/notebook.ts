import type { VisitView } from "../../lib/ipc/generated";
import { notebook } from "../made-up/notebook";
import { withSets } from "../made-up/prompts";

const core = notebook();
/** `?prompts=many`: a visit with three prompt sets, one of them of 500. */
const many = new URLSearchParams(location.search).get("prompts") === "many";

export default { ...core, "visit.view": async (asked: { id: string }) => (many ? withSets((await core["visit.view"]?.(asked)) as VisitView) : core["visit.view"]?.(asked)) };
