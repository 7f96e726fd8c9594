import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { Draft, NoteRow, Page } from "../../lib/ipc/generated";
import { announce } from "../../lib/state/changes";
import { card } from "./card";
import { levels } from "./level";
import { lives } from "./life";
import { like, preview, published, review, summaryRows, summaryView, themes } from "./summary";
import { team } from "./team";
import { emptyNote, metaOf, noteRow, notes, plannedView, providers, providerView, template, visit, visitRows, visitView, weightOf } from "./visit";

function page<Row>(rows: Row[], unfiltered = rows.length): Page<Row> {
  return { rows, next: null, total: rows.length, unfiltered };
}

/** A small stand-in for the core that remembers drafts and notes, for a plain browser and for tests. */
export function notebook(): Handlers {
  const drafts = new Map<string, Draft>();
  let kept: NoteRow[] = [...notes];
  let steps = review.steps;
  let begun = review.summary;
  let leaving = preview;

  const keep = (row: NoteRow) => {
    kept = [row, ...kept.filter((other) => other.meta.id !== row.meta.id)].sort((one, other) => other.at.localeCompare(one.at));
    announce({ kinds: ["observation"], ids: [row.meta.id] });
    return row;
  };
  const seen = () => ({ ...visitView, notes: kept.filter((row) => row.note.visit === visitView.meta.id && !row.meta.binned) });
  const find = (id: string) => {
    const row = kept.find((one) => one.meta.id === id);
    if (!row) throw { code: "not-found", message: "That note is not here." };
    return row;
  };

  return {
    ...lives(),
    ...levels(),
    ...team(),
    "visit.card": () => card,
    "draft.open": ({ id, purpose, record }) => {
      const key = id ?? `${purpose}-${record ?? ""}`;
      const draft = drafts.get(key) ?? { id: key, purpose: purpose ?? "note", record: record ?? null, rev: 0, text: "", caret: 0, fields: {}, saved_at: "10:42:07" };
      drafts.set(key, draft);
      return draft;
    },
    "draft.put": ({ id, rev, text, caret, fields }) => {
      const draft = drafts.get(id);
      if (!draft) throw { code: "not-found", message: "That draft is over." };
      drafts.set(id, { ...draft, rev, text, caret, fields });
      return { rev, saved_at: "10:42:08" };
    },
    "draft.discard": ({ id }) => {
      drafts.delete(id);
      return {};
    },
    "draft.list": () => [...drafts.values()].filter((draft) => draft.rev > 0),
    "provider.search": ({ query }) => providers.filter((row) => row.name.toLowerCase().includes(query.toLowerCase())),
    "provider.view": () => providerView,
    "template.list": () => [template],
    "visit.start": () => visitView,
    "visit.save": ({ visit: changed }) => ({ ...seen(), visit: { ...visit, ...changed } }),
    "visit.list": ({ unfinished }) => page(unfinished ? visitRows.filter((row) => !row.published) : visitRows, visitRows.length),
    "visit.view": ({ id }) => (id === plannedView.meta.id ? plannedView : seen()),
    "note.save": ({ id, draft, note }) => {
      if (draft) drafts.delete(draft);
      const now = "2026-11-24T11:00:00Z";
      const whole = { ...emptyNote, ...note };
      const prompt_text = template.sections.flatMap((section) => section.prompts).find((prompt) => prompt.id === whole.prompt)?.text ?? null;
      return keep(id ? { ...find(id), note: whole, strength: weightOf(whole) } : noteRow(`note-${kept.length + 1}`, whole.at ?? now, whole, { prompt_text }));
    },
    "note.list": ({ sort, source, visit: of }) =>
      page(kept.filter((row) => !row.meta.binned && (!sort || row.note.sort === sort) && (!source || row.note.source === source) && (!of || row.note.visit === of)), kept.length),
    "note.view": ({ id }) => find(id),
    "record.bin": ({ id }) => {
      const row = find(id);
      keep({ ...row, meta: { ...row.meta, binned: "2026-11-24T11:00:00Z" } });
      return {};
    },
    "record.restore": ({ id }) => {
      const row = find(id);
      keep({ ...row, meta: { ...row.meta, binned: null } });
      return {};
    },
    "words.check": ({ text }) => {
      const at = text.search(/bed \d/i);
      return at < 0 ? [] : [{ field: "text", kind: "bed_and_time", start: at, end: at + 5, words: text.slice(at, at + 5), reason: "A bed can point to one person.", suggestion: "one patient" }];
    },
    "review.view": () => ({ ...review, steps, summary: begun, visit: seen() }),
    "summary.open": () => {
      begun = summaryView.meta.id;
      return summaryView;
    },
    "summary.save": ({ summary }) => {
      steps = steps.map((step) => (step.id === "write" ? { ...step, state: "part", words: "2 of 4 parts" } : step.id === "publish" ? { ...step, state: "todo" } : step));
      return { ...summaryView, summary: { ...summaryView.summary, ...summary } };
    },
    "summary.preview": () => leaving,
    "summary.settle": ({ choice, words, text }) => {
      const parts = choice === "keep" ? leaving.parts : leaving.parts.map((part) => ({ ...part, text: part.text.replace(words, text) }));
      leaving = { ...leaving, parts, findings: leaving.findings.filter((finding) => finding.words !== words), content: `${leaving.content}+` };
      return leaving;
    },
    "summary.publish": () => ({ id: "summary-published", reference: "CF-2026-0147", next: "It is sent to your quality team when you next share. They can answer beside it." }),
    "summary.view": () => published,
    "summary.list": () => page(summaryRows),
    "summary.withdraw": () => ({}),
    "response.add": () => published.responses[0] as (typeof published.responses)[number],
    "theme.list": () => themes,
    "intelligence.save": ({ draft, intelligence, share }) => {
      if (draft) drafts.delete(draft);
      return {
        meta: metaOf("int-new", "intelligence", { audience: share ? "quality" : "private" }),
        author: "Joan",
        intelligence: { organisation: null, place: null, text: "", source_kind: null, first_hand: null, confidence: null, themes: [], date: null, settled: [], ...intelligence },
        provider: null,
        findings: [],
        responses: [],
        like,
      };
    },
  };
}
