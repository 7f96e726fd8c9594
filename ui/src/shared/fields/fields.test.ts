import { describe, expect, it } from "vitest";
import { readDate, toParts } from "./date";
import { describedBy } from "./field";
import { stepTo } from "./listbox";

describe("three boxes", () => {
  const read = (day: string, month: string, year: string) => readDate({ day, month, year });

  it("make a date", () => {
    expect(read("5", "11", "2026")).toEqual({ date: "2026-11-05" });
    expect(read(" 05 ", "Nov", "2026")).toEqual({ date: "2026-11-05" });
    expect(read("29", "2", "2028")).toEqual({ date: "2028-02-29" });
    expect(read("", "", "")).toEqual({ date: undefined });
  });

  it.each([
    ["", "11", "2026", "day", "Enter the day"],
    ["5", "", "2026", "month", "Enter the month"],
    ["5", "11", "26", "year", "Enter the year as four figures"],
    ["5", "13", "2026", "month", "Enter a month between 1 and 12"],
    ["5", "Xyz", "2026", "month", "Enter a month between 1 and 12"],
    ["31", "4", "2026", "day", "Enter a day between 1 and 30"],
    ["29", "2", "2026", "day", "Enter a day between 1 and 28"],
    ["first", "2", "2026", "day", "Enter a day between 1 and 28"],
  ])("say which box is wrong: %s %s %s", (day, month, year, part, text) => {
    expect(read(day, month, year)).toEqual({ problem: { part, text } });
  });

  it("read back what they made", () => {
    expect(toParts("2026-01-05")).toEqual({ day: "5", month: "1", year: "2026" });
    expect(toParts(undefined)).toEqual({ day: "", month: "", year: "" });
  });
});

it("names the parts that describe a field", () => {
  expect(describedBy("a")).toBeUndefined();
  expect(describedBy("a", "hint", "error")).toBe("a-hint a-error");
});

it("steps through a list and round its ends", () => {
  expect(stepTo(-1, 3, 1)).toBe(0);
  expect(stepTo(-1, 3, -1)).toBe(2);
  expect(stepTo(2, 3, 1)).toBe(0);
  expect(stepTo(0, 0, 1)).toBe(-1);
});
