import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { session } from "../../lib/state/session.svelte";
import { expectAccessible } from "../../test/axe";
import { openHost, openStatus, refuse, someSettings } from "../../test/host";
import Backups from "./Backups.svelte";
import DisplaySettings from "./DisplaySettings.svelte";
import KeySettings from "./KeySettings.svelte";
import LockSettings from "./LockSettings.svelte";
import NewRecoveryCode from "./NewRecoveryCode.svelte";
import OrganisationSettings from "./OrganisationSettings.svelte";
import Practice from "./Practice.svelte";
import You from "./You.svelte";

const user = userEvent.setup();
let host: FakeHost;

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  host = openHost({ "settings.get": () => someSettings, "settings.put": (settings) => settings });
});

describe("how it looks", () => {
  it("keeps each choice at once, beside the ones made before, and says so", async () => {
    const { container } = render(DisplaySettings);
    await user.click(await screen.findByRole("radio", { name: "Comfortable" }));
    await user.selectOptions(screen.getByLabelText("Text size"), "200");
    expect(await screen.findByText("Saved")).toBeVisible();
    const last = host.callsOf("settings.put").at(-1);
    expect(last).toMatchObject({ display: { density: "comfortable", text_size: 200 }, meeting_short: "CQRM" });
    await waitFor(() => expect(document.body.dataset.density).toBe("comfortable"));
    expect(session.status?.display.text_size).toBe(200);
    await expectAccessible(container);
  });

  it("tells when a choice could not be kept, and changes nothing on screen", async () => {
    host.on("settings.put", () => refuse("read-only", "The folder cannot be written."));
    render(DisplaySettings);
    await user.click(await screen.findByRole("radio", { name: /^Easier/ }));
    expect(await screen.findByText("The folder cannot be written.")).toBeVisible();
    expect(document.documentElement.dataset.letters).not.toBe("easier");
  });
});

describe("lock and passphrase", () => {
  it("keeps the idle time and lets the shell know", async () => {
    render(LockSettings);
    await user.selectOptions(await screen.findByLabelText("Lock by itself after"), "15");
    await waitFor(() => expect(session.status?.idle_minutes).toBe(15));
  });

  it("changes the passphrase only with the one in use", async () => {
    host.on("session.change_passphrase", ({ current }) => (current === "old one here" ? {} : refuse("wrong-passphrase", "That is not the passphrase in use.")));
    render(LockSettings);
    await user.type(await screen.findByLabelText("The passphrase you use now"), "wrong");
    await user.type(screen.getByLabelText("New passphrase"), "a longer new one");
    await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
    expect(await screen.findByRole("link", { name: "That is not the passphrase in use." })).toBeVisible();
    await user.clear(screen.getByLabelText("The passphrase you use now"));
    await user.type(screen.getByLabelText("The passphrase you use now"), "old one here");
    await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
    expect(await screen.findByText("The new passphrase works from now on.")).toBeVisible();
    expect(screen.getByLabelText("New passphrase")).toHaveValue("");
  });

  it("makes a new recovery code, shown once and typed back", async () => {
    host.on("session.new_recovery_code", () => ({ groups: ["7K4P", "QX2M"], ask: [2] }));
    host.on("setup.prove", () => openStatus());
    const { container } = render(NewRecoveryCode);
    await user.type(screen.getByLabelText("Your passphrase"), "old one here");
    await user.click(screen.getByRole("button", { name: "Show a new code" }));
    expect(await screen.findByText("7K4P")).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "I have written it down" }));
    expect(screen.queryByText("7K4P")).toBeNull();
    await user.type(screen.getByLabelText("Group 2 of the new code"), "QX2M");
    await user.click(screen.getByRole("button", { name: "Use the new code" }));
    expect(await screen.findByText(/The new code works/)).toBeVisible();
    expect(host.callsOf("setup.prove")).toEqual([{ groups: ["QX2M"] }]);
  });
});

describe("you", () => {
  const name = () => screen.getByLabelText("Your name");

  it("begins with what was said at first start, and keeps what is put right", async () => {
    host.on("session.change_me", () => ({}));
    const { container } = render(You);
    expect(name()).toHaveValue("Priya");
    expect(screen.getByRole("radio", { name: "Quality manager" })).toBeChecked();
    expect(screen.getByRole("group", { name: "What do you do?" })).toHaveAccessibleDescription(/may read and do in a shared folder stays as it is/);
    await user.clear(name());
    await user.type(name(), " Priya Nair ");
    await user.click(screen.getByRole("radio", { name: "Safeguarding lead" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved")).toBeVisible();
    expect(host.callsOf("session.change_me")).toEqual([{ name: "Priya Nair", role: "safeguarding-lead" }]);
    await expectAccessible(container);
  });

  it("asks for the name beside its field, and keeps nothing without it", async () => {
    const { container } = render(You);
    await user.clear(name());
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.click(await screen.findByRole("link", { name: "Enter your name" }));
    expect(name()).toHaveFocus();
    expect(name()).toHaveAccessibleDescription(/Error: Enter your name/);
    expect(host.callsOf("session.change_me")).toEqual([]);
    await expectAccessible(container);
  });

  it("tells why it could not be kept, and what was typed stays", async () => {
    host.on("session.change_me", () => refuse("disk-full", "The disk is full. Free some room and try again."));
    render(You);
    await user.type(name(), " Nair");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(name()).toHaveValue("Priya Nair");
    expect(screen.queryByText("Saved")).toBeNull();
  });
});

it("puts the organisation’s name right, and asks for one that is missing", async () => {
  const { container } = render(OrganisationSettings);
  const name = await screen.findByLabelText("Name of your organisation");
  expect(name).toHaveValue("NHS Sandbox");
  await user.clear(name);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await user.click(await screen.findByRole("link", { name: "Enter the name of your organisation" }));
  expect(name).toHaveFocus();
  expect(host.callsOf("settings.put")).toEqual([]);
  await expectAccessible(container);
  await user.type(name, "NHS Sandbox and Dunes");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved")).toBeVisible();
  expect(host.callsOf("settings.put")[0]).toMatchObject({ organisation: "NHS Sandbox and Dunes", commissioner: "icb", commissioner_word: "the ICB" });
  expect(screen.queryByText("There is a problem")).toBeNull();
});

it("keeps what the organisation and its meeting are called", async () => {
  render(OrganisationSettings);
  const meeting = await screen.findByLabelText("The meeting’s short name");
  await user.clear(meeting);
  await user.type(meeting, "QRM");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved")).toBeVisible();
  expect(host.callsOf("settings.put")[0]).toMatchObject({ meeting_short: "QRM", commissioner_word: "the ICB", idle_minutes: 5 });
});

it("turns shortcuts and sharing by itself off and on", async () => {
  render(KeySettings);
  await user.click(await screen.findByRole("checkbox", { name: "Use keyboard shortcuts" }));
  await waitFor(() => expect(host.callsOf("settings.put")[0]).toMatchObject({ shortcuts: false, share_by_itself: true }));
  await user.click(screen.getByRole("checkbox", { name: /Share by itself/ }));
  await waitFor(() => expect(host.callsOf("settings.put")[1]).toMatchObject({ shortcuts: false, share_by_itself: false }));
});

describe("backups", () => {
  const backup = { id: "b1", made: "2026-11-24T08:15:00Z", bytes: 1, entries: 312, checked: null, good: true, sentence: "Tue 24 November: not opened yet" };

  it("makes one, checks one, and says what came of it", async () => {
    host.on("backup.list", () => [backup]);
    host.on("backup.make", () => ({ ...backup, sentence: "Made at 10:42" }));
    host.on("backup.check", () => ({ ...backup, sentence: "Opened and read: 312 entries" }));
    const { container } = render(Backups);
    await user.click(await screen.findByRole("button", { name: "Check" }));
    expect(await screen.findByText("The backup was opened and read. It is whole.")).toBeVisible();
    expect(screen.getByText("Opened and read: 312 entries")).toBeVisible();
    expect(screen.queryByText(/not opened yet/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Make a backup now" }));
    expect(await screen.findByText("Made at 10:42")).toBeVisible();
    await expectAccessible(container);
  });

  it("opens each by itself, one after the other, and says in words which one failed", async () => {
    const answers: (() => void)[] = [];
    host.on("backup.list", () => [backup, { ...backup, id: "b2", made: "2026-11-23T08:15:00Z", sentence: "Mon 23 November" }, { ...backup, id: "b3", good: false, sentence: "This copy has not been proved to open." }]);
    host.on("backup.check", ({ id }) => new Promise((resolve, reject) => answers.push(() => (id === "b2" ? reject({ code: "damaged", message: "The notebook is damaged." }) : resolve({ ...backup, checked: "2026-11-24T10:42:00Z", sentence: "Opened and read: 312 entries." })))));
    const { container } = render(Backups);
    await waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.();
    expect(await screen.findByText(/^Opened and read: 312 entries. Opened again at \d\d:\d\d\.$/)).toBeVisible();
    await waitFor(() => expect(answers).toHaveLength(2));
    expect(screen.getByText("Mon 23 November")).toBeVisible();
    answers[1]?.();
    expect(await screen.findByText(/^Made on 23 November 2026 at \d\d:\d\d: it did not open whole\. Do not rely on it\.$/)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(host.callsOf("backup.check")).toEqual([{ id: "b1" }, { id: "b2" }]);
    await expectAccessible(container);
  });

  it("does not call a backup broken because the notebook was busy", async () => {
    host.on("backup.list", () => [backup, { ...backup, id: "b2", sentence: "Mon 23 November" }]);
    host.on("backup.check", ({ id }) => (id === "b1" ? refuse("busy", "The notebook is busy.") : { ...backup, id, sentence: "Opened and read" }));
    render(Backups);
    expect(await screen.findByText("Opened and read")).toBeVisible();
    expect(screen.getByText(backup.sentence)).toBeVisible();
  });

  it("opens no more of them once the screen is left", async () => {
    let answer = (): void => undefined;
    host.on("backup.list", () => [backup, { ...backup, id: "b2" }]);
    host.on("backup.check", () => new Promise((resolve) => (answer = () => resolve(backup))));
    const { unmount } = render(Backups);
    await waitFor(() => expect(host.callsOf("backup.check")).toHaveLength(1));
    unmount();
    answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect(host.callsOf("backup.check")).toHaveLength(1);
  });

  it("asks for the passphrase before it goes back to one", async () => {
    host.on("backup.list", () => [backup]);
    host.on("backup.restore", () => refuse("wrong-passphrase", "That is not the passphrase."));
    render(Backups);
    await user.click(await screen.findByRole("button", { name: "Go back to it" }));
    expect(screen.getByLabelText("Your passphrase")).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Go back to this backup" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("That is not the passphrase.");
    await user.click(screen.getByRole("button", { name: "Leave it as it is" }));
    expect(screen.queryByLabelText("Your passphrase")).toBeNull();
  });
});

it("goes into practice and forgets what was on screen before", async () => {
  host.on("practice.switch", ({ practice }) => ({ ...openStatus(), practice }));
  render(Practice);
  await user.click(screen.getByRole("button", { name: "Start practising" }));
  await waitFor(() => expect(session.status?.practice).toBe(true));
  expect(await screen.findByRole("button", { name: "Leave practice" })).toBeVisible();
});
