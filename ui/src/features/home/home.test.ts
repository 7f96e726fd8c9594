import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { homeLay, homeManager } from "../../dev/home";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import type { Draft } from "../../lib/ipc/generated";
import Home from "./Home.svelte";

const [begun] = homeManager.drafts as [Draft];

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
    expect(heads.slice(0, 3)).toEqual(["Clocks 2 running", "Late actions 1 action", "Waiting for a decision 3 items, oldest 6 days"]);
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
