import type { Assurance, Notice, Section, VisitRole, VisitType } from "../ipc/generated";

export const noticeWords: Record<Notice, string> = { announced: "Announced", "short-notice": "Short notice", unannounced: "Unannounced" };

export const visitTypeWords: Record<VisitType, string> = {
  routine: "Routine",
  responsive: "Something worried us",
  themed: "On a theme",
  revisit: "A second look",
  "peer-review": "Peer review",
  "board-observation": "Watching their board",
};

/** The four boxes of a summary, in the order they are written and read. */
export const sections: readonly Section[] = ["went_well", "told_us", "concerns", "agreed"];

export const sectionWords: Record<Section, string> = {
  went_well: "What went well",
  told_us: "What people told us",
  concerns: "Concerns",
  agreed: "Agreed actions",
};

/** From the most to the least; "not seen" stands apart. */
export const assuranceWords: Record<Assurance, string> = {
  assured: "Assured",
  "mostly-assured": "Mostly assured",
  "partly-assured": "Partly assured",
  "not-assured": "Not assured",
  "not-seen": "Not seen",
};

/** What somebody does on a visit. */
export const visitRoleWords: Record<VisitRole, string> = {
  lead: "Lead visitor",
  "gp-quality-lead": "GP quality lead",
  "lay-member": "Lay member",
  "safeguarding-lead": "Safeguarding lead",
  "infection-control": "Infection prevention",
  pharmacist: "Pharmacist",
  nurse: "Nurse",
  "patient-voice": "Patient voice body",
  "note-taker": "Note taker",
  other: "Other",
};
