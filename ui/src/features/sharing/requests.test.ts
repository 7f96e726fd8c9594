import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { member, offline, sixWords } from "../../dev/made-up/sharing";
import type { SpaceView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import RequestPage from "./RequestPage.svelte";

const user = userEvent.setup();
let host: FakeHost;
let view: SpaceView;

const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

describe("letting somebody in", () => {
  const open = () => render(RequestPage, { params: { id: "request-sam" }, search: {} });
  const settled = () => (view = { ...member, requests: [] });

  beforeEach(() => {
    view = member;
    host = openHost({ "space.view": () => view, "space.approve": settled, "space.refuse": settled });
  });

  it("shows who asks and the words in their order, then lets them in", async () => {
    const { container } = open();
    expect(await heading("Sam asks to join")).toBeVisible();
    expect(screen.getByText("Safeguarding lead")).toBeVisible();
    const words = [...screen.getByRole("list", { name: "The six words" }).children].map((item) => item.textContent?.trim());
    expect(words).toEqual(sixWords.map((word, at) => `${at + 1} ${word}`));
    await expectAccessible(container);
    await press("The words match: let them in");
    expect(await heading("Sam is in")).toHaveFocus();
    expect(host.callsOf("space.approve")).toEqual([{ id: "request-sam" }]);
  });

  it("turns down only after it has said what that means", async () => {
    const { container } = open();
    await press("They do not match: turn down");
    expect(screen.getByRole("heading", { name: "Turn down the request of Sam" })).toHaveFocus();
    expect(screen.queryByRole("button", { name: /let them in/ })).toBeNull();
    expect(screen.queryByText(/has not gone out yet/)).toBeNull();
    expect(host.callsOf("space.refuse")).toEqual([]);
    await expectAccessible(container);
    await press("Go back to the words");
    expect(screen.getByRole("button", { name: "They do not match: turn down" })).toHaveFocus();
    await press("They do not match: turn down");
    await press("Turn it down");
    expect(await heading("The request of Sam is turned down")).toHaveFocus();
    expect(host.callsOf("space.refuse")).toEqual([{ id: "request-sam" }]);
    expect(host.callsOf("space.approve")).toEqual([]);
    await expectAccessible(container);
  });

  it("says so while the folder has not heard of the decision", async () => {
    host.on("space.approve", () => (view = { ...member, requests: [], last: offline }));
    open();
    await press("The words match: let them in");
    expect(await screen.findByText(/Your decision has not gone out yet/)).toBeVisible();
  });

  it("stays on the words when the core could not do it", async () => {
    host.on("space.approve", () => refuse("offline", "The shared folder can't be reached."));
    open();
    await press("The words match: let them in");
    expect(await screen.findByText("The shared folder can't be reached.")).toBeVisible();
    expect(await heading("Sam asks to join")).toBeVisible();
  });

  it("says so when a colleague has dealt with it already", async () => {
    settled();
    const { container } = open();
    expect(await screen.findByRole("heading", { name: "This request is no longer open" })).toBeVisible();
    await expectAccessible(container);
  });
});
