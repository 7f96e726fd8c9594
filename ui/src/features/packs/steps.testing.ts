import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { notebook } from "../../dev/made-up/notebook";
import { packs } from "../../dev/made-up/packs";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import { openHost } from "../../test/host";
import NewPack from "./NewPack.svelte";

/** The steps of the builder, for the tests that begin at a later one. */
export const user = userEvent.setup();

/** The blobs that pictures were made of. */
export const made: Blob[] = [];

export const button = (name: string) => screen.findByRole("button", { name });

export const openWith = (handlers: Handlers = {}): FakeHost => openHost({ ...notebook(), ...packs(), ...handlers });

export function afresh(): void {
  location.hash = "";
  made.length = 0;
  // jsdom has no addresses for blobs.
  URL.createObjectURL = (blob) => `blob:page-${made.push(blob as Blob)}`;
  URL.revokeObjectURL = vi.fn();
}

export const open = (provider?: string) => render(NewPack, { params: {}, search: provider ? { provider } : {} });

export async function planned() {
  const view = open("org-rsg");
  await screen.findByRole("heading", { name: "Sections 4 of 5 have a paper" });
  return view;
}

export async function atPages() {
  const view = await planned();
  await user.click(await button("See the pages"));
  await screen.findByRole("heading", { level: 1, name: "The pages of the pack" });
  return view;
}

export async function atExport() {
  const view = await atPages();
  await user.click(await button("Go on to export"));
  await screen.findByRole("heading", { level: 1, name: "Export the pack" });
  return view;
}

export async function fillExport() {
  await user.type(screen.getByRole("textbox", { name: "Why is it shared, and with whom?" }), "For the meeting");
  await user.click(await button("Choose a folder"));
  await screen.findByText("December meeting");
}
