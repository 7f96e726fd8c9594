import type { SetupBegin } from "../../lib/ipc/generated";
import { usualWord, type OwnOrganisation, type Problem, type Who } from "../../lib/words/own";

/** What the first pages ask, as typed so far. */
export interface Answers extends Who, OwnOrganisation {
  passphrase: string;
}

export const firstAnswers: Answers = {
  name: "",
  role: undefined,
  organisation: "",
  kind: "icb",
  word: usualWord.icb,
  meeting: "Clinical Quality Review Meeting",
  meetingShort: "CQRM",
  passphrase: "",
};

/** Shortest passphrase, in characters: the core refuses a shorter one. */
export const SHORTEST = 10;

export function checkPassphrase(answers: Answers): Problem[] {
  const length = [...answers.passphrase].length;
  if (length >= SHORTEST) return [];
  const text = length === 0 ? "Enter a passphrase" : `Enter a passphrase of at least ${SHORTEST} characters: this one has ${length}`;
  return [{ field: "passphrase", text }];
}

/** What the core is told. Only call when every check is passed. */
export function toBegin(answers: Answers): SetupBegin {
  return {
    name: answers.name.trim(),
    role: answers.role ?? "lay-member",
    organisation: answers.organisation.trim(),
    commissioner: answers.kind,
    commissioner_word: answers.word.trim(),
    meeting_name: answers.meeting.trim(),
    meeting_short: answers.meetingShort.trim(),
    passphrase: answers.passphrase,
  };
}
