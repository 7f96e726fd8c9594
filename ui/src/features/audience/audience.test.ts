import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { sharePreview } from "../../dev/made-up/raised";
import { me as person } from "../../dev/made-up/visit";
import type { Meta, SharePreview } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { takeBack } from "../../lib/records/takeBack";
import { WhoReads } from "../../shared";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import ShareTold from "./ShareTold.svelte";

const user = userEvent.setup();
let host: FakeHost;
let preview: SharePreview;

const about = { params: { id: "int-1" }, search: {} };
const press = (name: string | RegExp) => screen.findByRole("button", { name }).then((button) => user.click(button));
const meta: Meta = { id: "int-1", kind: "intelligence", author: person, device: "d1", created: "2026-11-12T10:00:00Z", edited: "2026-11-12T10:00:00Z", audience: "private", binned: null, shared_as: null };

beforeEach(() => {
  preview = sharePreview;
  host = openHost({ "share.preview": () => preview, "share.record": () => ({ id: "int-2" }), "share.take_back": () => ({ id: "int-0" }) });
  location.hash = "#/somewhere";
});

describe("sharing with other people", () => {
  it("shows exactly what leaves, names who will read it, and shares that and nothing else", async () => {
    const { container } = render(ShareTold, about);
    expect(await screen.findByText(/medicines change without anybody being told/)).toBeVisible();
    expect(screen.getByText("Dr Sam Ellis and Joan Field can read it.")).toBeVisible();
    expect(screen.getByText("What the quality team said about it")).toBeVisible();
    await expectAccessible(container);
    await press("Share it");
    expect(screen.getByRole("link", { name: "Choose who else should read it" })).toBeVisible();
    expect(host.callsOf("share.record")).toEqual([]);
    await user.click(screen.getByRole("radio", { name: "Safeguarding leads" }));
    await press("Share with: Safeguarding leads");
    await waitFor(() => expect(location.hash).toBe("#/intelligence/int-2"));
    expect(host.callsOf("share.record")).toEqual([{ id: "int-1", audience: "safeguarding", content: "content-1" }]);
  });

  it("shows the words anew when they changed meanwhile", async () => {
    host.on("share.record", () => refuse("refused", "This has changed since you looked at it. Look again, then share it."));
    render(ShareTold, about);
    await user.click(await screen.findByRole("radio", { name: "Safeguarding leads" }));
    preview = { ...sharePreview, parts: [{ field: "text", heading: "text", text: "Other words" }] };
    await press(/^Share with/);
    expect(await screen.findByText("Other words")).toBeVisible();
    expect(screen.getByText(/has changed since you looked/)).toBeVisible();
    expect(screen.getByRole("radio", { name: "Safeguarding leads" })).toBeChecked();
  });

  it("says calmly that it is somebody else's", async () => {
    host.on("share.preview", () => refuse("refused", "Only who wrote this can change who reads it."));
    render(ShareTold, about);
    expect(await screen.findByText("Only who wrote this can change who reads it.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("says so when nobody else can be chosen", async () => {
    preview = { ...sharePreview, choices: [] };
    render(ShareTold, about);
    expect(await screen.findByText(/nobody else that you can send to/)).toBeVisible();
  });

  it("leads back to settle personal details first", async () => {
    preview = { ...sharePreview, findings: [{ field: "text", kind: "bed", start: 0, end: 5, words: "Bed 4", reason: "A bed number can point to one person.", suggestion: "A patient" }] };
    render(ShareTold, about);
    expect(await screen.findByRole("link", { name: "Settle them first" })).toHaveAttribute("href", "#/intelligence/int-1");
    expect(screen.queryByRole("button", { name: /Share/ })).toBeNull();
  });
});

describe("on the page of an entry", () => {
  const ontake = (reason: string) => takeBack("intelligence", meta.id, reason);

  it("offers to share it, and to take back what is shared", async () => {
    const { rerender, container } = render(WhoReads, { meta, kind: "intelligence", what: "this entry", ontake });
    expect(await screen.findByRole("link", { name: /Share it with safeguarding leads/ })).toHaveAttribute("href", "#/intelligence/int-1/share");
    expect(screen.queryByText(/Take this entry back/)).toBeNull();
    await rerender({ meta: { ...meta, audience: "quality" }, kind: "intelligence", what: "this entry", ontake });
    await user.click(screen.getByText("Take this entry back"));
    await expectAccessible(container);
    await press("Take it back");
    expect(screen.getByText("Say why you take it back")).toBeVisible();
    await user.type(screen.getByLabelText("Why?"), "Meant for others");
    await press("Take it back");
    await waitFor(() => expect(location.hash).toBe("#/intelligence/int-0"));
    expect(host.callsOf("share.take_back")).toEqual([{ id: "int-1", reason: "Meant for others" }]);
  });
});
