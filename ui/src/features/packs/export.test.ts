import { screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { issued } from "../../dev/made-up/packs";
import type { PackExport, PackRequest } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { refuse } from "../../test/host";
import { afresh, atExport, button, fillExport, openWith, user } from "./steps.testing";

let host: FakeHost;
const plans = () => host.callsOf("pack.plan") as PackRequest[];

beforeEach(afresh);

describe("export", () => {
  it("says everything that is missing and sends nothing", async () => {
    host = openWith();
    await atExport();
    await user.clear(screen.getByRole("textbox", { name: "Who confirms it?" }));
    for (const name of ["PDF", "Word", "Excel"]) await user.click(screen.getByRole("checkbox", { name }));
    await user.click(await button("Confirm and export"));
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual([
      "Choose at least one kind of file",
      "Say who confirms this pack: name and role",
      "Say why it is shared, and with whom",
      "Choose the folder for the files",
    ]);
    expect(host.callsOf("pack.export")).toEqual([]);
  });

  it("issues what was shown, under one's own name, and says where it is", async () => {
    host = openWith();
    const { container } = await atExport();
    expect(screen.getByRole("checkbox", { name: "JSON" })).not.toBeChecked();
    await expectAccessible(container);
    await fillExport();
    await user.click(await button("Confirm and export"));
    expect(await screen.findByRole("heading", { level: 1, name: "Pack issued" })).toHaveFocus();
    const [sent] = host.callsOf("pack.export") as [PackExport];
    expect(sent).toEqual({ request: plans().at(-1), formats: ["pdf", "docx", "xlsx"], confirmed_by: "Priya, quality manager", why: "For the meeting", folder: issued.folder });
    expect(screen.getByText("Its number in the register is 2026-0008.")).toBeVisible();
    expect(screen.getByText("cqrm-pack-RSG-2026-12-10.pdf")).toBeVisible();
    expect(host.callsOf("host.open_folder")).toEqual([issued.folder]);
    await user.click(await button("Open the folder"));
    expect(host.callsOf("host.open_folder")).toEqual([issued.folder, issued.folder]);
    await expectAccessible(container);
  });

  it("says how far it is, and can be stopped", async () => {
    let end: (thrown: unknown) => void = () => undefined;
    host = openWith({ "pack.export": () => new Promise((_, fail) => (end = fail)) });
    const { container } = await atExport();
    await fillExport();
    await user.click(await button("Confirm and export"));
    expect(await screen.findByRole("progressbar", { name: "Making the files" })).toBeVisible();
    await expectAccessible(container);
    await user.click(await button("Stop"));
    expect(host.callsOf("pack.cancel")).toEqual([{}]);
    end({ code: "cancelled", message: "Cancelled. Nothing was changed" });
    expect(await screen.findByText("Stopped.")).toBeVisible();
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(screen.getByRole("textbox", { name: "Why is it shared, and with whom?" })).toHaveValue("For the meeting");
  });

  it("leaves the folder as it was when none is picked", async () => {
    host = openWith({ "host.pick": () => refuse("cancelled", "Cancelled. Nothing was changed") });
    await atExport();
    await user.click(await button("Choose a folder"));
    expect(screen.queryByText("There is a problem")).toBeNull();
    expect(await button("Choose a folder")).toBeVisible();
  });

  it("keeps everything when the disk says no", async () => {
    host = openWith({ "pack.export": () => refuse("disk-full", "The disk is full. Make room and try again.") });
    await atExport();
    await fillExport();
    await user.click(await button("Confirm and export"));
    expect(await screen.findByText("The disk is full. Make room and try again.")).toBeVisible();
    expect(document.title).toMatch(/^Error: /);
    expect(screen.getByText("December meeting")).toBeVisible();
  });
});
