import { describe, expect, it } from "vitest";
import { clockDay, day, dayInYear, daysBetween, fullDay, greeting, localDate, longDay, month, relativeDay, shortDay } from "./dates";
import { capital, count, countInWords, excerpt, list } from "./words";

describe("days", () => {
  it("are written as the house writes them", () => {
    expect(day("2026-11-25")).toBe("Wed 25 November");
    expect(clockDay("2026-11-25")).toBe("Wed 25 Nov");
    expect(shortDay("2026-09-05")).toBe("5 Sep");
    expect(fullDay("2026-11-21")).toBe("21 November 2026");
    expect(longDay("2026-11-24")).toBe("Tuesday 24 November 2026");
    expect(month("2026-10-01")).toBe("October 2026");
  });

  it("do not move with the time zone or summer time", () => {
    expect(day("2026-03-29")).toBe("Sun 29 March");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2);
  });

  it("are said in words when near", () => {
    const today = "2026-11-22";
    expect(relativeDay("2026-11-22", today)).toBe("Today");
    expect(relativeDay("2026-11-21", today)).toBe("Yesterday");
    expect(relativeDay("2026-11-23", today)).toBe("Tomorrow");
    expect(relativeDay("2026-11-19", today)).toBe("3 days ago");
    expect(relativeDay("2026-11-28", today)).toBe("In 6 days");
    expect(relativeDay("2026-12-10", today)).toBe("Thu 10 December");
  });

  it("carry the year when it is another one", () => {
    expect(dayInYear("2025-12-10", "2026-11-22")).toBe("Wed 10 December 2025");
    expect(dayInYear("2026-12-10", "2026-11-22")).toBe("Thu 10 December");
  });

  it("come from this computer's calendar", () => {
    expect(localDate(new Date(2026, 10, 5, 23, 59))).toBe("2026-11-05");
  });

  it("greet by the hour", () => {
    expect([0, 11, 12, 17, 18].map(greeting)).toEqual(["Good morning", "Good morning", "Good afternoon", "Good afternoon", "Good evening"]);
  });
});

describe("words", () => {
  it("count", () => {
    expect(count(1, "note")).toBe("1 note");
    expect(count(1204, "note")).toBe("1,204 notes");
    expect(count(2, "reply", "replies")).toBe("2 replies");
    expect(countInWords(0, "visit")).toBe("no visits");
    expect(countInWords(1, "visit")).toBe("one visit");
    expect(countInWords(12, "visit")).toBe("12 visits");
  });

  it("join names", () => {
    expect(list([])).toBe("");
    expect(list(["Joan", "Sam", "Priya"])).toBe("Joan, Sam and Priya");
    expect(capital("one visit")).toBe("One visit");
  });

  it("shorten at a word", () => {
    expect(excerpt("Two call bells ringing", 40)).toBe("Two call bells ringing");
    expect(excerpt("Two call bells ringing in the bay", 20)).toBe("Two call bells…");
    expect(excerpt("x".repeat(50), 20)).toHaveLength(21);
  });
});
