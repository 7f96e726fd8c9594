import type { TeamView } from "../../lib/ipc/generated";
import { capital, countInWords } from "../../lib/text/words";

/** Where the team stands, in a sentence. */
export function leadOfTeam(view: TeamView): string {
  if (!view.shared) return "Only you can see this visit.";
  if (view.members.length === 0) return "Nobody has handed in yet.";
  const others = view.members.filter((member) => !member.me).length;
  if (view.own_in) return others === 0 ? "You have handed in. The others have not yet." : `You and ${countInWords(others, "other", "others")} have handed in.`;
  return `${capital(countInWords(others, "colleague"))} ${others === 1 ? "has" : "have"} handed in. You have not.`;
}
