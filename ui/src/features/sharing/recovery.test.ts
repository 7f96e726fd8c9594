import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sheet } from "../../dev/made-up/members";
import { member, noSpace, offline } from "../../dev/made-up/sharing";
import type { SheetRow, SpaceView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { groupsOf, groupsToProve, sameGroup } from "./sheet";
import CancelSheet from "./CancelSheet.svelte";
import MakeSheet from "./MakeSheet.svelte";
import Recover from "./Recover.svelte";
import Sharing from "./Sharing.svelte";

const user = userEvent.setup();
const folder = { token: "token-1", name: "Quality team" };
const groups = groupsOf(sheet.code);
const [last, lastBut] = [groups.at(-1) ?? "", groups.at(-2) ?? ""];
const first: SheetRow = { id: "sheet-1", name: "Recovery sheet of 24 November 2026, 10:42", may_cancel: true };
let host: FakeHost;
let view: SpaceView;

const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

beforeEach(() => {
  view = member;
  host = openHost({ "space.view": () => view, "host.pick": () => folder, "space.make_sheet": () => ((view = { ...view, sheets: [first] }), sheet) });
  location.hash = "#/sharing/somewhere";
});

describe("making a recovery sheet", () => {
  it("shows it once, and lets go only when the last two groups were typed back", async () => {
    const { container } = render(MakeSheet);
    await expectAccessible(container);
    await press("Make the sheet and show it");
    expect(await heading("Print this sheet now")).toHaveFocus();
    const code = screen.getByRole("list", { name: `The code, ${groups.length} groups` });
    expect(within(code).getAllByRole("listitem").map((item) => item.textContent?.trim())).toEqual(groups.map((group, at) => `${at + 1} ${group}`));
    expect(screen.queryByRole("link")).toBeNull();
    const printed = vi.spyOn(window, "print").mockImplementation(() => undefined);
    await press("Print it");
    expect(printed).toHaveBeenCalledOnce();
    await expectAccessible(container);
    await press("It is on paper");
    expect(await heading("Type the last two groups back")).toHaveFocus();
    expect(screen.queryByText(last)).toBeNull();
    await user.type(screen.getByLabelText(`Group ${groups.length - 1}`), lastBut.toLowerCase());
    await user.type(screen.getByLabelText(`Group ${groups.length}`), "0000");
    await press("The sheet is ready");
    expect(screen.getByRole("link", { name: new RegExp(`^Group ${groups.length} is not what stands on the sheet`) })).toHaveAttribute("href", `#group-${groups.length}`);
    expect(screen.queryByRole("link", { name: new RegExp(`^Group ${groups.length - 1} `) })).toBeNull();
    await expectAccessible(container);
    await user.clear(screen.getByLabelText(`Group ${groups.length}`));
    await user.type(screen.getByLabelText(`Group ${groups.length}`), last);
    await press("The sheet is ready");
    expect(await heading("The recovery sheet is ready")).toHaveFocus();
    expect(container).not.toHaveTextContent(lastBut);
    expect(host.callsOf("space.make_sheet")).toHaveLength(1);
    await expectAccessible(container);
  });

  it("shows the same sheet again when the paper cannot be read", async () => {
    render(MakeSheet);
    await press("Make the sheet and show it");
    await press("It is on paper");
    await press("Show the sheet again");
    expect(await heading("Print this sheet now")).toHaveFocus();
    expect(screen.getByText(last)).toBeVisible();
    expect(host.callsOf("space.make_sheet")).toHaveLength(1);
  });

  it("says so while the folder has not heard of it", async () => {
    view = { ...member, last: offline };
    render(MakeSheet);
    await press("Make the sheet and show it");
    expect(await screen.findByText(/The sheet has not gone out yet/)).toBeVisible();
  });

  it("is the owner's alone", async () => {
    view = { ...member, may_make_sheet: false };
    render(MakeSheet);
    expect(await screen.findByText("Only the owner of the space can make one.")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("leads to making one from the page of the space", async () => {
    view = { ...member, sheets: [] };
    render(Sharing);
    expect(await screen.findByText(/None made yet/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Make a recovery sheet" })).toHaveAttribute("href", "#/sharing/sheet");
  });

  it("lists those that are good, and cancels one from the owner’s own computer", async () => {
    view = { ...member, sheets: [first, { id: "sheet-2", name: "Recovery sheet of 1 December 2026, 9:00", may_cancel: false }] };
    render(Sharing);
    expect(await screen.findByText(first.name)).toBeVisible();
    expect(screen.getAllByRole("link", { name: /^Cancel this sheet/ })).toHaveLength(1);
    expect(screen.getByRole("link", { name: `Cancel this sheet: ${first.name}` })).toHaveAttribute("href", "#/sharing/sheet/sheet-1/cancel");
  });

  it("says what a cancelled sheet can still do before it is cancelled", async () => {
    view = { ...member, sheets: [first] };
    host.on("space.computer_leaving", () => ({ name: first.name, ends: ["Nobody comes in with it."], stays: ["What was shared can be read."], afterwards: ["Tear it up."] }));
    host.on("space.remove_computer", () => (view = { ...member, sheets: [] }));
    const { container } = render(CancelSheet, { params: { id: first.id }, search: {} });
    expect(await heading(`Cancel: ${first.name}`)).toBeVisible();
    expect(await screen.findByText("What was shared can be read.")).toBeVisible();
    await expectAccessible(container);
    await press(/^Cancel this sheet/);
    expect(await heading("The sheet is cancelled")).toHaveFocus();
    expect(host.callsOf("space.remove_computer")).toEqual([{ id: "sheet-1" }]);
  });
});

it("takes a group as people type it, and no other", () => {
  expect(groupsToProve("R1-AAAA-BBBB-CCCC")).toEqual([3, 4]);
  expect(sameGroup(" 40kd ", "40KD")).toBe(true);
  expect(sameGroup("4OKD", "40KD")).toBe(true);
  expect(sameGroup("LXCE", "1XCE")).toBe(true);
  expect(sameGroup("40KE", "40KD")).toBe(false);
  expect(sameGroup("", "40KD")).toBe(false);
  expect(sameGroup("", undefined)).toBe(false);
});

describe("coming in by a recovery sheet", () => {
  beforeEach(() => {
    view = noSpace;
    host.on("space.recover", () => (view = member));
  });

  it("is offered to those who do not share yet", async () => {
    render(Sharing);
    expect(await screen.findByRole("link", { name: "Come in with a recovery sheet" })).toHaveAttribute("href", "#/sharing/recover");
  });

  it.each([true, false])("hands over the code, the folder and whether to shut out (%s)", async (shut_out) => {
    const { container } = render(Recover);
    await press("Come in");
    expect(screen.getByRole("link", { name: "Enter the code on the sheet" })).toHaveAttribute("href", "#code");
    expect(screen.getByRole("link", { name: "Choose the shared folder" })).toHaveAttribute("href", "#folder");
    await user.type(screen.getByLabelText("The code on the sheet"), ` ${sheet.code}`);
    await press("Choose the folder");
    if (shut_out) await user.click(screen.getByRole("checkbox", { name: "The owner’s computers are lost: shut them out" }));
    await expectAccessible(container);
    await press("Come in");
    await waitFor(() => expect(location.hash).toBe("#/sharing"));
    expect(host.callsOf("space.recover")).toEqual([{ code: sheet.code, place: { folder }, shut_out }]);
  });

  it("points at the code when it is wrong, and keeps it", async () => {
    host.on("space.recover", () => refuse("invalid", "The code is not complete. Check it letter by letter.", "code"));
    render(Recover);
    await user.type(screen.getByLabelText("The code on the sheet"), "R1-7K4P");
    await press("Choose the folder");
    await press("Come in");
    expect(await screen.findByRole("link", { name: /not complete/ })).toHaveAttribute("href", "#code");
    expect(screen.getByLabelText("The code on the sheet")).toHaveValue("R1-7K4P");
  });
});
