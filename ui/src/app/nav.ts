import type { Role } from "../lib/ipc/generated";
import type { IconName } from "../shared";

export interface NavItem {
  /** Routes with the same `nav` mark this entry as current. */
  id: string;
  text: string;
  icon: IconName;
  path: string;
}

/** One menu: groups of entries with a hairline between them. */
export type Menu = readonly (readonly NavItem[])[];

const entry = (id: string, text: string, icon: IconName, path = `/${id}`): NavItem => ({ id, text, icon, path });

const home = entry("home", "Home", "home", "/");
const providers = entry("providers", "Providers", "building");
const evidence = [entry("triangulation", "Triangulation", "grid"), entry("charts", "Charts", "chart")];
const packs = entry("packs", "Meeting packs", "pack");
const sharing = entry("sharing", "Sharing", "share");
const foot = [sharing, entry("settings", "Settings", "person"), entry("help", "Help", "help")];

const layMember: Menu = [
  [home, entry("visits", "My visits", "visit"), entry("notes", "My notes", "pen"), entry("intelligence", "What people tell us", "voice"), entry("concerns", "My concerns", "worry"), providers],
  foot,
];

const visitor: Menu = [
  [home, entry("visits", "Visits", "visit"), entry("notes", "Notes", "pen"), entry("intelligence", "What people tell us", "voice"), entry("concerns", "Concerns", "worry"), providers],
  evidence,
  [packs],
  foot,
];

const manager: Menu = [
  [home, entry("intelligence", "Inbox", "inbox"), entry("visits", "Visits", "visit"), entry("notes", "Notes", "pen"), entry("concerns", "Concerns", "worry"), providers],
  evidence,
  [packs],
  foot,
];

const menus: Record<Role, Menu> = {
  "lay-member": layMember,
  "gp-quality-lead": visitor,
  "safeguarding-lead": visitor,
  "quality-manager": manager,
};

/** The menu for a role, without entries that no feature answers to. */
export function menuFor(role: Role, answered: ReadonlySet<string>): Menu {
  return menus[role].map((group) => group.filter((item) => answered.has(item.path))).filter((group) => group.length > 0);
}

const roles: Record<Role, string> = {
  "lay-member": "lay member",
  "gp-quality-lead": "GP quality lead",
  "safeguarding-lead": "safeguarding lead",
  "quality-manager": "quality manager",
};

/** The role as it stands after a name: "Joan, lay member". */
export function roleWord(role: Role | undefined): string {
  return role ? roles[role] : "";
}
