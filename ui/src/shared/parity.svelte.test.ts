import { readFileSync } from "node:fs";
import { render } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { expect, it } from "vitest";
import Checkboxes from "./fields/Checkboxes.svelte";
import DateInput from "./fields/DateInput.svelte";
import Radios from "./fields/Radios.svelte";
import Select from "./fields/Select.svelte";
import TextArea from "./fields/TextArea.svelte";
import TextInput from "./fields/TextInput.svelte";
import ErrorSummary from "./page/ErrorSummary.svelte";
import Details from "./parts/Details.svelte";

interface Fixture {
  name: string;
  html: string;
}

/** nhsuk ships what its own templates give; ours must have the same bones, or an upgrade would go unnoticed. */
function fixture(component: string, name: string): string {
  const file = `node_modules/nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`;
  const { fixtures } = JSON.parse(readFileSync(file, "utf8")) as { fixtures: Fixture[] };
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`nhsuk has no fixture “${name}” for ${component}`);
  return found.html;
}

/** Wrappers that only make a label the page's heading, which `PageHead` does for us. */
const HEADINGS = ".nhsuk-label-wrapper, .nhsuk-fieldset__heading";
/** Stands for the content that a caller gives. */
const CONTENT = "wbr";
/** Sizes of labels and widths of boxes are choices, not bones. */
const CHOICE = /--(?:[sml]|xl|width-\d+|small|code)$/;

/** Elements with their nhsuk classes, one a line, indented as they are nested. */
function bones(root: Element, depth = 0): string[] {
  return [...root.children].flatMap((element) => {
    if (element.matches(CONTENT)) return [];
    if (element.matches(HEADINGS)) return bones(element, depth);
    const classes = [...element.classList].filter((name) => name.startsWith("nhsuk-") && !CHOICE.test(name)).sort();
    const line = `${"  ".repeat(depth)}${element.tagName.toLowerCase()} ${classes.join(" ")}`.trimEnd();
    return [line, ...bones(element, depth + 1)];
  });
}

function theirs(html: string): string[] {
  const box = document.createElement("div");
  box.innerHTML = html;
  return bones(box);
}

const three = ["email", "phone", "text"].map((value) => ({ value, text: value }));
const ten = Array.from({ length: 10 }, (_, at) => ({ value: `${at}`, text: "x" }));
const common = { id: "example", label: "A label", error: "Something" };
const parts = $state({ day: "", month: "", year: "" });
const children = createRawSnippet(() => ({ render: () => "<wbr>" }));
const problems = [
  { field: "a", text: "A" },
  { field: "b", text: "B" },
];

const cases: [string, string, () => { container: Element }][] = [
  ["input", "with error message", () => render(TextInput, common)],
  ["textarea", "with error message", () => render(TextArea, common)],
  ["select", "with error message", () => render(Select, { ...common, options: ten })],
  ["radios", "with hint", () => render(Radios, { id: "example", label: "A label", hint: "A hint", options: three })],
  ["checkboxes", "with hint", () => render(Checkboxes, { id: "example", label: "A label", hint: "A hint", options: [...three, { value: "none", text: "none" }] })],
  ["date-input", "with error message", () => render(DateInput, { ...common, parts })],
  ["error-summary", "with multiple errors", () => render(ErrorSummary, { problems })],
  ["details", "default", () => render(Details, { summary: "How", children })],
];

it.each(cases)("%s has the bones of nhsuk’s own (%s)", (component, name, ours) => {
  expect(bones(ours().container)).toEqual(theirs(fixture(component, name)));
});
