import { instantAt, localDate, time } from "../../lib/text/dates";
import { DateBoxes } from "../../shared";

/** A day and a time as they stand in boxes. No time means not known yet. */
export class Moment {
  day = $state.raw(new DateBoxes(""));
  clock = $state("");

  constructor(day: string, instant?: string | null) {
    this.take(instant ?? "", day);
  }

  /** Fills the boxes from an instant; the day alone when there is none. */
  take(instant: string, day: string): void {
    this.day = new DateBoxes(instant ? localDate(instant) : day);
    this.clock = instant ? time(instant) : "";
  }

  /** What is wrong with them, if anything. */
  get problem(): string | undefined {
    if (this.clock.trim() === "") return undefined;
    if (!this.#hours()) return "Write the time as 10:42";
    return this.day.problem?.text ?? (this.day.iso ? undefined : "Enter the day");
  }

  /** The instant on this computer's clock; none when it is not known. */
  get iso(): string | null {
    const at = this.#hours();
    const day = this.day.iso;
    return at && day ? instantAt(day, at) : null;
  }

  #hours(): string | undefined {
    const read = /^(\d{1,2})[:.](\d{2})$/.exec(this.clock.trim());
    if (!read || Number(read[1]) > 23 || Number(read[2]) > 59) return undefined;
    return `${(read[1] ?? "").padStart(2, "0")}:${read[2]}`;
  }
}
