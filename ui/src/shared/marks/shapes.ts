/** How we know (the first four) and what it is (the last three). */
export type ShapeName = "told" | "seen" | "number" | "paper" | "worry" | "act" | "good";

/** The words that go with each shape in a key. */
export const shapeWords: Record<ShapeName, string> = {
  told: "told to us",
  seen: "seen by us",
  number: "numbers",
  paper: "on paper",
  worry: "concern",
  act: "formal step",
  good: "good practice",
};

export const shapePaths: Record<Exclude<ShapeName, "told" | "seen">, string> = {
  number: "M2.5 2.5h11v11h-11z",
  paper: "M3.5 1.8h6l3 3v9.4h-9z",
  worry: "M8 1.8L15 14H1z",
  act: "M8 1l7 7-7 7-7-7z",
  good: "M8 1.3l2 4.2 4.6.6-3.4 3.2.9 4.6L8 11.7l-4.1 2.2.9-4.6L1.4 6.1 6 5.5z",
};
