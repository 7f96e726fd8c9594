import type { Answer, Difference } from "../ipc/generated";
import { day, localDate, time } from "../text/dates";
import { capital, list } from "../text/words";
import { actionStatusWords } from "./concerns";

/** An answer in words. */
export function answerWords({ sort }: Pick<Difference, "sort">, { value }: Pick<Answer, "value">): string {
  if (!value) return "Nothing";
  if (sort === "day") return capital(day(value));
  if (sort === "action-status") return (actionStatusWords as Record<string, string>)[value] ?? value;
  return value;
}

/** Who said it, and when: "Tom Reeve, Tue 24 November at 10:42". */
export function answerFrom({ who, me, at, clock_wrong }: Answer): string {
  if (clock_wrong) return `${me ? "You" : who}. That computer’s clock was wrong, so the time is not known.`;
  return `${me ? "You" : who}, ${day(localDate(at))} at ${time(at)}`;
}

/** "You and Tom Reeve said different things", over all the fields that differ. */
export function whoDiffers(differences: readonly Difference[]): string {
  const answers = differences.flatMap((differs) => differs.answers);
  const others = [...new Set(answers.filter((answer) => !answer.me).map((answer) => answer.who))];
  const own = answers.some((answer) => answer.me);
  if (others.length === 0) return "You said different things on two computers";
  return `${capital(list([...(own ? ["you"] : []), ...others]))} said different things`;
}

/** In a list: what to do about an entry with several answers. */
export const DIFFERS = "Said differently: choose an answer";
