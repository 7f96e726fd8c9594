import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { template, visitId, visitView } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { Visit, VisitSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import PlanPage from "./PlanPage.svelte";

let host: FakeHost;
const user = userEvent.setup();
const at = { params: { id: visitId }, search: {} };
const lay = { ...template, id: "lay-first-impressions", version: "3", title: "First impressions", sections: [{ id: "welcome", title: "Welcome", prompts: [] }, { id: "calm", title: "Calm", prompts: [] }] };
const openWith = (visit: Partial<Visit> = {}, handlers: Handlers = {}) =>
  (host = openHost({ ...notebook(), "visit.view": () => ({ ...visitView, visit: { ...visitView.visit, ...visit } }), "template.list": () => [template, lay], ...handlers }));
const saved = () => (host.callsOf("visit.save") as VisitSave[]).map(({ visit }) => visit);
const save = () => user.click(screen.getByRole("button", { name: "Save the plan" }));
const add = async (name: string) => user.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  location.hash = "";
});

describe("the plan of a visit", () => {
  it("needs nothing, and leaves everything else as it was", async () => {
    openWith({ team: [] });
    const { container } = render(PlanPage, at);
    expect(await screen.findByText("Nothing here is needed to visit. Ten minutes are enough: say what you know.")).toBeVisible();
    await expectAccessible(container);
    await save();
    await waitFor(() => expect(saved()).toEqual([{ ...visitView.visit, team: [] }]));
    expect(location.hash).toBe(`#/visits/${visitId}`);
  });

  it("begins with the team that was named, and adds somebody with role and interest", async () => {
    openWith({ team: ["Joan"] });
    const { container } = render(PlanPage, at);
    expect(await screen.findByRole("textbox", { name: "Name" })).toHaveValue("Joan");
    await add("Add a visitor");
    const second = within(screen.getByRole("group", { name: "Visitor 2" }));
    expect(second.getByRole("textbox", { name: "Name" })).toHaveFocus();
    await user.keyboard("Dr Ellis");
    await user.selectOptions(second.getByRole("combobox"), "GP quality lead");
    await user.click(second.getByRole("radio", { name: "There is one" }));
    await user.type(second.getByRole("textbox", { name: "Which?" }), "A patient of the practice works there");
    await user.click(second.getByRole("checkbox", { name: /Identity/ }));
    await expectAccessible(container);
    await save();
    await waitFor(() =>
      expect(saved()[0]?.visitors).toEqual([
        { name: "Joan", person: null, role: null, declared: false, interest: null, cleared: false, training: null },
        { name: "Dr Ellis", person: null, role: "gp-quality-lead", declared: true, interest: "A patient of the practice works there", cleared: true, training: null },
      ]),
    );
  });

  it("keeps who somebody is while the name is the same, and takes rows out", async () => {
    const one = (name: string, person: string) => ({ name, person, role: null, declared: true, interest: null, cleared: false, training: null });
    openWith({ visitors: [one("Joan", "p1"), one("Sam", "p2"), one("Ama", "p3")] });
    render(PlanPage, at);
    await user.click(await screen.findByRole("button", { name: "Take out: Ama" }));
    expect(screen.getByRole("button", { name: "Add a visitor" })).toHaveFocus();
    await user.type(within(screen.getByRole("group", { name: "Visitor 2" })).getByRole("textbox", { name: "Name" }), "uel");
    await save();
    await waitFor(() => expect(saved()[0]?.visitors).toEqual([one("Joan", "p1"), { ...one("Samuel", ""), person: null }]));
  });

  it("names nobody once everybody is taken out", async () => {
    openWith({ team: ["Joan"] });
    render(PlanPage, at);
    await user.click(await screen.findByRole("button", { name: "Take out: Joan" }));
    await save();
    await waitFor(() => expect(saved()[0]).toMatchObject({ visitors: [], team: [] }));
  });

  it("puts lines of enquiry in order by buttons", async () => {
    openWith({ lines: ["Bells", "Meals"] });
    render(PlanPage, at);
    await add("Add a line of enquiry");
    await user.keyboard("Nights");
    await user.click(screen.getByRole("button", { name: "Up: line 3" }));
    expect(screen.getByRole("textbox", { name: "Line 2" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Take out: line 1" }));
    expect(screen.queryByRole("button", { name: "Up: line 1" })).toBeNull();
    await save();
    await waitFor(() => expect(saved()[0]?.lines).toEqual(["Nights", "Meals"]));
  });

  it("keeps documents with their days, and what else belongs to a plan", async () => {
    openWith();
    render(PlanPage, at);
    await add("Add a document");
    await user.keyboard("Rotas");
    const due = within(screen.getByRole("group", { name: "By when?" }));
    await user.type(due.getByRole("textbox", { name: "Day" }), "20");
    await user.type(due.getByRole("textbox", { name: "Month" }), "11");
    await user.type(due.getByRole("textbox", { name: "Year" }), "2026");
    await user.type(screen.getByRole("textbox", { name: "Which areas?" }), "Bay 2{Enter}Lounge");
    await user.type(screen.getByRole("textbox", { name: "Who is told there, and answers?" }), "Chief nurse");
    await user.type(screen.getByRole("textbox", { name: "Patients or residents" }), "5");
    await save();
    await waitFor(() =>
      expect(saved()[0]).toMatchObject({ documents: [{ what: "Rotas", due: "2026-11-20", received: null }], areas: ["Bay 2", "Lounge"], contact: "Chief nurse", authority: null, spoke_patients: 5, spoke_staff: null }),
    );
  });

  it("says what is wrong beside the box, and asks the core nothing", async () => {
    openWith();
    render(PlanPage, at);
    await user.type(await screen.findByRole("textbox", { name: "Members of staff" }), "four");
    await save();
    expect(await screen.findByRole("link", { name: "Enter a number, such as 4" })).toHaveAttribute("href", "#spoke-staff");
    expect(saved()).toEqual([]);
  });

  it("leads to the day of a document that is none", async () => {
    openWith();
    render(PlanPage, at);
    await add("Add a document");
    await user.keyboard("Rotas");
    await user.type(within(screen.getByRole("group", { name: /^When did it come/ })).getByRole("textbox", { name: "Month" }), "13");
    await save();
    expect(await screen.findByRole("link", { name: "Enter the day" })).toHaveAttribute("href", "#document-1-received");
    expect(saved()).toEqual([]);
  });

  it("says which parts are not looked at, and which further prompts are used", async () => {
    openWith({ left_out: ["ward-general:caring"] });
    const { container } = render(PlanPage, at);
    expect(await screen.findByRole("checkbox", { name: "Caring" })).not.toBeChecked();
    await user.click(screen.getByRole("checkbox", { name: "Caring" }));
    await user.click(screen.getByRole("checkbox", { name: "Safe" }));
    await user.click(await screen.findByRole("checkbox", { name: "First impressions" }));
    await user.click(screen.getByRole("checkbox", { name: "Calm" }));
    await expectAccessible(container);
    await save();
    await waitFor(() => expect(saved()[0]).toMatchObject({ also: [{ id: "lay-first-impressions", version: "3" }], left_out: ["ward-general:safe", "lay-first-impressions:calm"] }));
  });

  it("keeps a set in the version that the visit began with, and forgets the parts of one that is given up", async () => {
    openWith({ also: [{ id: "lay-first-impressions", version: "2" }], left_out: ["lay-first-impressions:calm"] });
    const { unmount } = render(PlanPage, at);
    await screen.findByRole("checkbox", { name: "Calm" });
    await save();
    await waitFor(() => expect(saved()[0]).toMatchObject({ also: [{ id: "lay-first-impressions", version: "2" }], left_out: ["lay-first-impressions:calm"] }));
    unmount();
    render(PlanPage, at);
    await user.click(await screen.findByRole("checkbox", { name: "First impressions" }));
    await save();
    await waitFor(() => expect(saved()[1]).toMatchObject({ also: [], left_out: [] }));
  });

  it("keeps everything typed when the core refuses", async () => {
    openWith({}, { "visit.save": () => refuse("disk-full", "The disk is full. Make room and try again.") });
    render(PlanPage, at);
    await user.type(await screen.findByRole("textbox", { name: "By which right do you visit?" }), "General condition 15");
    await save();
    expect(await screen.findByText("The disk is full. Make room and try again.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "By which right do you visit?" })).toHaveValue("General condition 15");
  });

  it("is not changed by somebody who does not lead it", async () => {
    openWith({}, { "visit.view": () => ({ ...visitView, mine: false }) });
    render(PlanPage, at);
    expect(await screen.findByText("Whoever leads this visit keeps its plan.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save the plan" })).toBeNull();
  });
});
