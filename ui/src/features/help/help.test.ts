import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "../../test/axe";
import { openHost } from "../../test/host";
import About from "./About.svelte";
import HelpList from "./HelpList.svelte";
import HelpPage from "./HelpPage.svelte";
import { helpPages } from "./pages";

it("lists every page and narrows to those with all words", async () => {
  openHost();
  const { container } = render(HelpList);
  expect(screen.getAllByRole("listitem")).toHaveLength(helpPages.length);
  await userEvent.type(screen.getByLabelText("Find in help"), "ctrl+enter next");
  expect(screen.getByRole("link", { name: "Keyboard shortcuts" })).toBeVisible();
  expect(screen.getAllByRole("listitem").length).toBeLessThan(helpPages.length);
  await userEvent.type(screen.getByLabelText("Find in help"), " zebra");
  expect(screen.getByRole("heading", { name: /No help page has/ })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Clear the words" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(helpPages.length);
  await expectAccessible(container);
});

it.each(helpPages.map((page) => page.id))("shows %s as headings and lists that axe has nothing against", async (id) => {
  openHost();
  const { container } = render(HelpPage, { params: { page: id }, search: {} });
  expect(screen.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(container);
});

it("copies exactly the details that are shown", async () => {
  openHost({ "about.view": () => ({ version: "0.1.0", support: ["Critical Friend 0.1.0", "312 entries"], folder: "notebook" }) });
  const user = userEvent.setup();
  render(About);
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(await screen.findByRole("button", { name: "Copy details for support" }));
  expect(copied).toHaveBeenCalledWith("Critical Friend 0.1.0\n312 entries");
});
