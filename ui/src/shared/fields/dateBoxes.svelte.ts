import { readDate, toParts, type DateParts, type DateProblem } from "./date";

/** The three boxes of a date as a form holds them. */
export class DateBoxes implements DateParts {
  day = $state("");
  month = $state("");
  year = $state("");

  constructor(iso?: string) {
    Object.assign(this, toParts(iso));
  }

  /** What is wrong with them, if anything. */
  get problem(): DateProblem | undefined {
    const read = readDate(this);
    return "problem" in read ? read.problem : undefined;
  }

  /** The date, or none when the boxes are empty or wrong. */
  get iso(): string | null {
    const read = readDate(this);
    return "date" in read ? (read.date ?? null) : null;
  }
}
