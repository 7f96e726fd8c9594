import { expect, it } from "vitest";
import { helpPages } from "../features/help/pages";
import { helpFor, helpPage } from "./help";

it("leads to pages that are shipped", () => {
  const shipped = helpPages.map((page) => page.id);
  for (const page of Object.values(helpPage)) expect(shipped).toContain(page);
});

it("leads to the list where a screen has no page of its own", () => {
  expect(helpFor("charts")).toBe("#/help");
  expect(helpFor(undefined)).toBe("#/help");
  expect(helpFor("sharing")).toBe("#/help/sharing");
});
