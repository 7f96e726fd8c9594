import { screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { packs, plan, planFor } from "../../dev/made-up/packs";
import type { PackRequest } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { refuse } from "../../test/host";
import { afresh, button, open, openWith, planned, user } from "./steps.testing";

let host: FakeHost;
const plans = () => host.callsOf("pack.plan") as PackRequest[];

beforeEach(afresh);

describe("what the pack holds", () => {
  it("begins with nothing chosen, and says what is missing", async () => {
    host = openWith();
    const { container } = open();
    await user.click(await button("See the pages"));
    expect(screen.getByRole("link", { name: "Choose the provider" })).toBeVisible();
    expect(document.activeElement).toHaveTextContent("There is a problem");
    expect(document.title).toBe("Error: Make a meeting pack – Critical Friend");
    expect(plans()).toEqual([]);
    await expectAccessible(container);
  });

  it("takes a provider from the list and counts from the day after the last pack", async () => {
    host = openWith();
    open();
    await user.type(await screen.findByRole("combobox", { name: "Which provider?" }), "sand");
    await user.click(await screen.findByRole("option", { name: /Sandbox General Hospital/ }));
    expect(await screen.findByRole("radio", { name: "Since the last pack" })).toBeChecked();
    await waitFor(() => expect(plans().at(-1)).toMatchObject({ edition: "provider", organisation: "org-rsg", from: "2026-09-01", to: "2026-11-24", without: [] }));
  });

  it("takes three full months for a provider that has had no pack", async () => {
    host = openWith(packs({ rows: [] }));
    await planned();
    expect(screen.getByRole("radio", { name: "The last three full months" })).toBeChecked();
    expect(plans().at(-1)).toMatchObject({ from: "2026-08-01", to: "2026-10-31" });
  });

  it("shows sections, rules and, for one's own eyes, what was left out", async () => {
    host = openWith();
    const { container } = await planned();
    expect(screen.getByRole("checkbox", { name: "13 Visits" })).toHaveAccessibleDescription("3 visit summaries");
    expect(screen.getByRole("checkbox", { name: "16 Notices and escalation" })).toHaveAccessibleDescription("Nothing to show");
    const aside = screen.getByRole("complementary");
    expect(aside).toHaveTextContent("Other providers by name");
    expect(within(aside).getByRole("region", { name: "Left out here" })).toHaveTextContent("5 reports are not shown");
    await expectAccessible(container);
  });

  it("leaves a section out with its comment, and keeps the comment for when it comes back", async () => {
    host = openWith();
    await planned();
    await user.click(screen.getByText("Add a comment on Visits"));
    await user.type(screen.getByRole("textbox", { name: "Comment on Visits" }), "Two at night");
    await waitFor(() => expect(plans().at(-1)?.comments).toEqual({ visits: "Two at night" }));
    await user.click(screen.getByRole("checkbox", { name: "13 Visits" }));
    await waitFor(() => expect(plans().at(-1)?.without).toEqual(["visits"]));
    expect(plans().at(-1)?.comments).toEqual({});
    expect(screen.getByRole("checkbox", { name: "13 Visits" })).toHaveAccessibleDescription("Left out");
    await user.click(screen.getByRole("checkbox", { name: "13 Visits" }));
    await waitFor(() => expect(plans().at(-1)?.comments).toEqual({ visits: "Two at night" }));
  });

  it("cannot leave out a section that must be there", async () => {
    host = openWith({ "pack.plan": (asked) => ({ ...planFor(asked), sections: plan.sections.map((one) => ({ ...one, optional: one.id !== "actions" })) }) });
    await planned();
    expect(screen.queryByRole("checkbox", { name: "3 Previous actions" })).toBeNull();
    expect(screen.getByText("9 actions. Always in the pack")).toBeVisible();
  });

  it("does not ask the core for days that run backwards", async () => {
    host = openWith();
    await planned();
    await user.click(screen.getByRole("radio", { name: "Other days" }));
    const last = screen.getByRole("group", { name: "Last day" });
    await user.clear(within(last).getByRole("textbox", { name: "Year" }));
    await user.type(within(last).getByRole("textbox", { name: "Year" }), "2025");
    await user.click(await button("See the pages"));
    expect(screen.getByRole("link", { name: "The period ends before it begins. Change one of its days" })).toBeVisible();
    expect(host.callsOf("pack.preview")).toEqual([]);
    expect(plans().every((asked) => asked.from <= asked.to)).toBe(true);
  });

  it("keeps the sections in sight while a day is half typed, and says what is wrong with it", async () => {
    host = openWith();
    await planned();
    const meeting = screen.getByRole("group", { name: "When is the meeting?" });
    await user.type(within(meeting).getByRole("textbox", { name: "Day" }), "10");
    expect(screen.getByRole("checkbox", { name: "13 Visits" })).toBeVisible();
    await user.click(await button("See the pages"));
    expect(screen.getByRole("link", { name: "Enter the month" })).toBeVisible();
    expect(host.callsOf("pack.preview")).toEqual([]);
  });

  it("puts the core's refusal where the person can act on it", async () => {
    host = openWith({ "pack.plan": () => refuse("not-found", "This provider is not here any more.") });
    open("org-rsg");
    expect(await screen.findByText("This provider is not here any more.")).toBeVisible();
    const before = plans().length;
    await user.click(await button("Try again"));
    await waitFor(() => expect(plans().length).toBeGreaterThan(before));
  });
});
