import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { ellis, joan, joanAgain, myComputer } from "../../dev/made-up/members";
import { member, offline } from "../../dev/made-up/sharing";
import { sixWords } from "../../dev/made-up/words";
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
    host = openHost({ "space.view": () => view, "space.approve": settled, "space.refuse": settled, "space.replace": settled });
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
    expect(host.callsOf("space.approve")).toEqual([{ id: "request-sam", standing: "member", audiences: ["quality"] }]);
  });

  it("lets the approver choose what they may do, and ticks safeguarding never by itself", async () => {
    const { container } = open();
    expect(await screen.findByRole("radio", { name: "Member" })).toBeChecked();
    expect(screen.queryByRole("radio", { name: "Owner" })).toBeNull();
    expect(screen.getByRole("checkbox", { name: "Quality team" })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Safeguarding leads" })).not.toBeChecked();
    expect(screen.queryByRole("checkbox", { name: "Protected sources" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Contributor" }));
    expect(screen.getByRole("group", { name: "Whom may Sam send to?" })).toBeVisible();
    expect(screen.getByText(/reads nothing of what others share/)).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Lay reader" }));
    await user.click(screen.getByRole("checkbox", { name: "Safeguarding leads" }));
    await expectAccessible(container);
    await press("The words match: let them in");
    await heading("Sam is in");
    expect(host.callsOf("space.approve")).toEqual([{ id: "request-sam", standing: "lay-reader", audiences: ["quality", "safeguarding"] }]);
  });

  it("lets nobody in who could read nothing", async () => {
    open();
    await user.click(await screen.findByRole("checkbox", { name: "Quality team" }));
    await press("The words match: let them in");
    expect(screen.getByRole("link", { name: "Tick at least one group" })).toHaveAttribute("href", "#audiences");
    expect(host.callsOf("space.approve")).toEqual([]);
  });

  it("lets a member come back whose only computer is lost, once it is said who", async () => {
    view = { ...member, requests: [{ ...member.requests[0]!, name: "joan " }] };
    const { container } = open();
    expect(await screen.findByRole("radio", { name: "Somebody new" })).toBeChecked();
    expect(screen.getByText("Joan is a member already.")).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "A member whose only computer is lost or gone" }));
    expect(screen.queryByRole("radio", { name: "Member" })).toBeNull();
    await press(/shut out the lost computer and let this one in/);
    expect(screen.getByRole("link", { name: "Choose which member this is" })).toHaveAttribute("href", "#member");
    expect(host.callsOf("space.replace")).toEqual([]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Which member is this?" }), "Joan");
    expect(screen.getByText(/Shut out for ever: Joan’s tablet/)).toBeVisible();
    await expectAccessible(container);
    await press(/shut out the lost computer and let this one in/);
    expect(await heading("Joan is in on a new computer")).toHaveFocus();
    expect(screen.getByText(/information governance lead today/)).toBeVisible();
    expect(host.callsOf("space.replace")).toEqual([{ id: "request-sam", person: joan.person }]);
    expect(host.callsOf("space.approve")).toEqual([]);
  });

  it("shuts nothing out of a member who asks on an unknown computer before it is said to be lost", async () => {
    view = { ...member, requests: [joanAgain] };
    const { container } = render(RequestPage, { params: { id: joanAgain.id }, search: {} });
    expect(await screen.findByRole("group", { name: /Where is the other computer of Joan \(Joan’s tablet\)/ })).toBeVisible();
    for (const radio of screen.getAllByRole("radio")) expect(radio).not.toBeChecked();
    await press(/shut out the lost computer/);
    expect(screen.getByRole("link", { name: "Choose where the other computer is" })).toHaveAttribute("href", "#who");
    await user.click(screen.getByRole("radio", { name: "Joan still has it" }));
    expect(screen.queryByRole("button", { name: /let this one in/ })).toBeNull();
    expect(screen.getByText(/Another computer of mine/)).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("radio", { name: "It is lost or gone" }));
    await press(/shut out the lost computer and let this one in/);
    await heading("Joan is in on a new computer");
    expect(host.callsOf("space.replace")).toEqual([{ id: joanAgain.id, person: joan.person }]);
  });

  it("lets in without a choice where all computers of the member were shut out before", async () => {
    view = { ...member, members: member.members.map((row) => (row.person === joan.person ? { ...row, computers: [] } : row)), requests: [joanAgain] };
    render(RequestPage, { params: { id: joanAgain.id }, search: {} });
    expect(await screen.findByText("All computers that they had were shut out before.")).toBeVisible();
    expect(screen.queryByRole("radio")).toBeNull();
    await press("The words match: let them in");
    expect(await heading("Joan is in on a new computer")).toHaveFocus();
    expect(screen.queryByText(/information governance lead/)).toBeNull();
  });

  it("leaves a member above to somebody above them", async () => {
    const above = { ...joanAgain, name: "Dr Ellis", member: ellis.person };
    view = { ...member, members: member.members.map((row) => ({ ...row, may_change: false })), requests: [above] };
    const { container } = render(RequestPage, { params: { id: above.id }, search: {} });
    expect(await screen.findByText(/Only somebody who stands above Dr Ellis/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /let/ })).toBeNull();
    await expectAccessible(container);
  });

  it("says that somebody was a member before", async () => {
    view = { ...member, requests: [{ ...member.requests[0]!, former: "Alun" }] };
    open();
    expect(await screen.findByText(/Alun was a member before/)).toBeVisible();
  });

  it("asks only for the words when it is one's own computer", async () => {
    view = { ...member, requests: [myComputer] };
    const { container } = render(RequestPage, { params: { id: myComputer.id }, search: {} });
    expect(await heading("Your other computer asks")).toBeVisible();
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.getByText(/Your private notes stay where you wrote them/)).toBeVisible();
    await expectAccessible(container);
    await press("The words match: let it in");
    expect(await heading("Your other computer is in")).toHaveFocus();
    expect(host.callsOf("space.approve")).toHaveLength(1);
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
