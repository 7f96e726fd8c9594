import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { diagnosticText, health, member, went } from "../../dev/made-up/sharing";
import type { BundleMade, HealthView } from "../../lib/ipc/generated";
import { hearProgress } from "../../lib/state/progress.svelte";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import Diagnostic from "./Diagnostic.svelte";
import Health from "./Health.svelte";
import { routes } from "./index";
import Sharing from "./Sharing.svelte";

const user = userEvent.setup();
const section = async (name: string | RegExp) => within(await screen.findByRole("region", { name }));
const well: HealthView = { ...health, sentence: "Sharing is doing well.", aside: [], forks: [], clocks: [], waiting: [], awaited: 0, paused: [], colleagues: health.colleagues.slice(0, 1), digests: [] };

describe("how sharing is doing", () => {
  it("says who was heard and can read, what was left aside, and which clock is wrong", async () => {
    openHost({ "space.health": () => health });
    const { container } = render(Health);
    expect(await screen.findByText("6 things to know are below.")).toBeVisible();
    expect(screen.getByText(/^The clock of the computer of Joan was wrong/)).toBeVisible();
    const heard = await section(/^Heard from/);
    expect(heard.getByText("Their app reads version 1, so it can read what you send.")).toBeVisible();
    expect(heard.getByText("Their app is too old for what you send. Ask them to update it.")).toBeVisible();
    expect(heard.getByText("What their app can read is not known yet.")).toBeVisible();
    expect(heard.queryByText("Priya")).toBeNull();
    const aside = await section(/^Left aside/);
    expect(aside.getByText(/it is damaged or was not copied whole/)).toBeVisible();
    expect(aside.getByText("The app of Dr Ellis was copied, and both copies have sent.")).toBeVisible();
    expect(aside.getByText("Your app was copied, and both copies have sent.")).toBeVisible();
    expect(aside.getByText(/^2 parts of what colleagues sent have not come yet/)).toBeVisible();
    const words = screen.getByRole("list", { name: "Eight words for Quality team" });
    expect(within(words).getAllByRole("listitem").map((item) => item.textContent?.trim())).toEqual(["flannel", "plan", "scale", "balloon", "nest", "soccer", "inlet", "spoon"].map((word, at) => `${at + 1} ${word}`));
    expect(screen.getByText(/the words will differ/)).toBeVisible();
    await expectAccessible(container);
  });

  it("says of whom nothing more is fetched, and an administrator lets it through", async () => {
    let now = health;
    const host = openHost({ "space.health": () => now, "space.let_through": () => (now = { ...health, paused: [] }) });
    const { container } = render(Health);
    const paused = await section("Not fetched yet");
    expect(paused.getByText(/^More has come from Marek than the app fetches by itself: 500 MB in all\./)).toBeVisible();
    await expectAccessible(container);
    await user.click(paused.getByRole("button", { name: "Let more from Marek through" }));
    expect(host.callsOf("space.let_through")).toEqual([{ person: health.paused[0]!.person }]);
    expect(await screen.findByText("More is let through of what Marek sends.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Let more/ })).toBeNull());
  });

  it("says when letting through did not work", async () => {
    openHost({ "space.health": () => ({ ...well, paused: health.paused }), "space.let_through": () => refuse("refused", "This is for an administrator.") });
    render(Health);
    await user.click(await screen.findByRole("button", { name: "Let more from Marek through" }));
    expect(await screen.findByText("This is for an administrator.")).toBeVisible();
  });

  it("leaves letting through to administrators", async () => {
    const row = health.paused[0]!;
    openHost({ "space.health": () => ({ ...well, paused: [{ ...row, may_let_through: false }] }) });
    render(Health);
    expect(await screen.findByText(row.sentence)).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Let more/ })).toBeNull();
  });

  it("is short when all is well", async () => {
    openHost({ "space.health": () => well });
    const { container } = render(Health);
    expect(await screen.findByText("Sharing is doing well.")).toBeVisible();
    expect(screen.getByText("Every file could be used.")).toBeVisible();
    expect(screen.getByText("Nothing waits.")).toBeVisible();
    expect(screen.getByText("Nobody else is here yet.")).toBeVisible();
    expect(screen.queryByText(/the words will differ/)).toBeNull();
    await expectAccessible(container);
  });

  it("says why when there is nothing to tell, and is reached from Sharing", async () => {
    const host = openHost({ "space.health": () => refuse("refused", "You do not share with anybody yet."), "space.view": () => member });
    const page = render(Health);
    expect(await screen.findByText("You do not share with anybody yet.")).toBeVisible();
    page.unmount();
    render(Sharing);
    const link = await screen.findByRole("link", { name: "How sharing is doing" });
    expect(routes.map((route) => `#${route.path}`)).toContain(link.getAttribute("href"));
    expect(host.callsOf("space.health").length).toBeGreaterThan(0);
  });
});

describe("the file for who helps", () => {
  it("is shown whole before it is saved, and is what is saved", async () => {
    const host = openHost({ "space.diagnostic": () => ({ text: diagnosticText }), "host.pick": () => ({ token: "t1", name: "Downloads" }), "space.save_diagnostic": () => ({ name: "diagnostic.json", folder: { token: "t2", name: "Downloads" } }), "host.open_folder": () => ({}) });
    const { container } = render(Diagnostic);
    const shown = await screen.findByRole("region", { name: "What the file holds" });
    expect(shown.textContent).toBe(diagnosticText);
    expect(shown).toHaveAttribute("tabindex", "0");
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Save this file" }));
    expect(await screen.findByText("Saved as diagnostic.json. Send it only to who helps you.")).toBeVisible();
    expect(host.callsOf("space.save_diagnostic")).toEqual([{ folder: { token: "t1", name: "Downloads" } }]);
    expect(host.callsOf("space.diagnostic")).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Open its folder" }));
    expect(host.callsOf("host.open_folder")).toEqual([{ token: "t2", name: "Downloads" }]);
  });

  it("says what was in the way", async () => {
    openHost({ "space.diagnostic": () => ({ text: "{}" }), "host.pick": () => ({ token: "t1", name: "Stick" }), "space.save_diagnostic": () => refuse("disk-full", "There is no room.") });
    render(Diagnostic);
    await user.click(await screen.findByRole("button", { name: "Save this file" }));
    expect(await screen.findByText("There is no room.")).toBeVisible();
  });
});

describe("without the folder", () => {
  const made: BundleMade = { name: "Shared entries.vbundle", objects: 3, bytes: 900, everybody: true, sentence: "Shared entries.vbundle is ready, with 3 sealed parts.", folder: { token: "t9", name: "Stick" } };

  it("writes a file, tells how far it is, and can be stopped", async () => {
    let finish: (made: BundleMade) => void = () => undefined;
    const host = openHost({ "space.view": () => member, "host.pick": () => ({ token: "t8", name: "Stick" }), "bundle.out": () => new Promise<BundleMade>((resolve) => (finish = resolve)), "space.stop": () => ({}), "host.open_folder": () => ({}) });
    const { container } = render(Sharing);
    const file = await section("Without the folder");
    await user.click(file.getByRole("button", { name: "Take it on a stick" }));
    hearProgress({ job: "share", done: 2, total: 0, words: "2 parts written" });
    expect(await file.findByText("2 parts written")).toBeVisible();
    await expectAccessible(container);
    await user.click(file.getByRole("button", { name: "Stop" }));
    expect(host.callsOf("space.stop")).toHaveLength(1);
    finish(made);
    expect(await file.findByText(made.sentence)).toBeVisible();
    await waitFor(() => expect(file.queryByRole("button", { name: "Stop" })).toBeNull());
    await user.click(file.getByRole("button", { name: "Open its folder" }));
    expect(host.callsOf("host.open_folder")).toEqual([made.folder]);
    expect(host.callsOf("host.pick")).toEqual([{ purpose: "bundle-folder" }]);
  });

  it("writes only what is new since an earlier file, where there is one", async () => {
    const host = openHost({ "space.view": () => member, "bundle.days": () => ["2026-10-22", "2026-09-21"], "host.pick": () => ({ token: "t8", name: "Stick" }), "bundle.out": () => made });
    const { container } = render(Sharing);
    const file = await section("Without the folder");
    await user.selectOptions(await file.findByLabelText("What goes into the file"), "Only what is new since the file of 22 October 2026");
    await expectAccessible(container);
    await user.click(file.getByRole("button", { name: "Take it on a stick" }));
    expect(await file.findByText(made.sentence)).toBeVisible();
    await user.selectOptions(file.getByLabelText("What goes into the file"), "Everything");
    await user.click(file.getByRole("button", { name: "Take it on a stick" }));
    await waitFor(() => expect(host.callsOf("bundle.out")).toEqual([{ folder: { token: "t8", name: "Stick" }, since: "2026-10-22" }, { folder: { token: "t8", name: "Stick" }, since: null }]));
  });

  it("reads a colleague’s file, and says what is wrong with one", async () => {
    const host = openHost({ "space.view": () => member, "host.pick": () => ({ token: "t7", name: "x.vbundle" }), "bundle.in": () => ({ ...went, sent: 0, received: 12, sentence: "Received 12 entries." }) });
    render(Sharing);
    const file = await section("Without the folder");
    const read = file.getByRole("button", { name: "Read a file from a colleague" });
    const asked = host.callsOf("space.view").length;
    await user.click(read);
    expect(await file.findByText("Received 12 entries.")).toBeVisible();
    expect(host.callsOf("bundle.in")).toEqual([{ file: { token: "t7", name: "x.vbundle" } }]);
    await waitFor(() => expect(host.callsOf("space.view").length).toBeGreaterThan(asked));
    host.on("bundle.in", () => refuse("bad-file", "This file is damaged or not whole."));
    await user.click(read);
    expect(await file.findByText("This file is damaged or not whole.")).toBeVisible();
    host.on("host.pick", () => refuse("cancelled", "Cancelled."));
    await user.click(read);
    expect(await file.findByText("Nothing was written or read.")).toBeVisible();
    expect(file.queryByText("This file is damaged or not whole.")).toBeNull();
  });
});
