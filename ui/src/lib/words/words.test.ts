import { describe, expect, it } from "vitest";
import type { FieldFinding } from "../ipc/generated";
import { cutAtFindings, findingTitle, replaceFound } from "./findings";
import { shapeOf, usualSource } from "./notes";

const at = (start: number, end: number, words: string): FieldFinding => ({ field: "text", kind: "person_name", start, end, words, reason: "" });

describe("possible identifiers", () => {
  // The core counts code points: 👵 is one there and two in JavaScript.
  const text = "👵 Mr Grey and Mrs Gold";
  const grey = at(2, 9, "Mr Grey");
  const gold = at(14, 22, "Mrs Gold");

  it("are cut out where the core counted them", () => {
    expect(cutAtFindings(text, [gold, grey]).map((stretch) => [stretch.text, !!stretch.finding])).toEqual([
      ["👵 ", false],
      ["Mr Grey", true],
      [" and ", false],
      ["Mrs Gold", true],
    ]);
  });

  it("leave the text whole when they no longer fit it", () => {
    expect(cutAtFindings("short", [at(3, 40, "x")])).toEqual([{ text: "short" }]);
    expect(cutAtFindings("", [])).toEqual([]);
    const overlapping = cutAtFindings("abcdef", [at(0, 4, "abcd"), at(2, 6, "cdef")]);
    expect(overlapping.map((stretch) => stretch.text).join("")).toBe("abcdef");
  });

  it("are replaced only where they stand", () => {
    expect(replaceFound(text, gold, "a relative")).toBe("👵 Mr Grey and a relative");
    expect(replaceFound("Other words now", gold, "a relative")).toBe("Other words now");
  });

  it("have a title, also of a kind that is not known yet", () => {
    expect(findingTitle("nhs_number")).toBe("Looks like an NHS number");
    expect(findingTitle("bed_and_time")).toBe("Could point to one person");
  });
});

it("shows how a note is known, and what it is when that matters more", () => {
  expect(shapeOf({ sort: "saw", source: "document" })).toBe("paper");
  expect(shapeOf({ sort: "saw", source: "figure" })).toBe("number");
  expect(shapeOf({ sort: "concern", source: "document" })).toBe("worry");
  expect(shapeOf({ sort: "heard", source: "patient" })).toBe("told");
  expect(shapeOf({ sort: null, source: null })).toBe("seen");
  expect(usualSource("heard")).toBe("patient");
  expect(usualSource("good")).toBe("seen");
});
