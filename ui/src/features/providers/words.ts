import type { ImportDone, OrganisationType } from "../../lib/ipc/generated";
import { count } from "../../lib/text/words";

export const typeWords: Record<OrganisationType, string> = {
  "nhs-trust": "NHS trust",
  "gp-practice": "GP practice",
  "care-home": "Care home",
  independent: "Independent provider",
  community: "Community service",
  other: "Other",
};

/** What a loaded list changed. */
export function loaded(done: ImportDone): string {
  const faults = done.faults.length > 0 ? ` ${count(done.faults.length, "line")} could not be read.` : "";
  return `${count(done.added, "provider")} added, ${done.changed.toLocaleString("en-GB")} brought up to date, ${done.same.toLocaleString("en-GB")} already as they were.${faults}`;
}
