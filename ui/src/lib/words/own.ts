import type { CommissionerKind, Role } from "../ipc/generated";

/** What the person says of themselves: at first start, and when it is put right later. */
export interface Who {
  name: string;
  role: Role | undefined;
}

/** What the person says of their organisation, at first start and later. */
export interface OwnOrganisation {
  organisation: string;
  kind: CommissionerKind;
  word: string;
  meeting: string;
  meetingShort: string;
}

/** Something that is missing, by the id of its field. */
export interface Problem {
  field: string;
  text: string;
}

export const roleChoices: readonly { value: Role; text: string; hint: string }[] = [
  { value: "lay-member", text: "Lay member", hint: "I visit, listen and ask questions" },
  { value: "gp-quality-lead", text: "GP quality lead", hint: "I visit, and hear from practices" },
  { value: "safeguarding-lead", text: "Safeguarding lead", hint: "I look after people at risk" },
  { value: "quality-manager", text: "Quality manager", hint: "I run visits, meetings and packs" },
];

export const commissionerChoices: readonly { value: CommissionerKind; text: string; hint?: string }[] = [
  { value: "icb", text: "Integrated care board (ICB)" },
  { value: "ccg", text: "Clinical commissioning group (CCG)" },
  { value: "other", text: "Another commissioner", hint: "A council, a region or a joint committee" },
];

/** What each kind calls itself in a sentence, until the person says otherwise. */
export const usualWord: Record<CommissionerKind, string> = { ccg: "the CCG", icb: "the ICB", other: "the commissioner" };

/** The word after another kind was chosen: its usual one, unless the person wrote one of their own. */
export function wordFor(kind: CommissionerKind, word: string): string {
  return Object.values(usualWord).includes(word) ? usualWord[kind] : word;
}

export function checkWho(who: Who): Problem[] {
  const problems: Problem[] = [];
  if (!who.name.trim()) problems.push({ field: "name", text: "Enter your name" });
  if (!who.role) problems.push({ field: "role", text: "Choose what you do" });
  return problems;
}

export function checkOrganisation(own: OwnOrganisation): Problem[] {
  const problems: Problem[] = [];
  if (!own.organisation.trim()) problems.push({ field: "organisation", text: "Enter the name of your organisation" });
  if (!own.word.trim()) problems.push({ field: "word", text: "Enter what people call it, such as “the ICB”" });
  if (!own.meeting.trim()) problems.push({ field: "meeting", text: "Enter the name of the meeting" });
  if (!own.meetingShort.trim()) problems.push({ field: "meeting-short", text: "Enter the short name of the meeting, such as “CQRM”" });
  return problems;
}
