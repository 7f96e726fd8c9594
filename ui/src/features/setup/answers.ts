import type { CommissionerKind, Role, SetupBegin } from "../../lib/ipc/generated";

/** What the first pages ask, as typed so far. */
export interface Answers {
  name: string;
  role: Role | undefined;
  organisation: string;
  kind: CommissionerKind;
  word: string;
  meeting: string;
  meetingShort: string;
  passphrase: string;
}

export const firstAnswers: Answers = {
  name: "",
  role: undefined,
  organisation: "",
  kind: "icb",
  word: "the ICB",
  meeting: "Clinical Quality Review Meeting",
  meetingShort: "CQRM",
  passphrase: "",
};

/** What each kind calls itself in a sentence, until the person says otherwise. */
export const USUAL_WORD: Record<CommissionerKind, string> = { ccg: "the CCG", icb: "the ICB", other: "the commissioner" };

/** Shortest passphrase, in characters: the core refuses a shorter one. */
export const SHORTEST = 10;

export interface Problem {
  field: string;
  text: string;
}

export function checkWho(answers: Answers): Problem[] {
  const problems: Problem[] = [];
  if (!answers.name.trim()) problems.push({ field: "name", text: "Enter your name" });
  if (!answers.role) problems.push({ field: "role", text: "Choose what you do" });
  return problems;
}

export function checkOrganisation(answers: Answers): Problem[] {
  const problems: Problem[] = [];
  if (!answers.organisation.trim()) problems.push({ field: "organisation", text: "Enter the name of your organisation" });
  if (!answers.word.trim()) problems.push({ field: "word", text: "Enter what people call it, such as “the ICB”" });
  if (!answers.meeting.trim()) problems.push({ field: "meeting", text: "Enter the name of the meeting" });
  if (!answers.meetingShort.trim()) problems.push({ field: "meeting-short", text: "Enter the short name of the meeting, such as “CQRM”" });
  return problems;
}

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
