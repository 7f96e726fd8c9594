import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { begun, homeLay, homeManager } from "../../dev/home";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import type { Draft } from "../../lib/ipc/generated";
import Home from "./Home.svelte";

const user = userEvent.setup();

describe("for a lay member", () => {
  it("greets, and puts today's visit and a new note first", async () => {
    openHost({ "home.view": () => homeLay }, { as: "lay-member" });
    const { container } = render(Home);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(/^Good (morning|afternoon|evening), Joan$/);
    expect(await screen.findByRole("button", { name: "Start the visit" })).toBeVisible();
    expect(screen.getByRole("link", { name: /Check your 12 notes/ })).toHaveAttribute("href", "#/visits/v2/review");
    expect(screen.getByText("You have one visit today. Nothing is late.")).toBeVisible();
    await expectAccessible(container);
  });

  it("goes on with a visit that has begun", async () => {
    openHost({ "home.view": () => ({ ...homeLay, today: homeLay.today && { ...homeLay.today, notes: 3 } }) }, { as: "lay-member" });
    render(Home);
    expect(await screen.findByRole("button", { name: "Go on with the visit" })).toBeVisible();
    expect(screen.getByText("3 notes so far")).toBeVisible();
  });
});

describe("for the quality manager", () => {
  it("puts clocks first, then late actions, then what waits for a decision", async () => {
    openHost({ "home.view": () => homeManager });
    const { container } = render(Home);
    await screen.findByText("1 operational day left");
    const heads = screen.getAllByRole("heading", { level: 2 }).map((head) => head.textContent);
    expect(heads.slice(0, 3)).toEqual(["Clocks 2 running", "Late actions 1 action", "Waiting for a decision 3 items, oldest 6 calendar days"]);
    expect(screen.getByRole("link", { name: /Three practices/ })).toHaveAttribute("href", "#/intelligence/i1");
    await expectAccessible(container);
  });

  it("shows words that were begun and not finished, with where they are", async () => {
    const concern: Draft = { ...begun, id: "d8", purpose: "concern", record: "i1", text: "Letters come late", fields: { from: { intelligence: "i1" } } };
    openHost({ "home.view": () => homeManager, "draft.list": () => [begun, concern, { ...begun, id: "d7", text: " " }] });
    render(Home);
    expect(await screen.findByRole("link", { name: /^Two call bells/ })).toHaveAttribute("href", "#/notes/new");
    expect(screen.getAllByText("Saved 10:42")).toHaveLength(2);
    expect(screen.getByRole("link", { name: "Letters come late" })).toHaveAttribute("href", "#/concerns/new?intelligence=i1");
  });

  it("throws away what was begun, and puts it back as it was", async () => {
    const host = openHost({ ...notebook(), "home.view": () => homeManager });
    await host.rpc("draft.open", { purpose: "note", record: "v1" });
    await host.rpc("draft.put", { id: "note-v1", rev: 3, text: "Bells at night", caret: 5, fields: { sort: "saw" } });
    const { container } = render(Home);
    await user.click(await screen.findByRole("button", { name: "Throw away: “Bells at night”" }));
    expect(await screen.findByText(/^“Bells at night” is thrown away/)).toBeVisible();
    expect(host.callsOf("draft.discard")).toEqual([{ id: "note-v1" }]);
    await waitFor(() => expect(screen.getByRole("button", { name: "Undo" })).toHaveFocus());
    expect(screen.queryByRole("link", { name: "Bells at night" })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("link", { name: "Bells at night" })).toHaveAttribute("href", "#/visits/v1/ward");
    expect(host.callsOf("draft.put").at(-1)).toEqual({ id: "note-v1", rev: 1, text: "Bells at night", caret: 5, fields: { sort: "saw" } });
    expect(screen.queryByText(/is thrown away/)).toBeNull();
  });

  it("keeps what was begun in its place since then when words come back", async () => {
    const host = openHost({ ...notebook(), "home.view": () => homeManager, "draft.list": () => [{ ...begun, id: "d1", text: "Old words", caret: 3 }] });
    render(Home);
    await user.click(await screen.findByRole("button", { name: "Throw away: “Old words”" }));
    host.on("draft.open", () => ({ ...begun, id: "d2", rev: 8, text: "New words", fields: { sort: "good" } }));
    host.on("draft.put", ({ rev }) => ({ rev, saved_at: "" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(host.callsOf("draft.put").at(-1)).toMatchObject({ id: "d2", rev: 9, text: "New words\nOld words", caret: 13, fields: { sort: "good" } }));
  });

  it("says so when it could not be thrown away, and keeps it", async () => {
    openHost({ "home.view": () => homeManager, "draft.list": () => [begun], "draft.discard": () => refuse("disk-full", "The disk is full.") });
    render(Home);
    await user.click(await screen.findByRole("button", { name: /^Throw away/ }));
    expect(await screen.findByText("The disk is full.")).toBeVisible();
    expect(screen.getByRole("link", { name: /^Two call bells/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("counts all the late actions, and leads to those that it does not show", async () => {
    openHost({ "home.view": () => ({ ...homeManager, late_total: 7 }) });
    render(Home);
    expect(await screen.findByRole("heading", { name: "Late actions 7 actions" })).toBeVisible();
    expect(screen.getByRole("link", { name: "See all actions" })).toHaveAttribute("href", "#/actions");
  });

  it("says so when nothing waits", async () => {
    openHost({ "home.view": () => ({ ...homeManager, clocks: [], late_actions: [], undecided: [], tasks: [] }) });
    render(Home);
    expect(await screen.findByText("Nothing waits for you.")).toBeVisible();
  });
});

it("shows a beginner how to begin, and where to practise", async () => {
  openHost({ "home.view": () => ({ ...homeLay, beginner: true }) });
  render(Home);
  expect(await screen.findByText("Your first visit")).toBeVisible();
  expect(screen.getByRole("link", { name: /Practise first/ })).toHaveAttribute("href", "#/settings/practice");
});

it("says what is wrong when it cannot be read, and can try again", async () => {
  openHost({ "home.view": () => refuse("damaged", "The notebook cannot be read. Go back to a backup.") });
  render(Home);
  expect(await screen.findByText("The notebook cannot be read. Go back to a backup.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
});
