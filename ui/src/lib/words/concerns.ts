import type { ActionStatus, Audience, ClockState, ConcernStatus, ResponseNature, Severity } from "../ipc/generated";

export const severityWords: Record<Severity, string> = { immediate: "Immediate", serious: "Serious", minor: "Minor" };

/** What each severity means, for the choice. */
export const severityHints: Record<Severity, string> = {
  immediate: "Somebody could come to harm now.",
  serious: "It could harm people if it goes on.",
  minor: "It should be put right, and nobody is likely to be harmed.",
};

export const concernStatusWords: Record<ConcernStatus, string> = {
  open: "Open",
  "with-provider": "With the provider",
  escalated: "Escalated",
  watching: "Watching",
  closed: "Closed",
};

export const actionStatusWords: Record<ActionStatus, string> = {
  open: "Not started",
  "in-progress": "In progress",
  complete: "Complete, not checked yet",
  verified: "Closed, checked",
  dropped: "Dropped",
};

/** The mark that goes with an action's state. */
export const actionStatusMarks: Record<ActionStatus, "todo" | "part" | "wait" | "done" | "stop"> = {
  open: "todo",
  "in-progress": "part",
  complete: "wait",
  verified: "done",
  dropped: "stop",
};

export const audienceWords: Record<Audience, string> = {
  private: "Only you",
  "visit-team": "Visit team",
  quality: "Quality team",
  safeguarding: "Safeguarding leads",
  protected: "Named people only",
};

export const natureWords: Record<ResponseNature, string> = {
  update: "Update",
  reply: "Reply",
  decision: "Decision",
  escalation: "Step on the ladder",
  feedback: "Told back",
};

/** How a clock is drawn. */
export const clockMarks: Record<ClockState, "run" | "soon" | "late" | "met"> = { running: "run", soon: "soon", late: "late", met: "met" };
