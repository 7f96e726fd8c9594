import { expect, it } from "vitest";
import { nextTextSize, resolveTheme } from "./theme";

const computer = (...wishes: string[]) => (feature: string) => wishes.some((wish) => feature.includes(wish));

it("follows the computer only when asked to", () => {
  expect(resolveTheme("system", computer())).toBe("light");
  expect(resolveTheme("system", computer("scheme: dark"))).toBe("dark");
  expect(resolveTheme("system", computer("scheme: dark", "contrast: more"))).toBe("contrast");
  expect(resolveTheme("light", computer("scheme: dark"))).toBe("light");
});

it("steps through text sizes and stops at either end", () => {
  expect(nextTextSize(100, 1)).toBe(125);
  expect(nextTextSize(400, 1)).toBe(400);
  expect(nextTextSize(100, -1)).toBe(100);
  expect(nextTextSize(110, -1)).toBe(100);
  expect(nextTextSize(300, 1)).toBe(400);
});
