import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AppStatus } from "../../lib/ipc/generated";
import type { FakeHost } from "../../lib/ipc/hosts/fake";
import { expectAccessible } from "../../test/axe";
import { checkOrganisation, checkWho } from "../../lib/words/own";
import { openHost, openStatus, refuse } from "../../test/host";
import { checkPassphrase, firstAnswers, toBegin } from "./answers";
import Setup from "./Setup.svelte";

const groups = ["7K4P", "QX2M", "9DRT", "H6WB", "3NVC", "E8YF"];
let host: FakeHost;
let onstatus: ReturnType<typeof vi.fn<(status: AppStatus) => void>>;
const user = userEvent.setup();

beforeEach(() => {
  host = openHost({
    "setup.begin": () => ({ groups, ask: [2, 5] }),
    "session.new_recovery_code": () => ({ groups, ask: [1] }),
    "setup.prove": ({ groups: typed }) => (typed.join() === "QX2M,3NVC" || typed.join() === "7K4P" ? openStatus() : refuse("wrong-passphrase", "That is not what stands on the paper.")),
  });
  onstatus = vi.fn<(status: AppStatus) => void>();
});

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const go = (name: string) => user.click(screen.getByRole("button", { name }));

async function reachCode() {
  render(Setup, { unproved: false, onstatus });
  await user.type(screen.getByLabelText("Your name"), "Joan");
  await user.click(screen.getByRole("radio", { name: "Lay member" }));
  await go("Continue");
  await user.type(screen.getByLabelText("Name of your organisation"), "NHS Sandbox");
  await go("Continue");
  await user.type(screen.getByLabelText("Passphrase"), "four seagulls stole it");
  await go("Continue");
}

describe("from nothing to an open notebook", () => {
  it("asks one thing a page, shows the code, has it typed back, and opens", async () => {
    await reachCode();
    expect(await heading("Write down your recovery code")).toHaveFocus();
    expect(host.callsOf("setup.begin")).toEqual([
      {
        name: "Joan",
        role: "lay-member",
        organisation: "NHS Sandbox",
        commissioner: "icb",
        commissioner_word: "the ICB",
        meeting_name: "Clinical Quality Review Meeting",
        meeting_short: "CQRM",
        passphrase: "four seagulls stole it",
      },
    ]);
    expect(screen.getByRole("group", { name: /Recovery code, 6 groups/ })).toHaveTextContent("7K4P");
    await go("I have written it down");
    expect(await heading("Type part of it back")).toHaveFocus();
    expect(document.body).not.toHaveTextContent("QX2M");
    await user.type(screen.getByLabelText("Group 2 of your recovery code"), "QX2M");
    await user.type(screen.getByLabelText("Group 5 of your recovery code"), "3NVC");
    await go("Finish");
    expect(onstatus).toHaveBeenCalledWith(expect.objectContaining({ phase: "open" }));
  });

  it("does not go on with a group typed wrong, and shows the code again when asked", async () => {
    await reachCode();
    await go("I have written it down");
    await user.type(screen.getByLabelText("Group 2 of your recovery code"), "XXXX");
    await go("Finish");
    expect(await screen.findByRole("link", { name: "That is not what stands on the paper." })).toBeVisible();
    expect(onstatus).not.toHaveBeenCalled();
    await go("Show the code again");
    expect(await heading("Write down your recovery code")).toBeVisible();
  });

  it("says what is missing, and keeps what was typed", async () => {
    const { container } = render(Setup, { unproved: false, onstatus });
    await user.type(screen.getByLabelText("Your name"), "Joan");
    await go("Continue");
    expect(screen.getByText("There is a problem")).toBeVisible();
    expect(document.title).toBe("Error: Who will use this laptop? – Critical Friend");
    await user.click(screen.getByRole("link", { name: "Choose what you do" }));
    expect(screen.getByRole("radio", { name: "Lay member" })).toHaveFocus();
    expect(screen.getByLabelText("Your name")).toHaveValue("Joan");
    await expectAccessible(container);
  });

  it("goes back without losing answers", async () => {
    render(Setup, { unproved: false, onstatus });
    await user.type(screen.getByLabelText("Your name"), "Joan");
    await user.click(screen.getByRole("radio", { name: "GP quality lead" }));
    await go("Continue");
    await heading("Who do you check quality for?");
    await go("Back");
    expect(await screen.findByLabelText("Your name")).toHaveValue("Joan");
    expect(screen.getByRole("radio", { name: "GP quality lead" })).toBeChecked();
  });

  it("offers the usual word for the kind, but never over one's own", async () => {
    render(Setup, { unproved: false, onstatus });
    await user.type(screen.getByLabelText("Your name"), "Joan");
    await user.click(screen.getByRole("radio", { name: "Lay member" }));
    await go("Continue");
    const word = await screen.findByLabelText("What people call it in a sentence");
    await user.click(screen.getByRole("radio", { name: /CCG/ }));
    expect(word).toHaveValue("the CCG");
    await user.clear(word);
    await user.type(word, "our CCG");
    await user.click(screen.getByRole("radio", { name: /ICB/ }));
    expect(word).toHaveValue("our CCG");
  });

  it("tells when the vault cannot be made", async () => {
    host.on("setup.begin", () => refuse("disk-full", "The disk is full. Free some room and try again."));
    await reachCode();
    expect(await screen.findByText("The disk is full. Free some room and try again.")).toBeVisible();
  });
});

it("makes a new code when the app was closed before the first was proved", async () => {
  render(Setup, { unproved: true, onstatus });
  await heading("One thing is left to do");
  await user.type(screen.getByLabelText("Your passphrase"), "four seagulls stole it");
  await go("Show a new recovery code");
  expect(await heading("Write down your recovery code")).toBeVisible();
  await go("I have written it down");
  await user.type(screen.getByLabelText("Group 1 of your recovery code"), "7K4P");
  await go("Finish");
  expect(onstatus).toHaveBeenCalled();
});

describe("the checks", () => {
  const whole = { ...firstAnswers, name: "Joan", role: "lay-member" as const, organisation: "NHS Sandbox", passphrase: "ten letters" };

  it("ask for what the core needs", () => {
    expect(checkWho(firstAnswers).map((problem) => problem.field)).toEqual(["name", "role"]);
    expect(checkWho(whole)).toEqual([]);
    expect(checkOrganisation({ ...whole, organisation: " ", word: "" }).map((problem) => problem.field)).toEqual(["organisation", "word"]);
    expect(checkOrganisation(whole)).toEqual([]);
  });

  it("count characters, not bytes, of a passphrase", () => {
    expect(checkPassphrase({ ...whole, passphrase: "ŵŵŵŵŵŵŵŵŵ" })[0]?.text).toContain("this one has 9");
    expect(checkPassphrase({ ...whole, passphrase: "ŵŵŵŵŵŵŵŵŵŵ" })).toEqual([]);
  });

  it("send a passphrase as it was typed, spaces and all", () => {
    expect(toBegin({ ...whole, name: " Joan ", passphrase: " ten letters " })).toMatchObject({ name: "Joan", passphrase: " ten letters " });
  });
});
