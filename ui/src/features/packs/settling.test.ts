import { screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { planFor } from "../../dev/made-up/packs";
import { providerView } from "../../dev/made-up/visit";
import type { Draft, FieldFinding, ProviderView } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { placeOfFinding } from "./found";
import { afresh, button, open, openWith, user } from "./steps.testing";

let host: FakeHost;
const asks = () => screen.findByRole("textbox", { name: "What do you ask of the provider?" });

beforeEach(afresh);

describe("what could point to a person", () => {
  it("is shown where it stands, taken out with the ready wording, and the box gets focus", async () => {
    host = openWith();
    const { container } = open("org-rsg");
    await user.type(await asks(), "Tell us about bed 7");
    expect(await screen.findByRole("region", { name: /Could point to one person/ })).toHaveTextContent("“bed 7” in what you ask the meeting.");
    await expectAccessible(container);
    await user.click(await button("Say “one patient”"));
    expect(await asks()).toHaveValue("Tell us about one patient");
    expect(await asks()).toHaveFocus();
    await waitFor(() => expect(screen.queryByRole("region", { name: /Could point to one person/ })).toBeNull());
  });

  it("opens the folded comment that it stands in", async () => {
    host = openWith();
    open("org-rsg");
    const fold = await screen.findByText("Add a comment on Concerns");
    await user.click(fold);
    await user.type(screen.getByRole("textbox", { name: "Comment on Concerns" }), "bed 3 again");
    await user.click(screen.getByText("Your comment on Concerns"));
    await user.click(await button("Change the words"));
    expect(screen.getByRole("textbox", { name: "Comment on Concerns" })).toHaveFocus();
  });

  it("does not stop the pages, but stops the export before anything is sent", async () => {
    host = openWith();
    open("org-rsg");
    await user.type(await asks(), "Tell us about bed 7");
    await screen.findByRole("region", { name: /Could point to one person/ });
    await user.click(await button("See the pages"));
    expect(await screen.findByText("One personal detail to settle")).toBeVisible();
    await user.click(await button("Go on to export"));
    expect(await button("Settle one personal detail")).toBeVisible();
    expect(screen.queryByText("There is a problem")).toBeNull();
    await user.click(await button("Confirm and export"));
    expect(screen.getByRole("alert")).toHaveFocus();
    expect(host.callsOf("pack.export")).toEqual([]);
    await user.click(await button("Settle one personal detail"));
    expect(await screen.findByRole("heading", { name: "Make a meeting pack" })).toBeVisible();
    await waitFor(() => expect(screen.getByRole("heading", { name: /Could point to one person/ })).toHaveFocus());
  });

  it("that only the export found is shown as well", async () => {
    const found: FieldFinding = { record: "concern-1", field: "text", kind: "phone", start: 0, end: 5, words: "01234", reason: "A telephone number." };
    let late = false;
    host = openWith({
      "pack.plan": (asked) => ({ ...planFor(asked), findings: late ? [found] : [] }),
      "pack.export": () => {
        late = true;
        throw { code: "identifiers", message: "Settle the personal details first.", findings: [found] };
      },
    });
    open("org-rsg");
    await asks();
    await user.click(await button("See the pages"));
    await user.click(await button("Go on to export"));
    await user.type(screen.getByRole("textbox", { name: "Why is it shared, and with whom?" }), "For the meeting");
    await user.click(await button("Choose a folder"));
    await user.click(await button("Confirm and export"));
    expect(await button("Settle one personal detail")).toBeVisible();
    expect(screen.getByRole("alert")).toHaveFocus();
  });

  it("leads to the record that it stands in", () => {
    const row = { id: "r1", title: "Call bells" };
    const of = (field: string, more: Partial<ProviderView> = {}, actions: object[] = []) =>
      placeOfFinding({ record: "r1", field, kind: "phone", start: 0, end: 1, words: "0", reason: "" }, { comments: {}, titles: {}, provider: { ...providerView, ...more }, actions: actions as never });
    expect(of("text", { concerns: [row] as never }).link?.href).toBe("#/concerns/r1");
    expect(of("went_well", { summaries: [row] as never }).words).toBe("the summary of Call bells");
    expect(of("text", { intelligence: [row] as never }).link?.href).toBe("#/intelligence/r1");
    expect(of("title", {}, [row]).link?.href).toBe("#/actions/r1");
    expect(of("text").link?.href).toBe("#/records/r1/history");
  });
});

describe("leaving and coming back", () => {
  it("keeps every box, also the half-typed day", async () => {
    host = openWith();
    const { unmount } = open("org-rsg");
    await user.type(await asks(), "Send the log");
    await user.type(screen.getAllByRole("textbox", { name: "Day" })[0] as HTMLElement, "1");
    await user.click(screen.getByRole("checkbox", { name: "13 Visits" }));
    unmount();
    await waitFor(() => expect(host.callsOf("draft.put").length).toBeGreaterThan(0));
    open();
    expect(await screen.findByText("You began this earlier. Your words are as you left them.")).toBeVisible();
    expect(await asks()).toHaveValue("Send the log");
    expect(screen.getAllByRole("textbox", { name: "Day" })[0]).toHaveValue("1");
    expect(screen.getByRole("checkbox", { name: "13 Visits" })).not.toBeChecked();
    await user.click(await button("Clear it and start again"));
    expect(await screen.findByRole("combobox", { name: "Which provider?" })).toHaveValue("");
  });

  it("does not carry words for one provider into a pack for another", async () => {
    const kept: Draft = { id: "d", purpose: "pack", record: null, rev: 3, text: "", caret: 0, fields: { provider: { id: "org-wil", text: "Willow Bank" }, providerText: "Willow Bank", asks: "About Willow" }, saved_at: "10:42:07" };
    host = openWith({ "draft.open": () => kept });
    const { container, unmount } = open("org-rsg");
    expect(await screen.findByText("You began a pack for Willow Bank and have not issued it.")).toBeVisible();
    await expectAccessible(container);
    await user.click(await button("Start a new one"));
    expect(await asks()).toHaveValue("");
    expect(screen.getByRole("combobox", { name: "Which provider?" })).toHaveValue("Sandbox General Hospital");
    unmount();
    host = openWith({ "draft.open": () => kept });
    open("org-rsg");
    await user.click(await button("Go on with that pack"));
    expect(await asks()).toHaveValue("About Willow");
  });

  it("can be used when the draft cannot be opened", async () => {
    host = openWith({ "draft.open": () => Promise.reject({ code: "disk-full", message: "The disk is full." }) });
    open("org-rsg");
    expect(await asks()).toBeVisible();
  });

  it("ends the draft once the pack is issued", async () => {
    host = openWith();
    open("org-rsg");
    await user.type(await asks(), "Send the log");
    await user.click(await button("See the pages"));
    await user.click(await button("Go on to export"));
    await user.type(screen.getByRole("textbox", { name: "Why is it shared, and with whom?" }), "For the meeting");
    await user.click(await button("Choose a folder"));
    await user.click(await button("Confirm and export"));
    await screen.findByRole("heading", { name: "Pack issued" });
    expect(host.callsOf("draft.discard")).toEqual([{ id: "pack-" }]);
  });
});
