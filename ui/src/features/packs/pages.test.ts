import { screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { plan, planFor } from "../../dev/made-up/packs";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { announce } from "../../lib/state/changes";
import { expectAccessible } from "../../test/axe";
import { refuse } from "../../test/host";
import { afresh, atPages, button, made, openWith, planned, user } from "./steps.testing";

let host: FakeHost;

beforeEach(afresh);

describe("the pages", () => {
  it("are pictures, fetched as they are wanted, and turned by buttons", async () => {
    host = openWith();
    const { container } = await atPages();
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
    expect(await screen.findByRole("img", { name: "Page 1 of 8" })).toHaveAttribute("src", "blob:page-1");
    expect(made[0]?.type).toBe("image/svg+xml");
    await waitFor(() => expect(host.callsOf("pack.page")).toEqual([{ preview: "preview-1", page: 1 }, { preview: "preview-1", page: 2 }]));
    expect(screen.getByRole("button", { name: "Back" })).toHaveAttribute("aria-disabled", "true");
    await user.click(await button("Next"));
    expect(await screen.findByRole("img", { name: "Page 2 of 8" })).toBeVisible();
    await user.click(await button("Whole page"));
    expect(await button("Whole page")).toHaveAttribute("aria-pressed", "true");
    await user.click(await button("Larger"));
    expect(await button("Whole page")).toHaveAttribute("aria-pressed", "false");
    expect(screen.getByRole("group", { name: "Page 2" })).toHaveAttribute("tabindex", "0");
    await expectAccessible(container);
  });

  it("are let go of when the screen is left", async () => {
    host = openWith();
    const { unmount } = await atPages();
    await screen.findByRole("img", { name: "Page 1 of 8" });
    unmount();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:page-1");
  });

  it("say so when a page does not come, and can be set again", async () => {
    let gone = true;
    host = openWith({ "pack.page": () => (gone ? refuse("not-found", "Set the pages again to see this one.") : { svg: "<svg/>" }) });
    await atPages();
    expect(await screen.findByText("Set the pages again to see this one.")).toBeVisible();
    gone = false;
    await user.click(await button("Try again"));
    expect(await screen.findByRole("img", { name: "Page 1 of 8" })).toBeVisible();
    expect(host.callsOf("pack.preview")).toHaveLength(2);
  });

  it("warn when something has changed since", async () => {
    host = openWith();
    await atPages();
    announce({ kinds: ["concern"], ids: ["c1"] });
    await user.click(await button("Set the pages again"));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Set the pages again" })).toBeNull());
    expect(host.callsOf("pack.preview")).toHaveLength(2);
  });

  it("warn after an exchange only when it changed what the pack holds", async () => {
    let came = false;
    host = openWith({ "pack.plan": (asked) => ({ ...planFor(asked), left_out: came ? ["6 reports are not shown"] : plan.left_out }) });
    await atPages();
    const asked = () => host.callsOf("pack.plan").length;
    const before = asked();
    announce({ kinds: [], ids: [] });
    await waitFor(() => expect(asked()).toBe(before + 1));
    expect(screen.queryByRole("button", { name: "Set the pages again" })).toBeNull();
    came = true;
    announce({ kinds: [], ids: [] });
    expect(await button("Set the pages again")).toBeVisible();
  });

  it("stay on the first step when they cannot be set", async () => {
    host = openWith({ "pack.preview": () => refuse("internal", "The pages could not be set.") });
    await planned();
    await user.click(await button("See the pages"));
    expect(await screen.findByText("The pages could not be set.")).toBeVisible();
    expect(screen.getByRole("heading", { level: 1, name: "Make a meeting pack" })).toBeVisible();
  });
});
