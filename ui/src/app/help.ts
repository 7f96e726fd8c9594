import { places } from "../lib/router/places";

/** The help page for each part of the menu. A test holds them against the pages that are shipped. */
export const helpPage: Readonly<Record<string, string>> = {
  home: "getting-started",
  visits: "notes-on-a-visit",
  notes: "notes-on-a-visit",
  intelligence: "what-people-tell-you",
  "at-risk": "at-risk-now",
  concerns: "concerns-and-actions",
  sharing: "sharing",
  packs: "meeting-pack",
  settings: "if-something-goes-wrong",
};

/** Help for the screen that is open; the whole list where there is no page of its own. */
export function helpFor(nav: string | undefined): string {
  const page = nav && helpPage[nav];
  return page ? places.helpPage(page) : places.help();
}
