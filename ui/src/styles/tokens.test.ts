import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

function theme(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (shift: number) => {
    const part = ((parseInt(hex.slice(1), 16) >> shift) & 255) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

function ratio(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Every text, edge or mark on every ground it may stand on, with the contrast it needs. */
const pairs: [string, string[], number][] = [
  ["ink", ["sheet", "ground", "sunk", "paper", "write-tint", "worry-tint", "danger-tint", "good-tint", "note"], 7],
  ["ink-2", ["sheet", "ground", "sunk", "paper", "worry-tint", "good-tint", "note", "voice-tint", "number-tint"], 4.5],
  ["link", ["sheet", "ground", "sunk", "write-tint"], 4.5],
  ["write-ink", ["write"], 4.5],
  ["commit-ink", ["commit"], 4.5],
  ["voice", ["sheet", "voice-tint"], 4.5],
  ["number", ["sheet", "number-tint"], 4.5],
  ["worry", ["sheet", "worry-tint"], 4.5],
  ["good", ["sheet", "good-tint"], 4.5],
  ["danger", ["sheet", "danger-tint"], 4.5],
  ["line-strong", ["sheet", "ground", "sunk"], 3],
  ["focus-ink", ["focus"], 7],
  ["spc-line", ["sheet"], 3],
];

describe.each([
  ["light", ":root"],
  ["dark", '[data-theme="dark"]'],
  ["contrast", '[data-theme="contrast"]'],
])("%s theme", (_, selector) => {
  const tokens = theme(selector);

  it.each(pairs.flatMap(([text, grounds, needed]) => grounds.map((ground) => [text, ground, needed] as const)))("%s on %s reaches %s", (text, ground, needed) => {
    expect(tokens[text], text).toBeDefined();
    expect(tokens[ground], ground).toBeDefined();
    expect(ratio(tokens[text] ?? "", tokens[ground] ?? "")).toBeGreaterThanOrEqual(needed);
  });
});
