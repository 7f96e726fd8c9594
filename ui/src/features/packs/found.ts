import type { ActionRow, FieldFinding, ProviderView } from "../../lib/ipc/generated";
import { places } from "../../lib/router/places";
import { href } from "../../lib/router/path";

/** Where a possible identifier stands, and the way to settle it. */
export interface Place {
  /** "the concern “Call bells at night”". */
  words: string;
  /** The box on this page that it stands in: `asks`, or a section's comment. */
  box?: string;
  /** The screen of the record that it stands in. */
  link?: { href: string; text: string };
}

interface Known {
  comments: Readonly<Record<string, string>>;
  titles: Readonly<Record<string, string>>;
  provider: ProviderView | undefined;
  actions: readonly ActionRow[];
}

/** Finds the box or the record. One that is in no list is shown with what happened to it. */
export function placeOfFinding(finding: FieldFinding, { comments, titles, provider, actions }: Known): Place {
  if (finding.field === "asks") return { words: "what you ask the meeting", box: "asks" };
  if (finding.field === "comments") {
    const id = Object.keys(comments).find((section) => comments[section]?.includes(finding.words));
    return { words: id ? `your comment on ${titles[id] ?? id}` : "a comment of yours", box: id && `comment-${id}` };
  }
  const id = finding.record ?? "";
  const concern = provider?.concerns.find((row) => row.id === id);
  if (concern) return { words: `the concern “${concern.title}”`, link: { href: places.concern(id), text: "Open the concern" } };
  const summary = provider?.summaries.find((row) => row.id === id);
  if (summary) return { words: `the summary of ${summary.title}`, link: { href: places.summary(id), text: "Open the summary" } };
  if (provider?.intelligence.some((row) => row.id === id)) return { words: "what somebody told us", link: { href: places.oneIntelligence(id), text: "Open what was told" } };
  const action = actions.find((row) => row.id === id);
  if (action) return { words: `the action “${action.title}”`, link: { href: places.action(id), text: "Open the action" } };
  return { words: "an entry about this provider", link: { href: href("/records/:id/history", { id }), text: "See the entry" } };
}
