import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { joan } from "../../dev/made-up/members";
import { afresh, asking, member, noSpace, offline, shutOut, went } from "../../dev/made-up/sharing";
import { sixWords } from "../../dev/made-up/words";
import type { ShareReport, SpaceView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { places } from "../../lib/router/places";
import { announce } from "../../lib/state/changes";
import { hearProgress } from "../../lib/state/progress.svelte";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { routes } from "./index";
import Sharing from "./Sharing.svelte";
import { heardWords, movedWords } from "./words";

const user = userEvent.setup();
let host: FakeHost;
let view: SpaceView;

beforeEach(() => {
  host = openHost({ "space.view": () => view });
});

function show(as: SpaceView) {
  view = as;
  return render(Sharing);
}

const section = (name: string) => screen.findByRole("region", { name }).then((found) => within(found));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("before there is a space", () => {
  it("says in three sentences what sharing is, and offers two ways in", async () => {
    const { container } = show(noSpace);
    expect(await screen.findByText(noSpace.sentence)).toBeVisible();
    expect(screen.getByText(/^Only what you publish is shared/)).toBeVisible();
    expect(screen.getByText(/^Your notes stay on this laptop/)).toBeVisible();
    expect(screen.getByText(/folder or online storage that your organisation already has/)).toBeVisible();
    const paths = routes.map((route) => `#${route.path}`);
    for (const name of [/^Start sharing/, /^Join colleagues/]) expect(paths).toContain(screen.getByRole("link", { name }).getAttribute("href"));
    expect(paths).toContain(places.sharing());
    await expectAccessible(container);
  });

  it("offers another try when it could not be read", async () => {
    host.on("space.view", () => refuse("internal", "Sharing could not be read."));
    render(Sharing);
    expect(await screen.findByText("Sharing could not be read.")).toBeVisible();
    host.on("space.view", () => noSpace);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(noSpace.sentence)).toBeVisible();
  });
});

describe("on a computer that was shut out", () => {
  it("says so, and starts afresh only when it is asked to", async () => {
    const { container } = show(shutOut);
    host.on("space.begin_afresh", () => (view = afresh));
    expect(await screen.findByText(shutOut.sentence)).toBeVisible();
    expect(screen.getByText(/The old keys stay shut out, whoever has them/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Share now" })).toBeNull();
    expect(host.callsOf("space.begin_afresh")).toEqual([]);
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Start afresh as a new computer" }));
    expect(await screen.findByText(afresh.sentence)).toBeVisible();
    expect(await heading("Sharing")).toHaveFocus();
    expect(host.callsOf("space.begin_afresh")).toEqual([{}]);
    expect(screen.getByRole("link", { name: /^Join colleagues/ })).toBeVisible();
    expect(screen.queryByRole("link", { name: /^Start sharing/ })).toBeNull();
    await expectAccessible(container);
  });

  it("stays where it is when the core could not do it", async () => {
    show(shutOut);
    host.on("space.begin_afresh", () => refuse("internal", "The disk is full."));
    await user.click(await screen.findByRole("button", { name: "Start afresh as a new computer" }));
    expect(await screen.findByText("The disk is full.")).toBeVisible();
  });

  it("is a way out, too, for one that asks and does not know that it was shut out", async () => {
    const { container } = show(asking);
    host.on("space.begin_afresh", () => (view = afresh));
    await user.click(await screen.findByText("They say that this computer was shut out"));
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Start afresh as a new computer" }));
    expect(await screen.findByText(afresh.sentence)).toBeVisible();
  });
});

describe("while the request waits", () => {
  it("shows the kept words, and stays when nobody has let us in yet", async () => {
    host.on("space.share_now", () => ({ ...went, sentence: "Nobody has let you in yet." }));
    const { container } = show(asking);
    const words = await screen.findByRole("list", { name: "The six words" });
    expect(within(words).getAllByRole("listitem").map((item) => item.textContent?.trim())).toEqual(sixWords.map((word, at) => `${at + 1} ${word}`));
    expect(screen.getByText("You asked to join Sandbox quality team")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Check now" }));
    expect(await screen.findByText("Nobody has let you in yet.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Check now" })).toHaveFocus();
    await expectAccessible(container);
  });

  it("goes to the new heading once we are let in", async () => {
    host.on("space.share_now", () => ((view = { ...member, requests: [] }), went));
    const { container } = show(asking);
    await user.click(await screen.findByRole("button", { name: "Check now" }));
    expect(await screen.findByText("You have been let in.")).toBeVisible();
    expect(await heading("Sharing")).toHaveFocus();
    await expectAccessible(container);
  });

  it("takes no focus when it happens by itself", async () => {
    show(asking);
    await screen.findByText(asking.sentence);
    view = member;
    announce({ kinds: ["space"], ids: [] });
    expect(await screen.findByText("You have been let in.")).toBeVisible();
    expect(await heading("Sharing")).not.toHaveFocus();
  });

  it("says whose computer this becomes, and that private notes stay where they are", async () => {
    const mine: SpaceView = { ...asking, asking: asking.asking && { ...asking.asking, own_computer: true, inviter: "Priya" } };
    const { container } = show(mine);
    expect(await screen.findByText("This becomes another computer of Priya.")).toBeVisible();
    expect(screen.getByText(/Notes written privately on the first computer stay there/)).toBeVisible();
    expect(screen.getByRole("list", { name: "The six words" })).toBeVisible();
    expect(screen.queryByText(/your colleague has let you in/)).toBeNull();
    await expectAccessible(container);
  });

  it("still offers to check when the words are not known", async () => {
    show({ ...asking, asking: null });
    expect(await screen.findByRole("button", { name: "Check now" })).toBeVisible();
    expect(screen.queryByRole("list", { name: "The six words" })).toBeNull();
  });
});

describe("as a member", () => {
  it("puts the sentence first, what needs you before what waits, and who shares", async () => {
    const { container } = show({ ...member, last: { ...went, problems: [{ code: "fork", sentence: "A colleague’s app was copied. Tell the colleague." }] } });
    expect(await screen.findByText(member.sentence)).toBeVisible();
    const needs = await section("Needs you 2 items");
    expect(needs.getByText("Safeguarding lead. Compare six words, then decide.")).toBeVisible();
    expect(needs.getByRole("link", { name: "Compare the words with Sam" })).toHaveAttribute("href", "#/sharing/requests/request-sam");
    expect(needs.getByText(/Tell the colleague\.$/)).toBeVisible();
    const waits = await section("To be sent");
    expect(waits.getAllByRole("listitem").map((item) => item.querySelector("p")?.textContent)).toEqual(member.waiting);
    const people = (await section("Who shares 4 people")).getAllByRole("listitem").map((item) => item.textContent);
    expect(people[0]).toMatch(/^Priya\s*Quality manager\. This is you/);
    expect(people[1]).toMatch(/^Dr Ellis\s*GP quality lead\. Heard today/);
    expect(people[3]).toMatch(/^Marek\s*Role not given\. Not heard for 34 calendar days/);
    await expectAccessible(container);
  });

  it("offers the way out when these notes were copied to a second computer", async () => {
    const twin = { code: "twin", sentence: "This computer's entries go on somewhere else." };
    host.on("space.begin_anew", () => (view = { ...member, requests: [], last: went }));
    const { container } = show({ ...member, requests: [], last: { ...went, problems: [twin] } });
    const needs = await section("Needs you 1 item");
    expect(needs.getByText(/what waits is sent, and what the other sent comes in/)).toBeVisible();
    await expectAccessible(container);
    await user.click(needs.getByRole("button", { name: "Go on from this laptop" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: /^Needs you/ })).toBeNull());
    expect(host.callsOf("space.begin_anew")).toEqual([{}]);
  });

  it("says why going on here was refused", async () => {
    host.on("space.begin_anew", () => refuse("offline", "Sharing is still busy."));
    show({ ...member, requests: [], last: { ...went, problems: [{ code: "twin", sentence: "It goes on somewhere else." }] } });
    await user.click(await screen.findByRole("button", { name: "Go on from this laptop" }));
    expect(await screen.findByText("Sharing is still busy.")).toBeVisible();
  });

  it("shares when asked: progress, then the result in words, once", async () => {
    let end: (report: ShareReport) => void = () => undefined;
    host.on("space.share_now", () => new Promise<ShareReport>((done) => (end = done)));
    const { container } = show(member);
    const button = await screen.findByRole("button", { name: "Share now" });
    await user.click(button);
    await user.click(button);
    hearProgress({ job: "share", done: 1, total: 3, words: "Sending 1 of 3" });
    expect(await screen.findByText("Sending 1 of 3")).toBeVisible();
    await expectAccessible(container);
    hearProgress({ job: "share", done: 2, total: 0, words: "2 sent, 0 received" });
    expect(await screen.findByText("2 sent, 0 received")).toBeVisible();
    expect(screen.queryByRole("progressbar")).toBeNull();
    view = { ...member, waiting: [], last: went };
    end(went);
    expect(await screen.findByText(went.sentence)).toHaveAttribute("role", "status");
    expect(host.callsOf("space.share_now")).toHaveLength(1);
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(await screen.findByText("Nothing waits. What you publish from now on goes the next time you share.")).toBeVisible();
    expect(button).toHaveFocus();
  });

  it.each(["reported", "refused"])("takes a folder out of reach for usual (%s)", async (how) => {
    host.on("space.share_now", () => (how === "reported" ? offline : refuse("offline", offline.sentence)));
    const { container } = show({ ...member, requests: [], sentence: `3 entries wait. ${offline.sentence}`, last: offline });
    await user.click(await screen.findByRole("button", { name: "Share now" }));
    const said = await screen.findByText(offline.sentence);
    expect(said).toHaveAttribute("role", "status");
    // The page's own sentence says it already: it is spoken, not shown twice.
    expect(said).toHaveClass("nhsuk-u-visually-hidden");
    expect(screen.queryByRole("heading", { name: /^Needs you/ })).toBeNull();
    expect(screen.getByRole("link", { name: "The place has moved" })).toHaveAttribute("href", "#/sharing/folder");
    expect(screen.queryByRole("alert")).toBeNull();
    await expectAccessible(container);
  });

  it("says when sharing itself went wrong", async () => {
    host.on("space.share_now", () => refuse("disk-full", "The shared folder is full."));
    show(member);
    await user.click(await screen.findByRole("button", { name: "Share now" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The shared folder is full.");
    expect(screen.getByRole("button", { name: "Share now" })).not.toHaveAttribute("aria-disabled");
  });

  it("cancels an invitation and keeps the reader's place", async () => {
    host.on("space.cancel_invite", () => (view = { ...member, invites: [] }));
    show(member);
    await user.click(await screen.findByRole("button", { name: /^Cancel the invitation for Dr Okoro, made yesterday, \d\d:\d\d$/ }));
    expect(await screen.findByText("The invitation is cancelled. Its code lets nobody in.")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("heading", { name: "Invitations" })).toHaveFocus());
    expect(host.callsOf("space.cancel_invite")).toEqual([{ id: "invite-1" }]);
    expect(screen.queryByText("Not used yet")).toBeNull();
  });

  it("says whom to ask when this person may not invite", async () => {
    show({ ...member, may_invite: false, requests: [], invites: [] });
    expect(await screen.findByText(/Only some of you can invite a colleague/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Make an invitation" })).toBeNull();
    expect(screen.getByRole("link", { name: "Add a computer of yours" })).toHaveAttribute("href", "#/sharing/invite");
  });

  it("tells the first one to invite somebody", async () => {
    const { container } = show({ ...member, members: member.members.slice(0, 1), requests: [], invites: [], waiting: [], last: null });
    expect(await screen.findByRole("link", { name: "Invite the first colleague" })).toHaveAttribute("href", "#/sharing/invite");
    expect(screen.queryByRole("heading", { name: /^Needs you/ })).toBeNull();
    expect(screen.getByText("Not shared yet")).toBeVisible();
    await expectAccessible(container);
  });
});

it("says in words what moved and when a colleague was heard", () => {
  expect(movedWords({ ...went, sent: 1, received: 12 })).toBe("One entry went, 12 entries came in.");
  expect(movedWords({ ...went, sent: 0, received: 0 })).toBe("Nothing new went or came.");
  expect(heardWords({ ...joan, last_heard: null }, "2026-11-24")).toBe("Not heard yet");
  expect(heardWords({ ...joan, last_heard: "2026-10-26T12:00:00Z" }, "2026-11-24")).toBe("Heard Mon 26 October");
});
