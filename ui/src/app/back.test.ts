import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followBack } from "./back";

const user = userEvent.setup();
let stop: () => void;

beforeEach(() => {
  location.hash = "#/concerns/c1";
  document.body.innerHTML = `<main><a class="cf-back" href="#/concerns">Concerns</a><h1 tabindex="-1">Bells</h1>
    <details open><summary>More</summary><button>In it</button></details>
    <label>Words <input /></label><label>Which <select><option>One</option><option>Two</option></select></label></main>`;
  stop = followBack();
});
afterEach(() => stop());

const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

describe("Esc", () => {
  it("follows the link that leads back, also from a box in which nothing was written", async () => {
    focus("input");
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns");
  });

  it("stays once something was written or chosen, until another page is shown", async () => {
    await user.type(document.querySelector("input") as HTMLElement, "a");
    focus("h1");
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns/c1");
    dispatchEvent(new HashChangeEvent("hashchange"));
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns");
  });

  it("leaves the keys of a select alone", async () => {
    focus("select");
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns/c1");
  });

  it("closes what is open first, and keeps focus beside it", async () => {
    focus("details button");
    await user.keyboard("{Escape}");
    expect(document.querySelector("details")?.open).toBe(false);
    expect(document.querySelector("summary")).toHaveFocus();
    expect(location.hash).toBe("#/concerns/c1");
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns");
  });

  it("does nothing after somebody else took the key, and on a page that leads nowhere back", async () => {
    const take = (event: Event) => event.preventDefault();
    document.body.addEventListener("keydown", take);
    await user.keyboard("{Escape}");
    document.body.removeEventListener("keydown", take);
    document.querySelector(".cf-back")?.remove();
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("#/concerns/c1");
  });
});
