import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { aloneView, team } from "../../dev/made-up/team";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import HandOverPage from "./HandOverPage.svelte";
import TeamPage from "./TeamPage.svelte";

const user = userEvent.setup();
const at = { params: { id: "visit-cedar" }, search: {} };
const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
let host: FakeHost;

beforeEach(() => {
  host = openHost(team());
  location.hash = "#/visits/visit-cedar/team";
});

describe("the team of a visit", () => {
  it("says who has handed in and that notes are hidden, and shows none of them", async () => {
    const { container } = render(TeamPage, at);
    expect(await screen.findByText("Two colleagues have handed in. You have not.")).toBeVisible();
    expect(screen.getByText(/22 notes of your colleagues are here/)).toBeVisible();
    expect(screen.getByText(/“Call bell out of reach, bay 3”/)).toBeVisible();
    await expectAccessible(container);
    await press("Hand 5 notes to the team");
    await waitFor(() => expect(location.hash).toBe("#/visits/visit-cedar/hand-over"));
  });

  it("lets a visit that was written apart join the team's", async () => {
    host.on("visit.team", () => aloneView);
    const { container } = render(TeamPage, at);
    expect(await screen.findByRole("button", { name: "Share this visit with the team" })).toBeVisible();
    await expectAccessible(container);
    await press(/^This is the same visit/);
    await waitFor(() => expect(host.callsOf("visit.join")).toEqual([{ visit: "visit-cedar", into: "visit-oak" }]));
    await waitFor(() => expect(location.hash).toBe("#/visits/visit-oak/team"));
  });

  it("lets somebody without notes hand in, and then shows the others", async () => {
    host.on("visit.team", () => ({ ...aloneView, shared: true, can_share: false, waiting: 0, same_as: [] }));
    render(TeamPage, at);
    await press("I have nothing to hand in");
    await waitFor(() => expect(host.callsOf("visit.hand_over")).toEqual([{ visit: "visit-cedar", notes: [] }]));
  });
});

describe("handing over", () => {
  it("keeps back what could point to a person until it is settled, and what its author keeps", async () => {
    const { container } = render(HandOverPage, at);
    expect(await screen.findByText(/1 note could point to a person/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Hand over 4 notes" })).toBeVisible();
    await expectAccessible(container);
    await press("Use this wording");
    await screen.findByRole("button", { name: "Hand over 5 notes" });
    expect(host.callsOf("note.settle")).toEqual([expect.objectContaining({ id: "note-5", choice: "replace", text: "one patient, at night" })]);
    const keep = screen.getAllByRole("checkbox", { name: "Keep this one for myself" });
    await user.click(keep[0]!);
    await press("Hand over 4 notes");
    await waitFor(() => expect(location.hash).toBe("#/visits/visit-cedar/team"));
    const [asked] = host.callsOf("visit.hand_over") as { notes: { id: string; content: string }[] }[];
    expect(asked?.notes.map((note) => note.id)).toEqual(["note-2", "note-3", "note-4", "note-5"]);
    expect(asked?.notes[0]?.content).toBe("content-note-2");
  });

  it("shows the notes anew when one changed meanwhile", async () => {
    host.on("visit.hand_over", () => refuse("refused", "A note has changed since you looked at it. Look again."));
    render(HandOverPage, at);
    await press("Hand over 4 notes");
    expect(await screen.findByText("A note has changed since you looked at it. Look again.")).toBeVisible();
    expect(host.callsOf("visit.hand_over_preview").length).toBeGreaterThan(1);
  });
});
