import type { SearchHit } from "../../lib/ipc/generated";
import { href } from "../../lib/router/path";
import { placeOf, places } from "../../lib/router/places";
import type { IconName } from "../../shared";

interface FoundKind {
  /** In the core's words. */
  kind: string;
  /** What one of them is called. */
  one: string;
  many: string;
  icon: IconName;
}

/** What can be found, in the order of the menu. */
export const kinds: readonly FoundKind[] = [
  { kind: "observation", one: "Note", many: "Notes", icon: "pen" },
  { kind: "visit", one: "Visit", many: "Visits", icon: "visit" },
  { kind: "summary", one: "Summary", many: "Summaries", icon: "pack" },
  { kind: "intelligence", one: "What people tell us", many: "What people tell us", icon: "voice" },
  { kind: "concern", one: "Concern", many: "Concerns", icon: "worry" },
  { kind: "action", one: "Action", many: "Actions", icon: "tick" },
  { kind: "response", one: "Answer or update", many: "Answers and updates", icon: "pen" },
  { kind: "organisation", one: "Provider", many: "Providers", icon: "building" },
  { kind: "site", one: "Site of a provider", many: "Sites", icon: "building" },
  { kind: "service", one: "Ward or service", many: "Wards and services", icon: "building" },
  { kind: "pack", one: "Meeting pack", many: "Meeting packs", icon: "pack" },
];

/** How a kind is shown; what a newer app made is an entry. */
export function kindOf(kind: string): Pick<FoundKind, "one" | "icon"> {
  return kinds.find((known) => known.kind === kind) ?? { one: "Entry", icon: "pack" };
}

/** Where a hit opens: its own page, or its history when it has none. */
export function placeOfHit(hit: SearchHit): string {
  // A site or a ward is a part of its provider's page, when the hit says whose it is.
  const inProvider = (hit.kind === "site" || hit.kind === "service") && hit.open !== hit.id;
  const page = inProvider ? places.provider(hit.open) : placeOf(hit.kind, hit.kind === "observation" ? hit.id : hit.open);
  return page === places.home() ? href("/records/:id/history", { id: hit.id }) : page;
}
