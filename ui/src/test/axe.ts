import axe from "axe-core";
import { expect } from "vitest";

/** No finding of axe, by the tags of WCAG 2.0 to 2.2 A and AA and best practice. Contrast needs a real browser. */
export async function expectAccessible(where: Element): Promise<void> {
  const found = await axe.run(where, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const said = found.violations.map((violation) => `${violation.id}: ${violation.help}\n${violation.nodes.map((node) => node.html).join("\n")}`);
  expect(said).toEqual([]);
}
