/** Every screen is checked by axe-core against WCAG 2.2 AA and its best practices. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "vitest";
import type { Page } from "./page.ts";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: Finding[] }>;
}

/** Fails with what axe found on the screen as it is now. Fill fields first: axe cannot judge empty ones. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  if (!(await page.session.run(() => "axe" in window))) await page.session.load(SOURCE);
  const violations = await page.session.runAsync(async (tags: string[]) => {
    const { axe } = window as unknown as { axe: Axe };
    const result = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({ html: html.slice(0, 300), failureSummary: failureSummary ?? "" })),
    }));
  }, RULES);
  const report = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((n) => `    ${n.html}\n    ${n.failureSummary}`).join("\n")}`,
  );
  expect(report, `axe on "${screen}"`).toEqual([]);
}
