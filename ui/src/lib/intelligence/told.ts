import type { Confidence, Intelligence, IntelligenceView, SourceKind } from "../ipc/generated";

/** What may be known beside the words that somebody told us. None of it is needed. */
export interface Told {
  /** About whom, as typed. */
  about: string;
  /** The provider, when one was chosen. */
  provider: { id: string; text: string } | undefined;
  source_kind: SourceKind | "";
  first_hand: "yes" | "no" | "";
  confidence: Confidence | undefined;
  themes: string[];
  date: string | null;
}

export const nothingTold = (date: string | null): Told => ({ about: "", provider: undefined, source_kind: "", first_hand: "", confidence: undefined, themes: [], date });

/** As the boxes show a piece that was kept. */
export function toldOf({ intelligence, provider }: Pick<IntelligenceView, "intelligence" | "provider">): Told {
  const { organisation, place, source_kind, first_hand, confidence, themes, date } = intelligence;
  const about = (organisation && provider) || place || "";
  return {
    about,
    provider: organisation ? { id: organisation, text: about } : undefined,
    source_kind: source_kind ?? "",
    first_hand: first_hand === null ? "" : first_hand ? "yes" : "no",
    confidence: confidence ?? undefined,
    themes: [...themes],
    date,
  };
}

/** What the boxes say, on top of `before`. A place within a provider stays while the provider does. */
export function intelligenceOf(told: Told, text: string, before: Partial<Intelligence> = {}): Partial<Intelligence> {
  const { about, provider, source_kind, first_hand, confidence, themes, date } = told;
  const same = provider !== undefined && provider.id === before.organisation;
  return {
    ...before,
    organisation: provider?.id ?? null,
    place: same ? (before.place ?? null) : provider ? null : about.trim() || null,
    text: text.trim(),
    source_kind: source_kind || null,
    first_hand: first_hand === "" ? null : first_hand === "yes",
    confidence: confidence ?? null,
    themes,
    date,
  };
}
