import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderRow, ProviderView } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import LoadList from "./LoadList.svelte";
import NewProvider from "./NewProvider.svelte";
import ProviderList from "./ProviderList.svelte";
import ProviderPage from "./ProviderPage.svelte";

const user = userEvent.setup();
const row: ProviderRow = { id: "org-1", code: "RSG", name: "Sandbox General", kind: "nhs-trust", hint: "Sandbox" };
const view: ProviderView = {
  meta: { id: "org-1", kind: "organisation", author: "p1", device: "d1", created: "2026-11-10T10:00:00Z", edited: "2026-11-10T10:00:00Z", audience: "quality", binned: null, shared_as: null },
  organisation: { code: "RSG", name: "Sandbox General", type: "nhs-trust", postcode: null, opened: null, closed: null, successor: null },
  places: [{ id: "s1", kind: "site", name: "Main site", site: null }],
  sentence: "One visit since October, one open concern.",
  visits: [],
  summaries: [],
  concerns: [{ id: "c1", title: "Call bells at night", about: null, severity: "serious", status: "open", owner: null, clock: null, step: null, audience: "quality", open_actions: 0 }],
  intelligence: [],
  open_actions: 2,
};

beforeEach(() => {
  location.hash = "";
});

describe("finding a provider", () => {
  it("shows those used lately, then what fits, then how to add one", async () => {
    openHost({ "provider.search": ({ query }) => (query === "zz" ? [] : [row]) });
    const { container } = render(ProviderList);
    expect(await screen.findByText("Used lately")).toBeVisible();
    await user.type(screen.getByRole("searchbox", { name: "Name or code" }), "sand");
    expect(await screen.findByText("1 provider found")).toHaveAttribute("role", "status");
    expect(screen.getByRole("link", { name: "Sandbox General" })).toHaveAttribute("href", "#/providers/org-1");
    await expectAccessible(container);
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "zz");
    expect(await screen.findByText("No provider has “zz” in its name or code")).toBeVisible();
  });

  it("adds one by name, and shows a refused code at its box", async () => {
    const host = openHost({ "provider.save": ({ code }) => (code ? refuse("invalid", "That code is taken.", "code") : row) });
    render(NewProvider);
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Sandbox General");
    await user.type(screen.getByRole("textbox", { name: /Official code/ }), "rsg");
    await user.click(screen.getByRole("button", { name: "Add the provider" }));
    expect(await screen.findByRole("link", { name: "That code is taken." })).toHaveAttribute("href", "#code");
    await user.clear(screen.getByRole("textbox", { name: /Official code/ }));
    await user.click(screen.getByRole("button", { name: "Add the provider" }));
    await waitFor(() => expect(location.hash).toBe("#/providers/org-1"));
    expect(host.callsOf("provider.save")).toMatchObject([{ code: "RSG" }, { code: null }]);
  });
});

describe("a provider", () => {
  it("says what we know in a sentence, links to it, and takes a ward", async () => {
    const host = openHost({ "provider.view": () => view, "provider.add_place": ({ name, kind, site }) => ({ id: "w1", name, kind, site }) });
    const { container } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    expect(await screen.findByText("One visit since October, one open concern.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Call bells at night" })).toHaveAttribute("href", "#/concerns/c1");
    expect(screen.getByText("Silence: not the same as good.")).toBeVisible();
    await expectAccessible(container);
    await user.type(screen.getByRole("textbox", { name: "Its name" }), "Cedar Ward");
    await user.selectOptions(screen.getByRole("combobox", { name: "On which site?" }), "Main site");
    await user.click(screen.getByRole("button", { name: "Add it" }));
    expect(await screen.findByText("Cedar Ward is added.")).toBeVisible();
    expect(host.callsOf("provider.add_place")).toEqual([{ organisation: "org-1", kind: "service", name: "Cedar Ward", site: "s1" }]);
  });
});

describe("loading a list", () => {
  it("looks through a file first, says which lines cannot be taken, and takes the rest", async () => {
    const file = { token: "t1", name: "etr.csv" };
    const host = openHost({
      "host.pick": () => file,
      "provider.import_check": () => ({ rows: 2, sample: [row], new: 1, faults: [{ line: 3, column: 0, message: "The code is missing." }], warnings: [] }),
      "provider.import": () => ({ added: 1, changed: 1, same: 0, faults: [] }),
    });
    const { container } = render(LoadList);
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    expect(await screen.findByText(/2 lines can be taken, 1 of them new\. 1 line cannot\./)).toBeVisible();
    await expectAccessible(container);
    expect(host.callsOf("provider.import")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Take 2 lines" }));
    expect(await screen.findByText("1 provider added, 1 brought up to date, 0 already as they were.")).toBeVisible();
    expect(host.callsOf("provider.import")).toEqual([{ file }]);
  });
});
