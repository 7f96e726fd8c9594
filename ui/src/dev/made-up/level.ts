import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { LevelView, PromptAnswer, PromptStanding } from "../../lib/ipc/generated";
import { announce } from "../../lib/state/changes";
import { template, visitId } from "./visit";

const answer = (note: string, who: string, more: Partial<PromptAnswer> = {}): PromptAnswer => ({ note, who, rating: "assured", source: "seen", strength: "seen", thrown_away: false, later: false, ...more });

const standing = (id: string, text: string, section: string, words: string, more: Partial<PromptStanding> = {}): PromptStanding => ({
  id,
  text,
  section,
  tier: null,
  scale: template.scale,
  answers: [],
  stands: null,
  words,
  limits: false,
  differs: false,
  ...more,
});

/** One prompt seen differently, one thrown away, one without an answer, one met. */
export const levelView: LevelView = {
  visit: visitId,
  title: "Cedar Ward",
  hidden: 0,
  mine: true,
  highest: "partly-assured",
  reasons: [
    { highest: "partly-assured", words: "Two of you answered differently about call bells.", remedy: "Say which answer stands and why, or look again.", prompts: [{ id: "WG05", text: "When someone pressed a bell, what happened?" }] },
    { highest: "mostly-assured", words: "Nothing was seen of privacy.", remedy: "Go back, or ask somebody who was there.", prompts: [{ id: "WG14", text: "Privacy" }] },
  ],
  prompts: [
    standing("WG01", "Are there enough of the right staff on this shift?", "Safe", "Met, by two kinds of evidence", {
      tier: "Fundamental standard",
      answers: [answer("note-4", "Joan, lay member"), answer("note-3", "Dr Ellis, GP quality lead", { source: "staff", strength: "told", rating: "mostly-assured" })],
    }),
    standing("WG05", "When someone pressed a bell, what happened?", "Safe", "Seen differently, so the lower answer counts", {
      tier: "Fundamental standard",
      limits: true,
      differs: true,
      answers: [
        answer("note-4", "Joan, lay member", { rating: "partly-assured" }),
        answer("note-2", "Dr Ellis, GP quality lead", { source: "document", strength: "paper-only" }),
        answer("note-5", "Sam, safeguarding lead", { source: "patient", strength: "told", rating: "not-assured", thrown_away: true }),
      ],
    }),
    standing("WG14", "Privacy", "Caring", "Not answered: silence does not count as met", { limits: true }),
  ],
  left_out: ["Ward, general: Medicines"],
};

/** Answers that remember which answer stands. */
export function levels(): Handlers {
  let view = levelView;
  return {
    "visit.level": () => view,
    "visit.settle": ({ prompt, rating, reason, kept_apart }) => {
      const stands = rating || kept_apart ? { id: "judgement-1", rating, reason: reason ?? "", kept_apart } : null;
      view = { ...view, prompts: view.prompts.map((one) => (one.id === prompt ? { ...one, stands } : one)) };
      announce({ kinds: ["judgement"], ids: ["judgement-1"] });
      return view;
    },
  };
}
