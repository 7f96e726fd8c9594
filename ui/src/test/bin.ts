import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect } from "vitest";
import type { FakeHost } from "../lib/ipc/hosts/fake";
import type { Meta } from "../lib/ipc/generated";
import { expectAccessible } from "./axe";

/** Answers for the bin, and the meta of a record as it stands by then. */
export function withBin(host: FakeHost, meta: Meta): () => Meta {
  let now = meta;
  host.on("record.bin", () => {
    now = { ...now, binned: "2026-11-24T11:00:00Z" };
    return {};
  });
  host.on("record.restore", () => {
    now = { ...now, binned: null };
    return {};
  });
  return () => now;
}

/** On a page with one's own record: into the bin, where nothing can be changed, and out again. */
export async function throughTheBin(host: FakeHost, container: Element, id: string, says: string, change?: RegExp): Promise<void> {
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Put it in the bin" }));
  expect(await screen.findByText(`${says} is in the bin. It stays there until you take it out.`)).toBeVisible();
  expect(host.callsOf("record.bin")).toEqual([{ id }]);
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  if (change) expect(screen.queryByText(change)).toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole("button", { name: "Take it out" }));
  expect(await screen.findByRole("button", { name: "Put it in the bin" })).toBeVisible();
  expect(host.callsOf("record.restore")).toEqual([{ id }]);
  if (change) expect(screen.getByText(change)).toBeVisible();
}
