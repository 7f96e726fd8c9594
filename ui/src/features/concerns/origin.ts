import { call } from "../../lib/ipc/client";
import type { Concern, EvidenceRow, Intelligence, IntelligenceView, NoteRow, VisitView } from "../../lib/ipc/generated";
import type { ConcernFrom } from "../../lib/router/places";
import { day, localDate } from "../../lib/text/dates";
import { excerpt } from "../../lib/text/words";
import { sourceKindWords } from "../../lib/words/intelligence";

export interface Origin {
  concern: Partial<Concern>;
  provider?: string | null;
  text: string;
  /** The note, the piece or the visit that it comes from, to show on the form. */
  rows: readonly EvidenceRow[];
}

/** What a concern starts with when it comes from a note, from what was told, or from a visit. Nothing, when they cannot be read. */
export async function startFrom(from: ConcernFrom): Promise<Origin> {
  const note = from.note ? await call("note.view", { id: from.note }).catch(() => undefined) : undefined;
  const told = from.intelligence ? await call("intelligence.view", { id: from.intelligence }).catch(() => undefined) : undefined;
  const visitId = from.visit ?? note?.note.visit ?? undefined;
  const visit = visitId ? await call("visit.view", { id: visitId }).catch(() => undefined) : undefined;
  if (told) return fromIntelligence(told);
  return {
    concern: {
      visit: visitId ?? null,
      organisation: visit?.visit.organisation ?? null,
      place: note?.note.area ?? visit?.title ?? null,
      seen_at: note?.at ?? null,
    },
    provider: visit?.visit.organisation ? visit.provider : undefined,
    text: note?.note.text ?? "",
    rows: note ? [noteRow(note)] : visit ? [visitRow(visit)] : [],
  };
}

function fromIntelligence({ meta, intelligence, provider }: IntelligenceView): Origin {
  return {
    concern: { visit: null, organisation: intelligence.organisation, place: intelligence.place, themes: intelligence.themes },
    provider,
    text: intelligence.text,
    rows: [{ id: meta.id, kind: "intelligence", provenance: `${whoTold(intelligence)}, ${day(intelligence.date ?? localDate(meta.created))}`, text: excerpt(intelligence.text, 200) }],
  };
}

const whoTold = ({ source_kind }: Intelligence) => (source_kind ? sourceKindWords[source_kind] : "What somebody told us");

function noteRow({ meta, note, at, visit_title }: NoteRow): EvidenceRow {
  const where = visit_title ? `Your note, ${visit_title}` : "Your note";
  return { id: meta.id, kind: "observation", provenance: `${where}, ${day(localDate(at))}`, text: excerpt(note.text, 200) };
}

function visitRow({ meta, visit, title }: VisitView): EvidenceRow {
  return { id: meta.id, kind: "visit", provenance: `Our visit, ${day(visit.date ?? localDate(meta.created))}`, text: title };
}
