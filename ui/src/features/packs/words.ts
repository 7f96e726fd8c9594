import type { Me, PackFormat, PackSection, Role } from "../../lib/ipc/generated";
import type { StatusKind } from "../../shared";

export const formatWords: Record<PackFormat, { text: string; hint: string }> = {
  pdf: { text: "PDF", hint: "To read and print. Works with screen readers." },
  docx: { text: "Word", hint: "To write minutes in." },
  xlsx: { text: "Excel", hint: "The tables, to sort and count." },
  json: { text: "JSON", hint: "For another program." },
};

const roles: Record<Role, string> = {
  "lay-member": "lay member",
  "gp-quality-lead": "GP quality lead",
  "safeguarding-lead": "safeguarding lead",
  "quality-manager": "quality manager",
};

/** "Priya, quality manager". */
export function nameAndRole(me: Me | undefined): string {
  return me ? `${me.name}, ${roles[me.role]}` : "";
}

/** "840 bytes", "312 kB", "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
}

/** The first twelve digits of a hash, in groups of four: enough to compare two files by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 ");
}

/** "4 of 5 have a paper". */
export function paperCount(sections: readonly PackSection[], without: readonly string[]): string {
  return `${sections.filter((section) => !section.empty && !without.includes(section.id)).length} of ${sections.length} have a paper`;
}

/** What stands beside a section. */
export function standing(section: PackSection, leftOut: boolean): { kind: StatusKind; words: string } {
  if (leftOut) return { kind: "wait", words: "Left out" };
  return section.empty ? { kind: "todo", words: "Nothing to show" } : { kind: "done", words: section.words };
}
