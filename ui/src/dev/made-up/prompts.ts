import type { PromptView, ScaleAnswer, TemplateView, VisitView } from "../../lib/ipc/generated";
import { template } from "./visit";

const first = template.sections[0]?.prompts[0] as PromptView;

/** Answers about a sample of records. */
export const records: ScaleAnswer[] = [
  { rating: "met", label: "Met", counts_as_met: true },
  { rating: "not-met", label: "Not met", counts_as_met: false },
  { rating: "not-seen", label: "Not seen", counts_as_met: false },
];

/** Answers of the lay members. */
const lay: ScaleAnswer[] = [
  { rating: "very-good", label: "Very good", counts_as_met: true },
  { rating: "mixed", label: "Mixed", counts_as_met: false },
  { rating: "could-not-tell", label: "Could not tell", counts_as_met: false },
];

const ask = (id: string, text: string, more: Partial<PromptView> = {}): PromptView => ({ ...first, id, text, look_for: "", ...more });

/** A set with all that a prompt may have: other answers, kinds of evidence, a condition. */
export const safety: TemplateView = {
  ...template,
  id: "theme-safety",
  title: "Safety",
  sections: [
    {
      id: "worse",
      title: "Getting worse",
      prompts: [
        ask("TS01", "Are observations on time?", { look_for: "Look at five charts.", tier: "Fundamental standard", regulation: "Regulation 12", evidence: ["A sample of records", "What staff say"], needs: ["A sample of records"], scale: records, scale_title: "Did the records you looked at meet this?" }),
        ask("TS02", "What was done about those that were late?", { asked_if: { prompt: "TS01", answers: ["not-met"] } }),
        ask("TS03", "Do families know whom to ask for a second opinion?"),
      ],
    },
    { id: "medicines", title: "Medicines", prompts: [ask("TS04", "Are medicines locked away?"), ask("TS05", "Are doses that cannot wait given on time?")] },
  ],
};

/** The lay members' set. */
export const layFirst: TemplateView = {
  ...template,
  id: "lay-first-impressions",
  title: "First impressions",
  scale: lay,
  sections: [{ id: "welcome", title: "Welcome", prompts: [ask("LF01", "How were you greeted?", { scale: lay, scale_title: "How was it?" }), ask("LF02", "Is it warm?", { scale: lay, scale_title: "How was it?" })] }],
};

/** A set of 500, in ten sections. */
export const hundreds: TemplateView = {
  ...template,
  id: "hundreds",
  title: "Five hundred prompts",
  sections: Array.from({ length: 10 }, (_, section) => ({ id: `s${section}`, title: `Part ${section + 1}`, prompts: Array.from({ length: 50 }, (_, at) => ask(`H${section * 50 + at}`, `Question ${section * 50 + at + 1} about part ${section + 1}`, { look_for: at === 49 ? "The blue folder." : "" })) })),
};

/** A visit with more than one set, one section of which it leaves out. */
export function withSets(view: VisitView, sets: TemplateView[] = [safety, layFirst, hundreds]): VisitView {
  return { ...view, template: sets[0] ?? null, sets, visit: { ...view.visit, left_out: ["theme-safety:medicines"] } };
}
