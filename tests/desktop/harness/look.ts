/** How a journey finds things: by what they are and what they are called, as a person would. */
import type { ElementRef } from "./driver.ts";

export interface Wanted {
  role: string;
  /** The accessible name: the whole of it, or a part when `part` is set. */
  name?: string;
  part?: boolean;
  /** Only inside the group, region or dialog of this name. */
  inside?: string;
}

export interface Seen {
  elements: ElementRef[];
  /** The names of everything of that role, for the message when nothing matches. */
  names: string[];
}

/** Runs inside the page, so it must not use anything from outside itself. */
export function look(wanted: Wanted): Seen {
  const selectors: Record<string, string> = {
    button: "button, summary, input[type=submit], input[type=button], [role=button]",
    link: "a[href], [role=link]",
    textbox: "textarea, input:not([type]), input[type=text], input[type=password], input[type=search], input[type=number], input[type=email], [role=textbox]",
    combobox: "[role=combobox], select",
    radio: "input[type=radio], [role=radio]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
    option: "option, [role=option]",
    tab: "[role=tab]",
    row: "tr, [role=row]",
    cell: "td, [role=cell]",
    listitem: "li",
    dialog: "dialog[open], [role=dialog], [role=alertdialog]",
    alert: "[role=alert]",
    status: "[role=status], output",
    group: "fieldset, [role=group], [role=radiogroup]",
    region: "main, section[aria-label], section[aria-labelledby], [role=region]",
    img: "img, svg[role=img], [role=img]",
  };
  const squeeze = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const words = (node: Element): string => {
    if (node.getAttribute("aria-hidden") === "true" || node.matches("script, style")) return "";
    const label = node.getAttribute("aria-label") ?? node.getAttribute("alt");
    if (label !== null) return label;
    return [...node.childNodes]
      .map((child) => (child instanceof Element ? words(child) : (child.textContent ?? "")))
      .join(" ");
  };
  const nameOf = (element: Element): string => {
    const by = element.getAttribute("aria-labelledby");
    if (by) {
      return squeeze(by.split(/\s+/).map((id) => document.getElementById(id)).map((e) => (e ? words(e) : "")).join(" "));
    }
    const label = element.getAttribute("aria-label");
    if (label) return squeeze(label);
    if (element.matches("fieldset")) {
      const legend = element.querySelector(":scope > legend");
      return squeeze(legend ? words(legend) : "");
    }
    const labels = (element as HTMLInputElement).labels;
    if (labels && labels.length > 0) return squeeze([...labels].map(words).join(" "));
    if (element.matches("section, main, dialog, [role=dialog]")) {
      const heading = element.querySelector("h1, h2, h3");
      return squeeze(heading ? words(heading) : "");
    }
    if (element.matches("input[type=submit], input[type=button]")) return (element as HTMLInputElement).value;
    return squeeze(words(element));
  };
  const matches = (name: string, text: string, part?: boolean) => (part ? name.includes(text) : name === text);
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true], [inert]");
  const selector = selectors[wanted.role];
  if (!selector) throw new Error(`no such role in the harness: ${wanted.role}`);
  let scopes: Element[] = [document.body];
  if (wanted.inside !== undefined) {
    const holder = [selectors.group, selectors.region, selectors.dialog, selectors.row, selectors.listitem, "article, form, nav"].join(", ");
    const called = [...document.querySelectorAll(holder)].filter((e) => nameOf(e).includes(wanted.inside!));
    // A form or row without a name of its own is called by all its words: the smallest holder is meant.
    scopes = called.filter((e) => !called.some((other) => other !== e && e.contains(other)));
  }
  const candidates = [...new Set(scopes.flatMap((scope) => [...scope.querySelectorAll(selector)]))].filter(visible);
  const found = candidates.filter((e) => wanted.name === undefined || matches(nameOf(e), wanted.name, wanted.part));
  return { elements: found as unknown as ElementRef[], names: candidates.map(nameOf).slice(0, 40) };
}
