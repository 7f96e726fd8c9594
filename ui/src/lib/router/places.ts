import type { AtRisk, ContactPurpose } from "../ipc/generated";
import { href } from "./path";

/** What a concern comes from, and what was answered about risk on the way to it. */
export interface ConcernFrom {
  visit?: string;
  note?: string;
  intelligence?: string;
  risk?: AtRisk;
}

/** Reads it from an address or a draft; anything odd is left out. */
export function concernFrom(given: unknown): ConcernFrom {
  const read = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
  const word = (name: string) => (typeof read[name] === "string" && read[name] !== "" ? read[name] : undefined);
  const risk = (["yes", "no", "unknown"] as const).find((answer) => answer === read["risk"]);
  return { visit: word("visit"), note: word("note"), intelligence: word("intelligence"), risk };
}

/**
 * Addresses that more than one feature links to. A feature declares its routes with the same paths;
 * a test holds each of these against the routes, so that no link leads nowhere.
 */
export const places = {
  home: () => href("/"),
  newNote: () => href("/notes/new"),
  ownNote: () => href("/notes/new/own"),
  notes: () => href("/notes"),
  note: (id: string) => href("/notes/:id", { id }),
  find: (words?: string) => href("/find", null, { words }),
  visits: () => href("/visits"),
  startVisit: () => href("/visits/new"),
  planVisit: () => href("/visits/plan"),
  visit: (id: string) => href("/visits/:id", { id }),
  life: (visit: string) => href("/visits/:id/life", { id: visit }),
  planOf: (visit: string) => href("/visits/:id/plan", { id: visit }),
  visitorCard: (visit: string) => href("/visits/:id/card", { id: visit }),
  teamOf: (visit: string) => href("/visits/:id/team", { id: visit }),
  handOver: (visit: string) => href("/visits/:id/hand-over", { id: visit }),
  shareVisit: (visit: string) => href("/visits/:id/share", { id: visit }),
  level: (visit: string) => href("/visits/:id/level", { id: visit }),
  ward: (id: string) => href("/visits/:id/ward", { id }),
  review: (id: string) => href("/visits/:id/review", { id }),
  afterwards: (visit: string) => href("/visits/:id/afterwards", { id: visit }),
  writeSummary: (visit: string) => href("/visits/:id/summary", { id: visit }),
  publish: (visit: string) => href("/visits/:id/publish", { id: visit }),
  summaries: () => href("/summaries"),
  summary: (id: string) => href("/summaries/:id", { id }),
  intelligence: () => href("/intelligence"),
  newIntelligence: () => href("/intelligence/new"),
  oneIntelligence: (id: string) => href("/intelligence/:id", { id }),
  concerns: () => href("/concerns"),
  raiseConcern: (from?: ConcernFrom) => href("/concerns/new", null, { ...from }),
  concern: (id: string) => href("/concerns/:id", { id }),
  /** What to do when somebody is at risk; `visit` when it is on one, `back` is the address to go back to. */
  atRisk: (visit?: string, back?: string) => (visit ? href("/at-risk/:id", { id: visit }, { back }) : href("/at-risk", null, { back })),
  contacts: () => href("/contacts"),
  newContact: (purpose?: ContactPurpose) => href("/contacts/new", null, { purpose }),
  contact: (id: string) => href("/contacts/:id", { id }),
  actions: () => href("/actions"),
  newAction: (provider?: string) => href("/actions/new", null, { provider }),
  action: (id: string) => href("/actions/:id", { id }),
  providers: () => href("/providers"),
  provider: (id: string) => href("/providers/:id", { id }),
  sharing: () => href("/sharing"),
  member: (id: string) => href("/sharing/member/:id", { id }),
  packs: () => href("/packs"),
  newPack: () => href("/packs/new"),
  /** What happened to a record of a kind; the kind leads back to its screen. */
  history: (kind: string, id: string) => href("/records/:id/history", { id }, { kind }),
  bin: () => href("/bin"),
  done: () => href("/done"),
  settings: () => href("/settings"),
  backups: () => href("/settings/backups"),
  practice: () => href("/settings/practice"),
  help: () => href("/help"),
  helpPage: (page: string) => href("/help/:page", { page }),
} as const;

/** The screen for a record of a kind, as search hits, tasks and evidence name it. Home when unknown. */
export function placeOf(kind: string, id: string | null | undefined): string {
  if (kind === "space") return places.sharing();
  if (kind === "backup") return places.backups();
  if (kind === "pack") return places.packs();
  if (!id) return places.home();
  const known: Record<string, (id: string) => string> = {
    visit: places.visit,
    review: places.review,
    observation: places.note,
    note: places.note,
    summary: places.summary,
    intelligence: places.oneIntelligence,
    concern: places.concern,
    action: places.action,
    contact: places.contact,
    organisation: places.provider,
    provider: places.provider,
  };
  return known[kind]?.(id) ?? places.home();
}
