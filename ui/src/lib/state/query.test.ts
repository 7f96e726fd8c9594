import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, it } from "vitest";
import QueryProbe from "../../test/QueryProbe.svelte";
import { useHost } from "../ipc/client";
import { FakeHost } from "../ipc/hosts/fake";
import { forgetEverything } from "./cache.svelte";
import { announce } from "./changes";

let host: FakeHost;
let answers: string[];
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  await tick();
};
const shown = () => screen.getByTestId("data").textContent;

beforeEach(() => {
  forgetEverything();
  answers = ["first", "second", "third"];
  host = new FakeHost({ "search.find": ({ query }) => ({ hits: [], next: null, words: `${answers.shift()} for ${query}` }) });
  useHost(host);
});

it("asks when shown, and again when a change touches its kinds", async () => {
  render(QueryProbe, { words: "bell", kinds: ["visit"] });
  await settle();
  expect(shown()).toBe("first for bell");
  announce({ kinds: ["concern"], ids: [] });
  await settle();
  expect(host.calls).toHaveLength(1);
  announce({ kinds: ["concern", "visit"], ids: [] });
  await settle();
  expect(shown()).toBe("second for bell");
});

it("asks again after any change but of drafts when it names no kinds", async () => {
  render(QueryProbe, { words: "bell" });
  await settle();
  announce({ kinds: ["draft"], ids: [] });
  await settle();
  expect(host.calls).toHaveLength(1);
  announce({ kinds: ["visit", "draft"], ids: [] });
  await settle();
  expect(host.calls).toHaveLength(2);
});

it("asks for drafts when it names them, and for the kinds of everybody who shows the answer", async () => {
  render(QueryProbe, { words: "bell", kinds: ["visit"] });
  render(QueryProbe, { words: "bell", kinds: ["draft"] });
  await settle();
  announce({ kinds: ["draft"], ids: [] });
  await settle();
  announce({ kinds: ["visit"], ids: [] });
  await settle();
  expect(host.calls).toHaveLength(3);
});

it("shares one answer between two that ask the same", async () => {
  render(QueryProbe, { words: "bell" });
  render(QueryProbe, { words: "bell" });
  await settle();
  expect(host.calls).toHaveLength(1);
});

it("keeps the answer of a screen that was left, until a change spoils it", async () => {
  const first = render(QueryProbe, { words: "bell" });
  await settle();
  first.unmount();
  const second = render(QueryProbe, { words: "bell" });
  await settle();
  expect(host.calls).toHaveLength(1);
  second.unmount();
  announce({ kinds: ["visit"], ids: [] });
  await settle();
  expect(host.calls).toHaveLength(1);
  render(QueryProbe, { words: "bell" });
  expect(shown()).toBe("first for bell");
  await settle();
  expect(shown()).toBe("second for bell");
});

it("asks anew when the question changes", async () => {
  const probe = render(QueryProbe, { words: "bell" });
  await settle();
  await probe.rerender({ words: "fall" });
  await settle();
  expect(shown()).toBe("second for fall");
});

it("never lets a slow older answer replace a newer one", async () => {
  const late: ((words: string) => void)[] = [];
  host.on("search.find", () => new Promise((answer) => late.push((words) => answer({ hits: [], next: null, words }))));
  render(QueryProbe, { words: "bell" });
  await settle();
  announce({ kinds: [], ids: [] });
  await settle();
  late[1]?.("newer");
  await settle();
  late[0]?.("older");
  await settle();
  expect(shown()).toBe("newer");
});

it("tells an error and keeps the last answer beside it", async () => {
  render(QueryProbe, { words: "bell" });
  await settle();
  host.on("search.find", () => {
    throw { code: "offline", message: "The shared folder cannot be reached." };
  });
  announce({ kinds: [], ids: [] });
  await settle();
  expect(screen.getByTestId("error")).toHaveTextContent("The shared folder cannot be reached.");
  expect(shown()).toBe("first for bell");
});

it("forgets everything on lock", async () => {
  const probe = render(QueryProbe, { words: "bell" });
  await settle();
  probe.unmount();
  forgetEverything();
  render(QueryProbe, { words: "bell" });
  expect(shown()).toBe("");
});
