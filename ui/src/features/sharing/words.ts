import type { MemberRow, RequestRow, Role, ShareProblem, ShareReport } from "../../lib/ipc/generated";
import { daysBetween, localDate, relativeDay, time, type IsoDate } from "../../lib/text/dates";
import { capital, countInWords } from "../../lib/text/words";

const roles: Record<Role, string> = {
  "lay-member": "Lay member",
  "gp-quality-lead": "GP quality lead",
  "safeguarding-lead": "Safeguarding lead",
  "quality-manager": "Quality manager",
};

/** From this many days on, silence is said as a number of days. */
const LONG_SILENCE = 30;

export function roleWords(role: Role | null): string {
  return role ? roles[role] : "Role not given";
}

/** "the request of Sam". */
export function requestOf(request: RequestRow): string {
  return `the request of ${request.own_computer ? "your other computer" : request.name}`;
}

/** "Today, 10:42". */
export function whenWords(instant: string, today: IsoDate): string {
  return `${relativeDay(localDate(instant), today)}, ${time(instant)}`;
}

/** "today, 10:42" or "Mon 26 October, 09:00": the same within a sentence. */
export function whenInSentence(instant: string, today: IsoDate): string {
  return inSentence(whenWords(instant, today));
}

function inSentence(day: string): string {
  return day.replace(/^(Today|Yesterday)/u, (word) => word.toLowerCase());
}

/** When something of a colleague's last came in. */
export function heardWords(member: MemberRow, today: IsoDate): string {
  if (member.me) return "This is you";
  if (!member.last_heard) return "Not heard yet";
  const day = localDate(member.last_heard);
  const silent = daysBetween(day, today);
  return silent >= LONG_SILENCE ? `Not heard for ${silent} calendar days` : `Heard ${inSentence(relativeDay(day, today))}`;
}

/** What needs a look after an exchange. What kept it from the place is not: the sentence of the page says that. */
export function toLookAt(last: ShareReport | null): readonly ShareProblem[] {
  return last?.problems.filter((problem) => problem.sentence !== last.sentence) ?? [];
}

/** What went and what came in an exchange that reached the place. */
export function movedWords(report: ShareReport): string {
  if (report.sent === 0 && report.received === 0) return "Nothing new went or came.";
  return `${capital(countInWords(report.sent, "entry", "entries"))} went, ${countInWords(report.received, "entry", "entries")} came in.`;
}
