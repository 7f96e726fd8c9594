import type { Confidence, SourceKind } from "../ipc/generated";

/** The kind of source, never the person. */
export const sourceKindWords: Record<SourceKind, string> = {
  own: "I noticed it myself",
  "gp-practice": "A GP practice",
  patient: "A patient",
  carer: "A carer or relative",
  staff: "Somebody who works there",
  "patient-voice": "A patient group or Healthwatch",
  advocate: "An advocate",
  "other-provider": "Another service",
  "public-body": "A public body, such as a council",
  media: "The news or social media",
};

/** How sure, with the bars of its strength: four are the surest. */
export const confidenceWords: readonly { value: Confidence; text: string; bars: number; word: string }[] = [
  { value: "sure", text: "I am sure", bars: 4, word: "Sure" },
  { value: "likely", text: "It is likely", bars: 3, word: "Likely" },
  { value: "unsure", text: "I am not sure", bars: 2, word: "Not sure" },
  { value: "hunch", text: "Uneasy, cannot prove it", bars: 1, word: "Hunch" },
];
