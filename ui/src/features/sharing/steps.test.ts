import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asking, member, noSpace, offline } from "../../dev/made-up/sharing";
import type { SpaceView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import Invite from "./Invite.svelte";
import MoveFolder from "./MoveFolder.svelte";
import JoinSpace from "./JoinSpace.svelte";
import StartSpace from "./StartSpace.svelte";

const user = userEvent.setup();
const folder = { token: "token-1", name: "Quality team" };
const code = "V1-7K4P-QX2M-9DRT-H6WB-3NVC-E8YF-2ZJS";
let host: FakeHost;
let view: SpaceView;

beforeEach(() => {
  view = noSpace;
  host = openHost({ "space.view": () => view, "host.pick": () => folder });
  location.hash = "#/sharing/somewhere";
});

const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

describe("making a space", () => {
  it("asks for a name and a folder, and goes on only with both", async () => {
    host.on("space.create", () => (view = member));
    const { container } = render(StartSpace);
    await press("Make the space");
    expect(screen.getByRole("link", { name: "Enter a name for the space" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Choose the shared folder" })).toBeVisible();
    expect(document.title).toMatch(/^Error: /);
    await expectAccessible(container);
    expect(host.callsOf("space.create")).toEqual([]);
    await user.type(screen.getByLabelText("Name of the space"), " Sandbox team ");
    await press("Choose the folder");
    expect(await screen.findByText("Quality team")).toBeVisible();
    await press("Make the space");
    await waitFor(() => expect(location.hash).toBe("#/sharing"));
    expect(host.callsOf("space.create")).toEqual([{ name: "Sandbox team", place: { folder } }]);
    expect(host.callsOf("host.pick")).toEqual([{ purpose: "space" }]);
  });

  it("stays quiet when no folder was chosen after all, and says what the core refuses", async () => {
    host.on("host.pick", () => refuse("cancelled", "Nothing was chosen."));
    render(StartSpace);
    await press("Choose the folder");
    expect(screen.queryByText("Nothing was chosen.")).toBeNull();
    host.on("host.pick", () => folder);
    await press("Choose the folder");
    host.on("space.create", () => refuse("read-only", "The shared folder is read-only.", "folder"));
    await user.type(screen.getByLabelText("Name of the space"), "Team");
    await press("Make the space");
    expect(await screen.findByRole("link", { name: "The shared folder is read-only." })).toHaveAttribute("href", "#folder");
    expect(screen.getByRole("group", { name: "The shared folder" })).toHaveAccessibleDescription(/The shared folder is read-only/);
    expect(location.hash).toBe("#/sharing/somewhere");
  });
});

describe("online storage", () => {
  const online = { address: "s3://quality/team?endpoint=https://s3.example.org", name: "AKIA1", key: "s3cret" };
  const works = {
    usable: true,
    sentence: "You can share here. Read what is said below.",
    steps: [
      { code: "reach", result: "fine" as const, sentence: "The place can be reached." },
      { code: "delete", result: "remark" as const, sentence: "The place does not let you delete." },
    ],
  };

  async function fillIn() {
    await user.click(screen.getByRole("radio", { name: "Online storage" }));
    await user.type(screen.getByLabelText("Address"), online.address);
    await user.type(screen.getByLabelText(/Name or access key id/), online.name);
    await user.type(screen.getByLabelText("Key"), online.key);
  }

  it("is one choice away, asks for address and key, and hides the key", async () => {
    host.on("space.create", () => (view = member));
    const { container } = render(StartSpace);
    expect(screen.getByRole("radio", { name: "A shared folder" })).toBeChecked();
    await user.type(screen.getByLabelText("Name of the space"), "Team");
    await user.click(screen.getByRole("radio", { name: "Online storage" }));
    await press("Make the space");
    expect(screen.getByRole("link", { name: "Enter the address of the online storage" })).toHaveAttribute("href", "#address");
    expect(screen.getByRole("link", { name: "Enter the key of the online storage" })).toHaveAttribute("href", "#key");
    await expectAccessible(container);
    await fillIn();
    expect(screen.getByLabelText("Key")).toHaveAttribute("type", "password");
    await press("Make the space");
    await waitFor(() => expect(location.hash).toBe("#/sharing"));
    expect(host.callsOf("space.create")).toEqual([{ name: "Team", place: { online } }]);
  });

  it("can be tried first, and says step by step how it went", async () => {
    host.on("space.check_place", () => works);
    const { container } = render(JoinSpace);
    await fillIn();
    await press("Try it");
    expect(await screen.findByText(works.sentence)).toBeVisible();
    expect(screen.getByText("The place does not let you delete.")).toBeVisible();
    expect(screen.getByText("Good to know")).toBeVisible();
    await expectAccessible(container);
    expect(host.callsOf("space.check_place")).toEqual([{ online }]);
    // What was said is about the place that was tried.
    await user.type(screen.getByLabelText("Address"), "x");
    expect(screen.queryByText(works.sentence)).toBeNull();
  });

  it("says what the core refuses beside the field", async () => {
    host.on("space.join", () => refuse("invalid", "The key was not accepted.", "key"));
    render(JoinSpace);
    await user.type(screen.getByLabelText("The code"), code);
    await fillIn();
    await press("Ask to join");
    expect(await screen.findByRole("link", { name: "The key was not accepted." })).toHaveAttribute("href", "#key");
  });

  it("begins with the address in use when only the key is new", async () => {
    view = { ...member, online: online.address, last: offline };
    render(MoveFolder);
    expect(await screen.findByLabelText("Address")).toHaveValue(online.address);
    expect(screen.getByLabelText("Key")).toHaveValue("");
  });
});

describe("joining", () => {
  it("hands over the code and the folder, then shows Sharing", async () => {
    host.on("space.join", () => ((view = asking), asking.asking ?? refuse("internal", "")));
    const { container } = render(JoinSpace);
    await press("Ask to join");
    expect(screen.getByRole("link", { name: "Enter the code that your colleague gave you" })).toBeVisible();
    await user.type(screen.getByLabelText("The code"), ` ${code}`);
    await press("Choose the folder");
    await expectAccessible(container);
    await press("Ask to join");
    await waitFor(() => expect(location.hash).toBe("#/sharing"));
    expect(host.callsOf("space.join")).toEqual([{ code, place: { folder } }]);
  });

  it("points at the code when it is wrong, and keeps it", async () => {
    host.on("space.join", () => refuse("invalid", "The code is not complete. Check it letter by letter.", "code"));
    render(JoinSpace);
    await user.type(screen.getByLabelText("The code"), "V1-7K4P");
    await press("Choose the folder");
    await press("Ask to join");
    expect(await screen.findByRole("link", { name: /not complete/ })).toHaveAttribute("href", "#code");
    expect(screen.getByLabelText("The code")).toHaveValue("V1-7K4P");
  });
});

it("finds the folder again where it is now", async () => {
  view = { ...member, last: offline };
  host.on("space.folder", () => refuse("invalid", "This folder holds another space.", "folder"));
  const { container } = render(MoveFolder);
  await press("Share here");
  expect(screen.getByRole("link", { name: "Choose the shared folder" })).toBeVisible();
  await press("Choose the folder");
  await press("Share here");
  expect(await screen.findByRole("link", { name: "This folder holds another space." })).toBeVisible();
  await expectAccessible(container);
  host.on("space.folder", () => (view = member));
  await press("Share here");
  await waitFor(() => expect(location.hash).toBe("#/sharing"));
  expect(host.callsOf("space.folder").at(-1)).toEqual({ place: { folder } });
});

describe("inviting", () => {
  it("shows the code once, big enough to copy, and says what to do with it", async () => {
    view = member;
    host.on("space.invite", () => ({ id: "i1", code }));
    const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { container } = render(Invite);
    await user.type(screen.getByLabelText(/Name of your colleague/), "Dr Ellis");
    await press("Make a code");
    expect(await heading("The code for Dr Ellis")).toHaveFocus();
    expect(container.querySelector(".sh-code")).toHaveTextContent(new RegExp(`^${code}$`));
    expect(await screen.findByText("Quality team")).toBeVisible();
    await expectAccessible(container);
    await press("Copy the code");
    expect(copied).toHaveBeenCalledWith(code);
    expect(await screen.findByText("The code is copied.")).toBeVisible();
    copied.mockRejectedValue(new Error("no"));
    await press("Copy the code");
    expect(await screen.findByText(/Copying did not work here/)).toBeVisible();
    expect(host.callsOf("space.invite")).toEqual([{ for_whom: "Dr Ellis", own_computer: false }]);
  });

  it("says so while the folder has not heard of the invitation", async () => {
    view = { ...member, last: offline };
    host.on("space.invite", () => ({ id: "i1", code }));
    render(Invite);
    await press("Make a code");
    expect(await screen.findByText(/The invitation has not gone out yet/)).toBeVisible();
  });

  it("needs no name, and says why somebody may not invite", async () => {
    view = member;
    host.on("space.invite", () => refuse("refused", "Only an administrator can invite. Ask Priya."));
    render(Invite);
    await press("Make a code");
    expect(await screen.findByText("Only an administrator can invite. Ask Priya.")).toBeVisible();
    expect(host.callsOf("space.invite")).toEqual([{ for_whom: null, own_computer: false }]);
  });

  it("makes a code for a further computer of one's own, and says what does not come along", async () => {
    view = member;
    host.on("space.invite", () => ({ id: "i1", code }));
    const { container } = render(Invite);
    await user.click(await screen.findByRole("radio", { name: "Another computer of mine" }));
    expect(screen.queryByLabelText(/Name of your colleague/)).toBeNull();
    await expectAccessible(container);
    await press("Make a code");
    expect(await heading("The code for your other computer")).toHaveFocus();
    expect(screen.getByText(/not shared between your computers/)).toBeVisible();
    expect(host.callsOf("space.invite")).toEqual([{ for_whom: null, own_computer: true }]);
    await expectAccessible(container);
  });

  it("offers only that to somebody who may not bring in others", async () => {
    view = { ...member, may_invite: false };
    host.on("space.invite", () => ({ id: "i1", code }));
    render(Invite);
    expect(await heading("Add another computer of yours")).toBeVisible();
    expect(screen.queryByRole("radio")).toBeNull();
    await press("Make a code");
    await heading("The code for your other computer");
    expect(host.callsOf("space.invite")).toEqual([{ for_whom: null, own_computer: true }]);
  });
});
