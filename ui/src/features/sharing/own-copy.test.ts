import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { member } from "../../dev/made-up/sharing";
import type { AppStatus, OwnCopyView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { openHost, openStatus, refuse } from "../../test/host";
import BringBack from "./BringBack.svelte";
import OwnCopy from "./OwnCopy.svelte";
import Sharing from "./Sharing.svelte";

const user = userEvent.setup();
const code = "7K4PX-QX2MA-9DRTB-H6WBC-3NVCD-E8YFE";
const off: OwnCopyView = { on: false, possible: true, sentence: "No private copy is kept at the shared place.", proven: null, problem: null };
const on: OwnCopyView = { on: true, possible: true, sentence: "All on this laptop was copied 08:15 today. It holds 312 entries: 6 visits.", proven: "Tried 08:16 today: it came back whole, with 312 entries.", problem: null };
let view: OwnCopyView;
let host: FakeHost;

const press = (name: string) => screen.findByRole("button", { name }).then((button) => user.click(button));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

beforeEach(() => {
  view = off;
  host = openHost({
    "space.view": () => member,
    "own_copy.view": () => view,
    "own_copy.turn_on": ({ recovery_code }) => (recovery_code === code ? (view = on) : refuse("invalid", "That recovery code belongs to another vault.", "recovery_code")),
    "own_copy.turn_off": () => (view = off),
    "own_copy.now": () => (view = on),
    "own_copy.try": () => (view.problem ? refuse("refused", view.problem) : view),
    "host.pick": () => ({ token: "token-1", name: "Quality team" }),
  });
});

describe("keeping a private copy", () => {
  it("says what is gone without the code, and takes it only with the right code", async () => {
    const { container } = render(OwnCopy);
    await heading("Keep a private copy at the shared place");
    expect(screen.getByText(/Without the code and without this laptop it is gone/)).toBeVisible();
    await expectAccessible(container);
    await press("Keep a private copy");
    expect(screen.getByRole("link", { name: "Enter your recovery code" })).toHaveAttribute("href", "#recovery_code");
    expect(host.callsOf("own_copy.turn_on")).toHaveLength(0);
    await user.type(screen.getByLabelText(/Your recovery code/), "wrong");
    await press("Keep a private copy");
    expect(await screen.findByRole("link", { name: /belongs to another vault/ })).toBeVisible();
    await user.clear(screen.getByLabelText(/Your recovery code/));
    await user.type(screen.getByLabelText(/Your recovery code/), ` ${code} `);
    await press("Keep a private copy");
    expect(await heading("Your private copy")).toHaveFocus();
    expect(screen.getByText(on.sentence)).toBeVisible();
    expect(container).not.toHaveTextContent(code);
    await expectAccessible(container);
  });

  it("cannot be turned on where nothing is shared", async () => {
    view = { ...off, possible: false };
    render(OwnCopy);
    await heading("Keep a private copy at the shared place");
    expect(screen.getByText(/You do not share with anybody yet/)).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

describe("the copy that is kept", () => {
  it("is copied and tried when somebody says so, and taken away when they say so", async () => {
    view = on;
    render(OwnCopy);
    await heading("Your private copy");
    expect(screen.getByText(/it came back whole, with 312 entries/)).toBeVisible();
    await press("Copy now");
    expect(await screen.findByText("The copy holds all there is.")).toBeVisible();
    await press("Try it");
    expect(await screen.findByText("It came back whole. Nothing here was changed.")).toBeVisible();
    await user.click(screen.getByText("Keep no copy any more"));
    await press("Take it away");
    expect(await heading("Keep a private copy at the shared place")).toHaveFocus();
  });

  it("says what is wrong with it, once", async () => {
    view = { ...on, problem: "The private copy did not come back whole." };
    const { container } = render(OwnCopy);
    expect(await screen.findByText("The private copy did not come back whole.")).toBeVisible();
    await press("Try it");
    expect(await screen.findAllByText("The private copy did not come back whole.")).toHaveLength(1);
    await expectAccessible(container);
  });

  it("is told on the page of sharing", async () => {
    const { unmount } = render(Sharing);
    expect(await screen.findByRole("link", { name: "Keep a private copy" })).toHaveAttribute("href", "#/sharing/own-copy");
    unmount();
    view = { ...on, problem: "The shared place can’t be reached." };
    openHost({ "space.view": () => member, "own_copy.view": () => view });
    render(Sharing);
    expect(await screen.findByText("The shared place can’t be reached.")).toBeVisible();
  });
});

describe("a lost computer", () => {
  const onstatus = vi.fn<(status: AppStatus) => void>();
  const onback = vi.fn();

  beforeEach(() => {
    onstatus.mockReset();
    host.on("setup.bring_back", ({ recovery_code }) => (recovery_code === code ? openStatus() : refuse("invalid", "There is no private copy for this recovery code at this place.", "recovery_code")));
  });

  it("comes back from the place, the code and a new passphrase", async () => {
    const { container } = render(BringBack, { onstatus, onback });
    await heading("Bring my notes back");
    // Nothing can be tried before there is a notebook.
    expect(screen.queryByRole("button", { name: "Try it" })).toBeNull();
    await press("Bring them back");
    expect(screen.getAllByRole("link").map((link) => link.textContent?.trim())).toEqual(["Choose the shared folder", "Enter your recovery code", "Enter a new passphrase of at least ten characters"]);
    await expectAccessible(container);
    await press("Choose the folder");
    await user.type(screen.getByLabelText("Your recovery code"), "wrong");
    await user.type(screen.getByLabelText("New passphrase"), "four seagulls stole it");
    await press("Bring them back");
    expect(await screen.findByRole("link", { name: /no private copy for this recovery code/ })).toBeVisible();
    await user.clear(screen.getByLabelText("Your recovery code"));
    await user.type(screen.getByLabelText("Your recovery code"), code);
    await press("Bring them back");
    expect(onstatus).toHaveBeenCalledOnce();
    expect(host.callsOf("setup.bring_back").at(-1)).toEqual({ place: { folder: { token: "token-1", name: "Quality team" } }, recovery_code: code, passphrase: "four seagulls stole it" });
  });

  it("can turn back", async () => {
    render(BringBack, { onstatus, onback });
    await press("Back");
    expect(onback).toHaveBeenCalledOnce();
  });
});
