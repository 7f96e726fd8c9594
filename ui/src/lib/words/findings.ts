import type { CallError } from "../ipc/errors";
import type { FieldFinding } from "../ipc/generated";
import { list } from "../text/words";

/** A stretch of text: plain, or a possible identifier. */
export interface Stretch {
  text: string;
  finding?: FieldFinding;
}

/** Cuts a text where possible identifiers stand. The core counts in code points, JavaScript in halves of them. */
export function cutAtFindings(text: string, findings: readonly FieldFinding[]): Stretch[] {
  const points = [...text];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const finding of [...findings].sort((one, other) => one.start - other.start)) {
    if (finding.start < at || finding.end > points.length) continue;
    if (finding.start > at) stretches.push({ text: points.slice(at, finding.start).join("") });
    stretches.push({ text: points.slice(finding.start, finding.end).join(""), finding });
    at = finding.end;
  }
  if (at < points.length) stretches.push({ text: points.slice(at).join("") });
  return stretches;
}

/** Puts other words where a possible identifier stands. Nothing changes when it stands there no longer. */
export function replaceFound(text: string, finding: FieldFinding, words: string): string {
  const points = [...text];
  if (points.slice(finding.start, finding.end).join("") !== finding.words) return text;
  return [...points.slice(0, finding.start), words, ...points.slice(finding.end)].join("");
}

const titles: Readonly<Record<string, string>> = {
  email: "An e-mail address",
  nhs_number: "Looks like an NHS number",
  phone: "A telephone number",
  nino: "Looks like a National Insurance number",
  date_of_birth: "Looks like a date of birth",
  postcode: "A postcode",
  hospital_number: "Looks like a hospital number",
  address: "Looks like an address",
  person_name: "Looks like a name",
};

/** What kind of personal detail it may be, as a heading. */
export function findingTitle(kind: string): string {
  return titles[kind] ?? "Could point to one person";
}

/** What the core refused, by its box: for a form where a possible identifier is simply written anew. */
export function refusal({ field, message, findings }: CallError): { field: string | undefined; text: string } {
  const [first] = findings;
  if (!first) return { field, text: message };
  const here = findings.filter((finding) => finding.field === first.field).map((finding) => `“${finding.words}”`);
  return { field: first.field, text: `Write it without ${list(here)}, which could point to one person` };
}
