import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlaceRow, ProviderRow, ProviderView } from "../../lib/ipc/generated";
import { me as person } from "../../dev/made-up/visit";
import { expectAccessible } from "../../test/axe";
import { throughTheBin, withBin } from "../../test/bin";
import { openHost, refuse } from "../../test/host";
import LoadList from "./LoadList.svelte";
import ChangeProvider from "./ChangeProvider.svelte";
import NewProvider from "./NewProvider.svelte";
import ProviderList from "./ProviderList.svelte";
import ProviderPage from "./ProviderPage.svelte";

const user = userEvent.setup();
const row: ProviderRow = { id: "org-1", code: "RSG", name: "Sandbox General", kind: "nhs-trust", hint: "Sandbox" };
const view: ProviderView = {
  meta: { id: "org-1", kind: "organisation", author: "p1", device: "d1", created: "2026-11-10T10:00:00Z", edited: "2026-11-10T10:00:00Z", audience: "quality", binned: null, shared_as: null },
  organisation: { code: "RSG", name: "Sandbox General", type: "nhs-trust", postcode: null, opened: null, closed: null, successor: null },
  places: [{ id: "s1", kind: "site", name: "Main site", site: null, mine: true }],
  sentence: "One visit since October, one open concern.",
  visits: [],
  summaries: [],
  concerns: [{ id: "c1", title: "Call bells at night", about: null, severity: "serious", status: "open", owner: null, clock: null, step: null, audience: "quality", open_actions: 0 }],
  intelligence: [],
  open_actions: 2,
};

/** As `view`, added by the person who uses the app. */
const mine: ProviderView = { ...view, meta: { ...view.meta, author: person } };

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
    const host = openHost({ "provider.view": () => view, "provider.save_place": ({ name, kind, site }) => ({ id: "w1", name, kind, site: site ?? null, mine: true }) });
    const { container } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    expect(await screen.findByText("One visit since October, one open concern.")).toBeVisible();
    expect(screen.getByRole("link", { name: "Call bells at night" })).toHaveAttribute("href", "#/concerns/c1");
    expect(screen.getByText("Silence: not the same as good.")).toBeVisible();
    await expectAccessible(container);
    await user.type(screen.getByRole("textbox", { name: "Its name" }), "Cedar Ward");
    await user.selectOptions(screen.getByRole("combobox", { name: "On which site?" }), "Main site");
    await user.click(screen.getByRole("button", { name: "Add it" }));
    expect(await screen.findByText("Cedar Ward is added.")).toBeVisible();
    expect(host.callsOf("provider.save_place")).toEqual([{ id: null, organisation: "org-1", kind: "service", name: "Cedar Ward", site: "s1" }]);
    expect(screen.getByRole("textbox", { name: "Its name" })).toHaveValue("");
  });

  it("is put right, with what it had in the boxes", async () => {
    const host = openHost({ "provider.view": () => view, "provider.save": ({ code }) => (code === "RSH" ? refuse("invalid", "A provider with this code is in the list already.", "code") : row) });
    const { container } = render(ChangeProvider, { params: { id: "org-1" }, search: {} });
    const code = await screen.findByRole("textbox", { name: /Official code/ });
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Sandbox General");
    expect(screen.getByRole("combobox", { name: "What kind of provider is it?" })).toHaveValue("nhs-trust");
    await expectAccessible(container);
    await user.clear(code);
    await user.type(code, "rsh");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("link", { name: "A provider with this code is in the list already." })).toHaveAttribute("href", "#code");
    await user.clear(code);
    await user.type(code, "rsj");
    await user.type(screen.getByRole("textbox", { name: /Postcode/ }), "SB1 2AA");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(location.hash).toBe("#/providers/org-1"));
    expect(host.callsOf("provider.save").at(-1)).toEqual({ id: "org-1", code: "RSJ", name: "Sandbox General", kind: "nhs-trust", postcode: "SB1 2AA" });
  });

  it("leads to its change and takes an action, and a colleague’s is not changed", async () => {
    openHost({ "provider.view": () => mine });
    const { unmount } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Change it" }));
    expect(location.hash).toBe("#/providers/org-1/change");
    await user.click(screen.getByRole("button", { name: "Add an action" }));
    expect(location.hash).toBe("#/actions/new?provider=org-1");
    unmount();
    openHost({ "provider.view": () => view });
    render(ProviderPage, { params: { id: "org-1" }, search: {} });
    expect(await screen.findByText("What happened to this entry")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Change it" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Put it in the bin" })).toBeNull();
  });

  it("goes to the bin, where nothing is added to it, and comes back", async () => {
    const host = openHost();
    const now = withBin(host, mine.meta);
    host.on("provider.view", () => ({ ...mine, meta: now() }));
    const { container } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    await throughTheBin(host, container, "org-1", "The provider", /^Change it$/);
  });
});

describe("sites, wards and services", () => {
  const ward = { id: "w1", kind: "service" as const, name: "Ceder", site: "s1", mine: true };
  const other = { id: "s2", kind: "site" as const, name: "South", site: null, mine: false };

  function openWithWard() {
    let places: PlaceRow[] = [...mine.places, other, ward];
    const host = openHost({
      "provider.view": () => ({ ...mine, places }),
      "provider.save_place": ({ id, kind, name, site }) => {
        const saved = { id: id ?? "new", kind, name, site: site ?? null, mine: true };
        places = places.map((place) => (place.id === id ? saved : place));
        return saved;
      },
      "record.bin": ({ id }) => {
        places = places.filter((place) => place.id !== id);
        return {};
      },
      "record.restore": () => {
        places = [...places, ward];
        return {};
      },
    });
    return host;
  }

  it("are renamed and moved in place, and focus comes back to where it was", async () => {
    const host = openWithWard();
    const { container } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Change Ceder" }));
    const name = screen.getByRole("textbox", { name: "Its name now" });
    expect(name).toHaveFocus();
    await expectAccessible(container);
    await user.clear(name);
    await user.click(screen.getByRole("button", { name: "Save the change" }));
    expect(await screen.findByText("Write the name")).toBeVisible();
    await user.type(name, "Cedar Ward");
    await user.selectOptions(screen.getByRole("combobox", { name: "On which site is it now?" }), "South");
    await user.click(screen.getByRole("button", { name: "Save the change" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Change Cedar Ward" })).toHaveFocus());
    expect(screen.getByText("Cedar Ward is changed.")).toHaveAttribute("role", "status");
    expect(host.callsOf("provider.save_place")).toEqual([{ id: "w1", organisation: "org-1", kind: "service", name: "Cedar Ward", site: "s2" }]);
    expect(screen.queryByRole("button", { name: "Change South" })).toBeNull();
  });

  it("go to the bin, and come out again", async () => {
    const host = openWithWard();
    const { container } = render(ProviderPage, { params: { id: "org-1" }, search: {} });
    await user.click(await screen.findByRole("button", { name: "Put in the bin: Ceder" }));
    expect(await screen.findByText("Ceder is in the bin. Visits that named it still say so.")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("button", { name: "Take it out" })).toHaveFocus());
    expect(screen.queryByRole("button", { name: "Change Ceder" })).toBeNull();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Take it out" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Change Ceder" })).toHaveFocus());
    expect([host.callsOf("record.bin"), host.callsOf("record.restore")]).toEqual([[{ id: "w1" }], [{ id: "w1" }]]);
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
