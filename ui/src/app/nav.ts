import type { IconName } from "../shared";

export interface NavItem {
  /** Routes with the same `nav` mark this entry as current. */
  id: string;
  text: string;
  icon: IconName;
  href: string;
}

/** One menu: groups of entries with a hairline between them. */
export type Menu = readonly (readonly NavItem[])[];

const entry = (id: string, text: string, icon: IconName, path = `/${id}`): NavItem => ({ id, text, icon, href: `#${path}` });

const home = entry("home", "Home", "home", "/");
const help = entry("help", "Help", "help");
const settings = entry("settings", "Settings", "person");

const layMember: Menu = [
  [home, entry("visits", "My visits", "visit"), entry("notes", "My notes", "pen"), entry("concerns", "My concerns", "worry")],
  [settings, help],
];

const visitor: Menu = [
  [home, entry("visits", "Visits", "visit"), entry("notes", "Notes", "voice"), entry("concerns", "Concerns", "worry"), entry("providers", "Providers", "building")],
  [entry("triangulation", "Triangulation", "grid"), entry("charts", "Charts", "chart")],
  [settings, help],
];

const manager: Menu = [
  [
    home,
    entry("inbox", "Inbox", "inbox"),
    entry("visits", "Visits", "visit"),
    entry("notes", "Notes", "voice"),
    entry("concerns", "Concerns", "worry"),
    entry("providers", "Providers", "building"),
  ],
  [entry("triangulation", "Triangulation", "grid"), entry("charts", "Charts", "chart")],
  [entry("packs", "Meeting packs", "pack")],
  [settings, help],
];

/** The menu for a role. A role this app does not know gets the fullest one. */
export function menuFor(role: string): Menu {
  if (role === "lay_member") return layMember;
  if (role === "gp_lead" || role === "safeguarding_lead") return visitor;
  return manager;
}
