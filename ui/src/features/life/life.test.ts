import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { lifeView, lives, readyToClose } from "../../dev/made-up/life";
import { visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { StageSet } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import ClosePage from "./ClosePage.svelte";
import LifePage from "./LifePage.svelte";
import { passedBy } from "./stages";

let host: FakeHost;
const user = userEvent.setup();
const at = { params: { id: visitId }, search: {} };
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...lives(), ...handlers }));
const set = () => host.callsOf("visit.stage") as StageSet[];
const stage = async (title: string) => {
  const item = (await screen.findByRole("heading", { name: title })).closest("li");
  if (!item) throw new Error(`${title} is in no list`);
  return within(item);
};

beforeEach(() => {
  location.hash = "";
});

describe("the life of a visit", () => {
  it("shows twelve stages with who, by when and by which rule, and what happens in each", async () => {
    openWith();
    const { container } = render(LifePage, at);
    expect(await screen.findByText("Next: plan.")).toBeVisible();
    expect(container.querySelectorAll("ol > li")).toHaveLength(12);
    const report = await stage("Draft report");
    expect(report.getByText("Lead visitor · By Tue 8 December · 10 operational days after the visit")).toBeVisible();
    expect(report.getByText("10 operational days left")).toBeVisible();
    await user.click(report.getByText("What happens here"));
    expect(report.getByText("The report is written and a lay member reads it.")).toBeVisible();
    expect((await stage("On site")).getByText("Done")).toBeVisible();
    expect(screen.getByText("Stages and days for visits, edition of April 2026. Your organisation may use others.")).toBeVisible();
    await expectAccessible(container);
  });

  it("says that a stage was done, today unless another day is given", async () => {
    openWith();
    const { container } = render(LifePage, at);
    await user.click(await screen.findByRole("button", { name: "Say how it stands: Plan" }));
    const plan = await stage("Plan");
    expect(plan.getByRole("radio", { name: "Done" })).toHaveFocus();
    await expectAccessible(container);
    await user.click(plan.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(set()).toEqual([{ id: visitId, stages: ["plan"], done: "2026-11-24", left_out: null, owner: null, due: null }]));
    expect(await screen.findByText("Next: data pack.")).toBeVisible();
    await waitFor(() => expect(plan.getByRole("button", { name: "Change: Plan" })).toHaveFocus());
  });

  it("leaves a stage out only with a reason", async () => {
    openWith();
    render(LifePage, at);
    await user.click(await screen.findByRole("button", { name: "Change: Briefing" }));
    const briefing = await stage("Briefing");
    await user.click(briefing.getByRole("radio", { name: "Left out" }));
    await user.click(briefing.getByRole("button", { name: "Save" }));
    expect(briefing.getByRole("textbox", { name: "Why is it left out?" })).toHaveFocus();
    expect(set()).toEqual([]);
    await user.keyboard("Nobody else went");
    await user.click(briefing.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(set()[0]).toMatchObject({ stages: ["briefing"], done: null, left_out: "Nobody else went" }));
    expect(await briefing.findByText("Nobody else went")).toBeVisible();
  });

  it("gives a stage another owner and another day", async () => {
    openWith();
    render(LifePage, at);
    await user.click(await screen.findByRole("button", { name: "Change: Draft report" }));
    const report = await stage("Draft report");
    await user.type(report.getByRole("textbox", { name: "Who answers for it?" }), "Deputy chief nurse");
    await user.type(report.getByRole("textbox", { name: "Day" }), "11");
    await user.type(report.getByRole("textbox", { name: "Month" }), "12");
    await user.type(report.getByRole("textbox", { name: "Year" }), "2026");
    await user.click(report.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(set()[0]).toEqual({ id: visitId, stages: ["draft-report"], done: null, left_out: null, owner: "Deputy chief nurse", due: "2026-12-11" }));
    expect(await report.findByText("Deputy chief nurse · By Fri 11 December · A day of its own")).toBeVisible();
  });

  it("sets a stage back to still to come", async () => {
    openWith();
    render(LifePage, at);
    await user.click(await screen.findByRole("button", { name: "Change: Trigger" }));
    const trigger = await stage("Trigger");
    await user.click(trigger.getByRole("radio", { name: "Still to come" }));
    await user.click(trigger.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(set()[0]).toMatchObject({ stages: ["trigger"], done: null, left_out: null }));
    expect(await screen.findByText("Next: trigger.")).toBeVisible();
  });

  it("leaves out at once what a visit at short notice passed by, with one reason", async () => {
    openWith();
    const { container } = render(LifePage, at);
    await user.click(await screen.findByText("Went at short notice? Leave out several at once"));
    expect(screen.getByRole("checkbox", { name: "Plan" })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Draft report" })).not.toBeChecked();
    expect(screen.queryByRole("checkbox", { name: "Closed" })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Leave them out" }));
    expect(set()).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Why not?" }), "A GP went the same day");
    await user.click(screen.getByRole("button", { name: "Leave them out" }));
    await waitFor(() => expect(set()).toEqual([{ id: visitId, stages: ["plan", "data-pack", "briefing"], done: null, left_out: "A GP went the same day", owner: null, due: null }]));
    expect(await screen.findByText("Next: same-day feedback.")).toBeVisible();
  });

  it("shows what the core says against it, and keeps the words", async () => {
    openWith({ "visit.stage": () => refuse("invalid", "This day is still to come. Give the day it was done.", "done") });
    render(LifePage, at);
    await user.click(await screen.findByRole("button", { name: "Say how it stands: Plan" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("This day is still to come. Give the day it was done.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveFocus();
  });

  it("cannot be changed by somebody who does not lead it", async () => {
    openWith({ "visit.life": () => ({ ...lifeView, mine: false }) });
    render(LifePage, at);
    expect(await screen.findByText("Whoever leads this visit says what is done.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /Change|Say how/ })).toBeNull();
    expect(screen.queryByText(/short notice/)).toBeNull();
  });

  it("calls passed by only what comes before something that was done", () => {
    expect(passedBy(lifeView.stages).map((row) => row.stage)).toEqual(["plan", "data-pack", "briefing"]);
    expect(passedBy(lifeView.stages.map((row) => ({ ...row, state: "later" as const })))).toEqual([]);
  });
});

describe("closing", () => {
  it("names what stands in the way and offers no button", async () => {
    const immediate = [{ concern: "concern-bell", title: "Call bell out of reach", missing: ["when it was made safe", "who checked it"], binned: true }];
    const in_the_way = ["The immediate concern “Call bell out of reach” lacks two times.", ...lifeView.in_the_way];
    openWith({ "visit.life": () => ({ ...lifeView, immediate, in_the_way }) });
    const { container } = render(ClosePage, at);
    expect(await screen.findByText("Two things stand in the way.")).toBeVisible();
    expect(screen.queryByText(/lacks two times/)).toBeNull();
    expect(screen.getByText(/Neither done nor left out with a reason/)).toBeVisible();
    expect(screen.getByText(/Not written down: when it was made safe and who checked it/)).toBeVisible();
    expect(screen.getByText(/It is in the bin/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Call bell out of reach" })).toHaveAttribute("href", "#/concerns/concern-bell");
    expect(screen.queryByRole("button", { name: "Close the visit" })).toBeNull();
    await expectAccessible(container);
  });

  it("says what it means, then closes on the day given", async () => {
    openWith({ "visit.life": () => readyToClose });
    const { container } = render(ClosePage, at);
    expect(await screen.findByText(/nothing is left to do\. The clocks of this visit stop/)).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Close the visit" }));
    await waitFor(() => expect(set()).toEqual([{ id: visitId, stages: ["closed"], done: "2026-11-24", left_out: null, owner: null, due: null }]));
    expect(location.hash).toBe(`#/visits/${visitId}/life`);
  });

  it("can be taken back", async () => {
    const stages = readyToClose.stages.map((row) => (row.stage === "closed" ? { ...row, state: "done" as const, done: "2026-11-23" } : row));
    openWith({ "visit.life": () => ({ ...readyToClose, stages }) });
    render(ClosePage, at);
    expect(await screen.findByText("Closed on Mon 23 November.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open it again" }));
    await waitFor(() => expect(set()).toEqual([{ id: visitId, stages: ["closed"], done: null, left_out: null, owner: null, due: null }]));
  });

  it("says why the core refuses", async () => {
    openWith({ "visit.life": () => readyToClose, "visit.stage": () => refuse("refused", "This visit can't be closed yet.") });
    render(ClosePage, at);
    await user.click(await screen.findByRole("button", { name: "Close the visit" }));
    expect(await screen.findByText("This visit can't be closed yet.")).toBeVisible();
    expect(location.hash).toBe("");
  });

  it("is not offered to somebody who does not lead it", async () => {
    openWith({ "visit.life": () => ({ ...readyToClose, mine: false }) });
    render(ClosePage, at);
    expect(await screen.findByText("Whoever leads this visit closes it.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Close the visit" })).toBeNull();
  });
});
