import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { changed, ellis, joan, leavingOf, priya, withoutComputer, withoutMember } from "../../dev/made-up/members";
import { member, offline } from "../../dev/made-up/sharing";
import type { MemberRow, SpaceView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import ChangeMember from "./ChangeMember.svelte";
import LostComputer from "./LostComputer.svelte";
import MemberPage from "./MemberPage.svelte";
import RemoveMember from "./RemoveMember.svelte";
import Space from "./Space.svelte";

const user = userEvent.setup();
let host: FakeHost;
let view: SpaceView;

const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const about = (row: MemberRow) => ({ params: { id: row.person }, search: {} });
const texts = (title: string) => [...(screen.getByRole("heading", { name: title }).nextElementSibling?.children ?? [])].map((item) => item.textContent);

beforeEach(() => {
  view = member;
  host = openHost({ "space.view": () => view });
});

describe("who shares", () => {
  it("names each with what they may do and read, and folds away who was removed", async () => {
    const { container } = render(Space, { view: member, onchange: async () => undefined });
    const rows = within(screen.getByRole("region", { name: "Who shares 4 people" }));
    const row = (name: string) => rows.getByText(name).closest("li");
    expect(row("Joan")).toHaveTextContent("Lay member. Heard yesterday");
    expect(row("Joan")).toHaveTextContent("Member. Reads: Quality team");
    expect(row("Dr Ellis")).toHaveTextContent("Administrator. Reads: Quality team and Safeguarding leads");
    expect(row("Marek")).toHaveTextContent("Contributor. Sends to: Quality team");
    expect(rows.getByRole("link", { name: "Details of Joan" })).toHaveAttribute("href", `#/sharing/member/${joan.person}`);
    expect(rows.getByText("Alun")).not.toBeVisible();
    await user.click(rows.getByText("Removed: 1 person"));
    expect(rows.getByText("Alun")).toBeVisible();
    await expectAccessible(container);
  });

  it.each([
    ["tells a keyholder who else is one", true],
    ["keeps from others who holds the keys of protected sources", false],
  ])("%s", (_, keyholder) => {
    const members = [{ ...priya, audiences: keyholder ? priya.audiences.concat("protected") : priya.audiences }, { ...joan, audiences: joan.audiences.concat("protected") }];
    render(Space, { view: { ...member, members }, onchange: async () => undefined });
    expect(screen.queryAllByText(/Protected sources/).length > 0).toBe(keyholder);
  });
});

describe("one member", () => {
  it("shows what they may do, their computers, and the ways to change it", async () => {
    const { container } = render(MemberPage, about(ellis));
    expect(await heading("Dr Ellis")).toBeVisible();
    expect(screen.getByText(/^Administrator\. Lets colleagues in/)).toBeVisible();
    expect(screen.getByText(/^Reads: Quality team and Safeguarding leads\. Heard today/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Change what Dr Ellis may do" })).toHaveAttribute("href", "#/sharing/member/person-ellis/change");
    expect(screen.getByRole("link", { name: "Remove Dr Ellis" })).toHaveAttribute("href", "#/sharing/member/person-ellis/remove");
    expect(screen.getByRole("link", { name: "This computer is lost: Dr Ellis’s laptop" })).toHaveAttribute("href", "#/sharing/member/person-ellis/computers/device-ellis");
    await expectAccessible(container);
  });

  it("offers nothing that is not this person's to change", async () => {
    view = { ...member, members: [priya, { ...ellis, may_change: false, computers: ellis.computers.map((one) => ({ ...one, may_remove: false })) }] };
    render(MemberPage, about(ellis));
    expect(await screen.findByText("Only somebody who stands above Dr Ellis can change this.")).toBeVisible();
    expect(screen.queryByRole("link", { name: /^(Change|Remove|This computer)/ })).toBeNull();
  });

  it("lets one add a computer of one's own, and shut out any but the one in hand", async () => {
    render(MemberPage, about(priya));
    expect(await screen.findByText("Priya’s laptop (this laptop)")).toBeVisible();
    expect(screen.getByRole("link", { name: "Add another computer of yours" })).toHaveAttribute("href", "#/sharing/invite");
    expect(screen.getByRole("link", { name: "This computer is lost: Priya’s office computer" })).toBeVisible();
    expect(screen.queryByRole("link", { name: /lost: Priya’s laptop/ })).toBeNull();
    expect(screen.queryByText(/older than this one/)).toBeNull();
  });

  it("says who can shut out a computer that is older than the one in hand", async () => {
    const computers = priya.computers.map((one) => ({ ...one, may_remove: false }));
    view = { ...member, members: [{ ...priya, standing: "member", computers }] };
    render(MemberPage, about(priya));
    expect(await screen.findByText("A computer older than this one can be shut out only by somebody who stands above you.")).toBeVisible();
  });

  it("says so when they do not share any more", async () => {
    render(MemberPage, { params: { id: "person-gone" }, search: {} });
    expect(await screen.findByRole("heading", { name: "This person does not share any more" })).toBeVisible();
  });
});

describe("changing what a member may do", () => {
  beforeEach(() => host.on("space.change_member", (change) => (view = changed(view, change))));

  it("says what follows before it is saved, then saves it", async () => {
    const { container } = render(ChangeMember, about(joan));
    expect(await heading("Change what Joan may do")).toBeVisible();
    expect(screen.getByText("Nothing is changed yet.")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Safeguarding leads" }));
    expect(screen.getByText(/^Joan will also read what was shared with Safeguarding leads before today/)).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Quality team" }));
    expect(screen.getByText(/^From now on, what is shared with Quality team is sealed with new keys/)).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Lay reader" }));
    expect(screen.getByText(/^What Joan publishes from now on no longer counts/)).toBeVisible();
    await expectAccessible(container);
    await press("Save what Joan may do");
    expect(await heading("What Joan may do is changed")).toHaveFocus();
    expect(screen.getByText("Lay reader. Reads: Safeguarding leads.")).toBeVisible();
    expect(host.callsOf("space.change_member")).toEqual([{ person: joan.person, standing: "lay-reader", audiences: ["safeguarding"] }]);
  });

  it("leaves alone what this person cannot open, and does not tell of it", async () => {
    view = { ...member, members: [priya, { ...joan, audiences: ["quality", "protected"] }] };
    render(ChangeMember, about(joan));
    expect(await screen.findByRole("checkbox", { name: "Quality team" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: "Contributor" }));
    expect(screen.queryByText(/Protected/)).toBeNull();
    await press("Save what Joan may do");
    await heading("What Joan may do is changed");
    expect(host.callsOf("space.change_member")).toEqual([{ person: joan.person, standing: "contributor", audiences: ["quality", "protected"] }]);
  });

  it("names what stays because this person does not read it", async () => {
    view = { ...member, may_open: ["quality"] };
    render(ChangeMember, about(ellis));
    expect(await screen.findByText(/^What Dr Ellis has beside this stays: Safeguarding leads\./)).toBeVisible();
    await press("Save what Dr Ellis may do");
    await heading("What Dr Ellis may do is changed");
    expect(host.callsOf("space.change_member")).toEqual([{ person: ellis.person, standing: "admin", audiences: ["quality", "safeguarding"] }]);
  });

  it("asks for one group at least, and stays when the core refuses", async () => {
    render(ChangeMember, about(joan));
    await user.click(await screen.findByRole("checkbox", { name: "Quality team" }));
    await press("Save what Joan may do");
    expect(screen.getByRole("link", { name: "Tick at least one group" })).toHaveAttribute("href", "#audiences");
    expect(host.callsOf("space.change_member")).toEqual([]);
    host.on("space.change_member", () => refuse("refused", "Only the owner appoints an administrator.", "standing"));
    await user.click(screen.getByRole("checkbox", { name: "Quality team" }));
    await user.click(screen.getByRole("radio", { name: "Administrator" }));
    await press("Save what Joan may do");
    expect(await screen.findByRole("link", { name: "Only the owner appoints an administrator." })).toHaveAttribute("href", "#standing");
    expect(screen.getByRole("radio", { name: "Administrator" })).toBeChecked();
  });
});

describe("removing", () => {
  const said = leavingOf("Joan");

  it("says what ends, what stays and what is left to do before the button, and the last again after it", async () => {
    host.on("space.leaving", () => said);
    host.on("space.remove_member", ({ person }) => (view = { ...withoutMember(view, person), last: offline }));
    const { container } = render(RemoveMember, about(joan));
    expect(await heading("Remove Joan")).toBeVisible();
    expect(texts("What ends")).toEqual(said.ends);
    expect(texts("What it cannot do")).toEqual(said.stays);
    expect(texts("Left to do by hand afterwards")).toEqual(said.afterwards);
    expect(host.callsOf("space.remove_member")).toEqual([]);
    await expectAccessible(container);
    await press("Remove Joan: nothing new reaches them");
    expect(await heading("Joan is removed")).toHaveFocus();
    expect(texts("Left to do by hand")).toEqual(said.afterwards);
    expect(screen.getByText(/has not gone out yet/)).toBeVisible();
    expect(host.callsOf("space.remove_member")).toEqual([{ person: joan.person }]);
    await expectAccessible(container);
  });

  it("stays when it could not be done, and lets one go back", async () => {
    host.on("space.leaving", () => said);
    host.on("space.remove_member", () => refuse("refused", "Only the owner can remove an administrator."));
    render(RemoveMember, about(joan));
    await press(/^Remove Joan/);
    expect(await screen.findByText("Only the owner can remove an administrator.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Go back, change nothing" })).toHaveAttribute("href", `#/sharing/member/${joan.person}`);
  });

  it("says why it cannot be shown", async () => {
    host.on("space.leaving", () => refuse("not-found", "Nobody of this name shares."));
    render(RemoveMember, about(joan));
    expect(await screen.findByText("Nobody of this name shares.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
  });

  it("shuts out a lost computer, not its owner", async () => {
    const tablet = "Joan’s tablet";
    host.on("space.computer_leaving", () => leavingOf(tablet));
    host.on("space.remove_computer", ({ id }) => (view = withoutComputer(view, id)));
    const { container } = render(LostComputer, { params: { id: joan.person, computer: "device-joan" }, search: {} });
    expect(await heading(`Shut out ${tablet}`)).toBeVisible();
    await expectAccessible(container);
    await press(`Shut out ${tablet}: nothing new reaches it`);
    expect(await heading(`${tablet} is shut out`)).toHaveFocus();
    expect(host.callsOf("space.computer_leaving")).toEqual([{ id: "device-joan" }]);
    expect(host.callsOf("space.remove_computer")).toEqual([{ id: "device-joan" }]);
    await waitFor(() => expect(screen.queryByText(/has not gone out yet/)).toBeNull());
  });
});
