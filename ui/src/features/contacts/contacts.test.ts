import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { contactRows } from "../../dev/made-up/contacts";
import { providers } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { ContactSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import ChangeContact from "./ChangeContact.svelte";
import ContactList from "./ContactList.svelte";
import NewContact from "./NewContact.svelte";

let host: FakeHost;
const user = userEvent.setup();
const saved = () => host.callsOf("contact.save") as ContactSave[];
function openWith(handlers: Handlers = {}) {
  host = openHost({ "contact.list": () => contactRows, "contact.save": () => contactRows[0]!, "provider.search": () => providers, ...handlers });
}
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => user.click(screen.getByRole("button", { name }));

beforeEach(() => {
  location.hash = "";
});

describe("the list", () => {
  it("groups by what a number is for, and offers a change only of one's own", async () => {
    openWith();
    const { container } = render(ContactList);
    const nights = await screen.findByRole("region", { name: "Out of hours" });
    expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual(["Safeguarding adults", "Out of hours", "Our director on call", "Provider's manager on call", "Support for visitors"]);
    expect(within(nights).queryByRole("link")).toBeNull();
    expect(screen.getByRole("link", { name: "Council adult access team" })).toHaveAttribute("href", "#/contacts/contact-adults");
    await expectAccessible(container);
  });

  it("says what to add first when there is nothing", async () => {
    openWith({ "contact.list": () => [] });
    render(ContactList);
    expect(await screen.findByRole("heading", { name: "No numbers yet" })).toBeVisible();
  });
});

describe("adding", () => {
  const open = (search: Record<string, string> = {}) => render(NewContact, { params: {}, search });

  it("keeps what is known and leaves the rest out", async () => {
    openWith();
    const { container } = open({ purpose: "safeguarding-children" });
    expect(screen.getByRole("radio", { name: "Safeguarding children" })).toBeChecked();
    await expectAccessible(container);
    await user.type(box("Office or role"), "Children’s front door ");
    await user.type(box("Number, as it is dialled"), "01632 960999");
    await press("Add the number");
    await waitFor(() => expect(location.hash).toBe("#/contacts"));
    expect(saved()).toEqual([{ id: null, contact: { name: "Children’s front door", purpose: "safeguarding-children", phone: "01632 960999", hours: null, covers: null, organisation: null, checked: null } }]);
  });

  it("takes the provider from the list, and the day", async () => {
    openWith();
    open({ purpose: "provider-on-call" });
    await user.type(box("Office or role"), "Manager on call");
    await user.type(box("Number, as it is dialled"), "01632 960444");
    await user.type(screen.getByRole("combobox", { name: "Which provider does it belong to?" }), "sand");
    await user.click(await screen.findByRole("option", { name: /Sandbox General Hospital/ }));
    await user.type(box("Day"), "3");
    await user.type(box("Month"), "11");
    await user.type(box("Year"), "2026");
    await press("Add the number");
    await waitFor(() => expect(saved()[0]?.contact).toMatchObject({ organisation: "org-rsg", checked: "2026-11-03" }));
  });

  it("names every box that is missing, and asks the core nothing", async () => {
    openWith();
    open();
    await press("Add the number");
    const summary = screen.getByRole("alert");
    for (const words of ["Say what the number is for", "Write the office or the role", "Write the number"]) expect(within(summary).getByRole("link", { name: words })).toBeVisible();
    expect(saved()).toEqual([]);
    expect(document.title).toMatch(/^Error: /);
  });

  it("shows what the core refuses beside its box, and keeps what was typed", async () => {
    openWith({ "contact.save": () => refuse("invalid", "Write the number in figures.", "phone") });
    open({ purpose: "police" });
    await user.type(box("Office or role"), "Front desk");
    await user.type(box("Number, as it is dialled"), "ring me");
    await press("Add the number");
    expect(await screen.findByRole("link", { name: "Write the number in figures." })).toHaveAttribute("href", "#phone");
    expect(box("Number, as it is dialled")).toHaveValue("ring me");
    expect(location.hash).toBe("");
  });
});

describe("one's own number", () => {
  const page = { params: { id: "contact-adults" }, search: {} };

  it("is changed", async () => {
    openWith();
    const { container } = render(ChangeContact, page);
    await user.clear(await screen.findByRole("textbox", { name: "When does somebody answer?" }));
    await expectAccessible(container);
    await press("Save");
    await waitFor(() => expect(saved()).toEqual([{ id: "contact-adults", contact: { ...contactRows[0]?.contact, hours: null } }]));
  });

  it("goes to the bin and comes out again, though the list leaves it out meanwhile", async () => {
    let binned = false;
    openWith({
      "contact.list": () => (binned ? contactRows.slice(1) : contactRows),
      "record.bin": () => ((binned = true), {}),
      "record.restore": () => ((binned = false), {}),
    });
    render(ChangeContact, page);
    await user.click(await screen.findByRole("button", { name: "Put it in the bin" }));
    expect(await screen.findByText("The number is in the bin. It stays there until you take it out.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    await press("Take it out");
    expect(await screen.findByRole("button", { name: "Save" })).toBeVisible();
  });

  it("is only shown when it is a colleague's, or comes with the app", async () => {
    openWith();
    render(ChangeContact, { params: { id: "contact-nights" }, search: {} });
    expect(await screen.findByText("01632 960222")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
