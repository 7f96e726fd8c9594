import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { homeManager } from "../dev/home";
import { stopCard } from "../dev/made-up/contacts";
import { notebook } from "../dev/made-up/notebook";
import { visitId } from "../dev/made-up/visit";
import { statusOf } from "../dev/status";
import { openAutosave } from "../lib/autosave/open";
import { useHost } from "../lib/ipc/client";
import { FakeHost } from "../lib/ipc/hosts/fake";
import type { Phase } from "../lib/ipc/generated";
import { forgetEverything } from "../lib/state/cache.svelte";
import { session } from "../lib/state/session.svelte";
import { expectAccessible } from "../test/axe";
import App from "./App.svelte";

let host: FakeHost;

function start(phase: Phase = "open", more: Record<string, string> = {}) {
  const status = statusOf(new URLSearchParams({ phase, ...more }));
  host = new FakeHost({
    "app.status": () => status,
    "session.lock": () => ({ ...status, phase: "locked", me: null }),
    "session.unlock": ({ passphrase }) => {
      if (passphrase !== "four seagulls") throw { code: "wrong-passphrase", message: "That is not the passphrase." };
      return { ...status, phase: "open" };
    },
    "session.active": () => ({}),
    "home.view": () => homeManager,
    "settings.get": () => ({
      display: status.display,
      idle_minutes: 30,
      organisation: "NHS Sandbox",
      commissioner: "icb",
      commissioner_word: "the ICB",
      meeting_name: "Clinical Quality Review Meeting",
      meeting_short: "CQRM",
      shortcuts: true,
      share_by_itself: true,
    }),
    "settings.put": (settings) => settings,
    "draft.open": ({ purpose }) => ({ id: "d1", purpose: purpose ?? "note", record: null, rev: 0, text: "", caret: 0, fields: {}, saved_at: "" }),
    "draft.put": ({ rev }) => ({ rev, saved_at: "10:42:07" }),
  });
  useHost(host);
  return render(App);
}

beforeEach(() => {
  forgetEverything();
  session.status = undefined;
  session.hidden = false;
  location.hash = "#/";
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
});
afterEach(() => vi.unstubAllGlobals());

const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const press = (keys: string) => userEvent.keyboard(keys);

describe("the first start", () => {
  it("leads whoever lost a computer to their private copy, and back", async () => {
    const { container } = start("new");
    await userEvent.click(await screen.findByRole("button", { name: "Bring my notes back" }));
    expect(await heading("Bring my notes back")).toHaveFocus();
    expect(screen.queryByText(/Getting ready: step/)).toBeNull();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(await heading(/Who will use this/)).toHaveFocus();
  });
});

describe("arriving", () => {
  it("titles the window, focuses the heading and marks the menu", async () => {
    start();
    expect(await heading(/Tuesday 24 November/)).toHaveFocus();
    expect(document.title).toBe("Home – Critical Friend");
    expect(screen.getByRole("link", { name: "Home" })).toHaveAttribute("aria-current", "page");
  });

  it("follows links and keeps the rail", async () => {
    start();
    await userEvent.click(await screen.findByRole("link", { name: "Settings" }));
    expect(await heading("Settings")).toHaveFocus();
    expect(document.title).toBe("Settings – Critical Friend");
    expect(screen.getByRole("button", { name: /New note/ })).toBeVisible();
  });

  it("says so when there is no such page", async () => {
    start();
    location.hash = "#/nowhere";
    expect(await heading("Page not found")).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Home" })).toBeVisible();
  });

  it("shows where things are saved and who is there", async () => {
    start();
    expect(await screen.findByText(/All saved on this laptop/)).toBeVisible();
    expect(screen.getByText("Priya, quality manager")).toBeVisible();
  });

  it("says on every page of practice that it is, with the way out", async () => {
    start("open", { practice: "" });
    const said = (await screen.findByText("This is practice.")).closest<HTMLElement>("[role=status]");
    expect(within(said as HTMLElement).getByRole("link", { name: "Leave practice" })).toHaveAttribute("href", "#/settings/practice");
  });

  it("is roomy for everybody before somebody has said who they are, then as they chose", async () => {
    const shown = start("new", { density: "compact" });
    await waitFor(() => expect(document.body.dataset.density).toBe("comfortable"));
    shown.unmount();
    start("open", { density: "compact" });
    await waitFor(() => expect(document.body.dataset.density).toBe("compact"));
  });

  it("has nothing that axe objects to", async () => {
    const { container } = start();
    await heading(/Tuesday/);
    await expectAccessible(container);
  });
});

describe("keys", () => {
  it("opens help for the screen with F1", async () => {
    start();
    await heading(/Tuesday/);
    await press("{F1}");
    expect(await heading("Getting started")).toBeVisible();
  });

  it("opens the stop card from anywhere with Ctrl+Shift+A, and goes back with Esc", async () => {
    start();
    host.on("stop.card", () => stopCard);
    await heading(/Tuesday/);
    location.hash = "#/settings";
    await heading("Settings");
    await press("{Control>}{Shift>}a{/Shift}{/Control}");
    expect(await heading("Somebody may be at risk")).toHaveFocus();
    expect(await screen.findByRole("region", { name: "Whom to ring" })).toBeVisible();
    await press("{F1}");
    expect(await heading("Is anyone at risk now?")).toBeVisible();
    location.hash = "#/settings";
    await heading("Settings");
    await userEvent.click(screen.getByRole("button", { name: "Somebody at risk?" }));
    await heading("Somebody may be at risk");
    await press("{Escape}");
    expect(await heading("Settings")).toHaveFocus();
  });

  it("keeps the words that were being written on the ward when the stop card is opened, and comes back to them", async () => {
    start();
    const core = notebook();
    for (const name of ["visit.view", "draft.open", "draft.put", "draft.list"] as const) host.on(name, core[name] as never);
    host.on("stop.card", () => stopCard);
    location.hash = `#/visits/${visitId}/ward`;
    const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "What did you see or hear?" });
    await userEvent.type(await box(), "Nobody came");
    await press("{Alt>}[Digit3]{/Alt}");
    await userEvent.click(screen.getByRole("button", { name: "Somebody at risk?" }));
    await heading("Somebody may be at risk");
    await waitFor(() => expect(host.callsOf("stop.card")).toEqual([{ visit: visitId }]));
    await userEvent.click(screen.getByRole("link", { name: "Back to where you were" }));
    await waitFor(async () => expect(await box()).toHaveValue("Nobody came"));
    expect(await box()).toHaveFocus();
    expect(screen.getByRole("radio", { name: "Concern" })).toBeChecked();
  });

  it("moves between the rail, the page and its side with F6", async () => {
    start();
    await heading(/Tuesday/);
    await press("{F6}");
    expect(document.activeElement?.closest("aside")).not.toBeNull();
    await press("{F6}");
    expect(screen.getByRole("link", { name: "Critical Friend" })).toHaveFocus();
    await press("{F6}");
    expect(screen.getByRole("main")).toHaveFocus();
    await press("{Shift>}{F6}{/Shift}");
    expect(screen.getByRole("link", { name: "Critical Friend" })).toHaveFocus();
  });

  it("keeps a larger text size", async () => {
    start();
    await heading(/Tuesday/);
    await press("{Control>}+{/Control}");
    await waitFor(() => expect(host.callsOf("settings.put")).toHaveLength(1));
    expect(host.callsOf("settings.put")[0]).toMatchObject({ display: { text_size: 125 } });
    expect(host.calls).toContainEqual({ name: "window.zoom", payload: { factor: 1.25 } });
  });
});

describe("locking", () => {
  it("saves the words first, then removes everything from the page", async () => {
    start();
    await heading(/Tuesday/);
    const order: string[] = [];
    const box = openAutosave({ put: async () => void order.push("words"), onState: () => {} });
    host.on("session.lock", () => {
      order.push("lock");
      return { ...statusOf(new URLSearchParams()), phase: "locked", me: null };
    });
    box.autosave.edit({ text: "Two bells", caret: 9 });
    await press("{Control>}l{/Control}");
    expect(await heading("Locked")).toBeVisible();
    expect(order).toEqual(["words", "lock"]);
    expect(document.body).not.toHaveTextContent("Call bells unanswered");
    expect(document.title).toBe("Locked");
    box.close();
  });

  it("hides but does not lock while words cannot be saved", async () => {
    start();
    await heading(/Tuesday/);
    const box = openAutosave({ put: () => Promise.reject(new Error("full")), onState: () => {} });
    box.autosave.edit({ text: "Two bells", caret: 9 });
    await press("{Control>}l{/Control}");
    expect(await screen.findByRole("button", { name: /Screen hidden/ })).toBeVisible();
    expect(host.callsOf("session.lock")).toHaveLength(0);
    box.end();
  });

  it("says what to do first when somebody is at risk, without the vault", async () => {
    const { container } = start("locked");
    const risk = await screen.findByRole("region", { name: "Somebody at risk?" });
    expect(risk).toHaveTextContent("Tell the nurse in charge now, in words. In danger, ring 999.");
    expect(risk).toHaveTextContent("inside, after unlocking");
    expect(host.calls.map((made) => made.name)).not.toContain("stop.card");
    expect(screen.getByLabelText("Passphrase")).toHaveFocus();
    await expectAccessible(container);
  });

  it("is left with the passphrase, and a wrong one is told beside the field", async () => {
    start("locked");
    const box = await screen.findByLabelText("Passphrase");
    expect(box).toHaveFocus();
    await userEvent.type(box, "wrong{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("That is not the passphrase.");
    expect(box).toHaveAccessibleDescription(/That is not the passphrase/);
    await userEvent.clear(box);
    await userEvent.type(box, "four seagulls{Enter}");
    expect(await heading(/Tuesday/)).toBeVisible();
  });

  it("follows the core when it locks by itself", async () => {
    start();
    await heading(/Tuesday/);
    host.on("app.status", () => ({ ...statusOf(new URLSearchParams()), phase: "locked", me: null }));
    host.emit({ type: "locked" });
    expect(await heading("Locked")).toBeVisible();
  });
});

describe("hiding", () => {
  it("takes the content out of the page and gives the window a bare title", async () => {
    start();
    await heading(/Tuesday/);
    await press("{Control>}{Shift>}h{/Shift}{/Control}");
    const back = await screen.findByRole("button", { name: /Press Enter to return/ });
    expect(back).toHaveFocus();
    expect(document.body).not.toHaveTextContent("Call bells unanswered");
    expect(document.title).toBe("Screen hidden");
    await press("{Enter}");
    expect(await heading(/Tuesday/)).toBeVisible();
  });
});

describe("the core's messages", () => {
  it("asks again what a change touched", async () => {
    start();
    await heading(/Tuesday/);
    host.on("home.view", () => ({ ...homeManager, sentence: "Nothing waits." }));
    host.emit({ type: "changed", kinds: ["concern"], ids: [] });
    expect(await screen.findByText("Nothing waits.")).toBeVisible();
  });

  it("does not ask for the first screen again at each pause of typing", async () => {
    start();
    await heading(/Tuesday/);
    expect(host.callsOf("home.view")).toHaveLength(1);
    location.hash = "#/notes/new";
    expect(await heading("New note")).toBeVisible();
    host.emit({ type: "changed", kinds: ["draft"], ids: [] });
    await userEvent.type(screen.getByRole("textbox", { name: /What have you seen/ }), "Two bells");
    host.emit({ type: "changed", kinds: ["draft"], ids: [] });
    location.hash = "#/";
    await heading(/Tuesday/);
    expect(host.callsOf("home.view")).toHaveLength(1);
    host.emit({ type: "changed", kinds: ["observation", "draft"], ids: [] });
    await waitFor(() => expect(host.callsOf("home.view")).toHaveLength(2));
  });

  it("shows a new name, role and menu at once, and keeps the notice that was told before", async () => {
    start();
    await heading(/Tuesday/);
    if (session.status) session.status = { ...session.status, notice: "The clock went back." };
    const before = statusOf(new URLSearchParams());
    host.on("app.status", () => ({ ...before, me: before.me && { ...before.me, name: "Priya Nair", role: "lay-member" } }));
    expect(screen.getByText("Priya, quality manager")).toBeVisible();
    host.emit({ type: "changed", kinds: ["person"], ids: [] });
    expect(await screen.findByText("Priya Nair, lay member")).toBeVisible();
    expect(screen.getByRole("link", { name: "My notes" })).toBeVisible();
    expect(screen.getByText("The clock went back.")).toBeVisible();
  });

  it("writes what is typed before it says that the window may close", async () => {
    start();
    await heading(/Tuesday/);
    const put = vi.fn().mockResolvedValue(undefined);
    const box = openAutosave({ put, onState: () => {} });
    box.autosave.edit({ text: "Two bells", caret: 9 });
    host.emit({ type: "flush" });
    await waitFor(() => expect(host.calls.map((made) => made.name)).toContain("window.flushed"));
    expect(put).toHaveBeenCalledOnce();
    box.close();
  });

  it("shows the window only when something is painted", async () => {
    start();
    expect(host.calls.map((made) => made.name)).not.toContain("window.ready");
    await heading(/Tuesday/);
    expect(host.calls.map((made) => made.name)).toContain("window.ready");
  });

  it("says what is wrong when the core does not answer, and can try again", async () => {
    host = new FakeHost();
    useHost(host);
    render(App);
    expect(await heading("The app could not start")).toBeVisible();
    host.on("app.status", () => statusOf(new URLSearchParams({ phase: "locked" })));
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await heading("Locked")).toBeVisible();
  });
});
