import { call } from "../../lib/ipc/client";
import type { Concern } from "../../lib/ipc/generated";

interface Origin {
  concern: Partial<Concern>;
  provider?: string | null;
  text: string;
}

/** What a concern starts with when it comes from a note or a visit. Nothing, when they cannot be read. */
export async function startFrom(from: { note?: string; visit?: string }): Promise<Origin> {
  const note = from.note ? await call("note.view", { id: from.note }).catch(() => undefined) : undefined;
  const visitId = from.visit ?? note?.note.visit ?? undefined;
  const visit = visitId ? await call("visit.view", { id: visitId }).catch(() => undefined) : undefined;
  return {
    concern: {
      visit: visitId ?? null,
      organisation: visit?.visit.organisation ?? null,
      place: note?.note.area ?? visit?.title ?? null,
      seen_at: note?.at ?? null,
    },
    provider: visit?.visit.organisation ? visit.provider : undefined,
    text: note?.note.text ?? "",
  };
}
