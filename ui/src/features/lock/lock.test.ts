import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "../../test/axe";
import { openHost, openStatus, refuse } from "../../test/host";
import Damaged from "./Damaged.svelte";
import Unlock from "./Unlock.svelte";

const user = userEvent.setup();
const CODE = "7K4P-QX2M-9DRT";

it("opens by the recovery code and sets a new passphrase in one go", async () => {
  const host = openHost({
    "session.unlock": ({ recovery_code }) => (recovery_code === CODE ? openStatus() : refuse("wrong-passphrase", "That is not the recovery code.")),
    "session.change_passphrase": () => ({}),
  });
  const onstatus = vi.fn();
  const { container } = render(Unlock, { onstatus });
  await user.click(screen.getByRole("button", { name: "I have forgotten it" }));
  expect(screen.getByRole("heading", { name: "Use your recovery code" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(screen.getByRole("link", { name: "Enter your recovery code" })).toBeVisible();
  expect(host.calls.filter((made) => made.name.startsWith("session"))).toEqual([]);
  await expectAccessible(container);
  await user.type(screen.getByLabelText("Recovery code"), CODE);
  await user.type(screen.getByLabelText("New passphrase"), "five gulls this time");
  await user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(onstatus).toHaveBeenCalledOnce();
  expect(host.callsOf("session.change_passphrase")).toEqual([{ current: CODE, new: "five gulls this time" }]);
});

it("says when the recovery code is wrong, and stays", async () => {
  openHost({ "session.unlock": () => refuse("wrong-passphrase", "That is not the recovery code.") });
  const onstatus = vi.fn();
  render(Unlock, { onstatus });
  await user.click(screen.getByRole("button", { name: "I have forgotten it" }));
  await user.type(screen.getByLabelText("Recovery code"), "nonsense");
  await user.type(screen.getByLabelText("New passphrase"), "five gulls this time");
  await user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(await screen.findByRole("link", { name: "That is not the recovery code." })).toBeVisible();
  expect(onstatus).not.toHaveBeenCalled();
});

it("lets a passphrase be pasted", async () => {
  const host = openHost({ "session.unlock": () => openStatus() });
  render(Unlock, { onstatus: vi.fn() });
  await user.click(screen.getByLabelText("Passphrase"));
  await user.paste("four seagulls stole it");
  await user.keyboard("{Enter}");
  expect(host.callsOf("session.unlock")).toEqual([{ passphrase: "four seagulls stole it" }]);
});

it("goes back to a good backup when the vault is damaged", async () => {
  const row = { made: "2026-11-24T08:15:00Z", bytes: 1, entries: 312, checked: null };
  const host = openHost({
    "backup.list": () => [
      { ...row, id: "b1", good: false, sentence: "Tue 24 November: does not open" },
      { ...row, id: "b2", good: true, sentence: "Mon 23 November: 312 entries" },
    ],
    "backup.restore": () => openStatus(),
  });
  const onstatus = vi.fn();
  const { container } = render(Damaged, { onstatus });
  expect(await screen.findByRole("radio", { name: /Mon 23 November/ })).toBeChecked();
  await expectAccessible(container);
  await user.type(screen.getByLabelText("Your passphrase"), "four seagulls stole it");
  await user.click(screen.getByRole("button", { name: "Go back to this backup" }));
  expect(host.callsOf("backup.restore")).toEqual([{ id: "b2", passphrase: "four seagulls stole it" }]);
  expect(onstatus).toHaveBeenCalledOnce();
});
