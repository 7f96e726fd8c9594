import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { levels, levelView } from "../../dev/made-up/level";
import { visitId } from "../../dev/made-up/visit";
import type { FakeHost, Handlers } from "../../lib/ipc/hosts/fake";
import type { JudgementSave } from "../../lib/ipc/generated";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import LevelPage from "./LevelPage.svelte";
import { levelSentence } from "./sentence";

let host: FakeHost;
const user = userEvent.setup();
const at = { params: { id: visitId }, search: {} };
const openWith = (handlers: Handlers = {}) => (host = openHost({ ...levels(), ...handlers }));
const settled = () => host.callsOf("visit.settle") as JudgementSave[];
const bells = "When someone pressed a bell, what happened?";
const prompt = async (text: string) => {
  const item = (await screen.findByRole("heading", { name: text })).closest("li");
  if (!item) throw new Error(`${text} is in no list`);
  return within(item);
};

it("says the highest level, why not higher, what to do, and leads to the prompts", async () => {
  openWith();
  const { container } = render(LevelPage, at);
  expect(await screen.findByText("Not more than partly assured.")).toBeVisible();
  expect(screen.getByText("Two of you answered differently about call bells.")).toBeVisible();
  expect(screen.getByText("Say which answer stands and why, or look again.")).toBeVisible();
  expect(screen.getByText("Ward, general: Medicines")).toBeVisible();
  const before = location.hash;
  await user.click(screen.getByRole("link", { name: bells }));
  expect(screen.getByRole("heading", { name: bells })).toHaveFocus();
  expect(location.hash).toBe(before);
  await expectAccessible(container);
});

it("shows every answer side by side, also what was thrown away", async () => {
  openWith();
  render(LevelPage, at);
  const answers = within((await prompt(bells)).getByRole("list", { name: "What was answered" })).getAllByRole("listitem");
  expect(answers.map((one) => one.textContent.replace(/\s+/g, " ").trim())).toEqual([
    "Joan, lay member Partly assured Their own eyes Seen",
    "Dr Ellis, GP quality lead Assured A document On paper only",
    "Sam, safeguarding lead Not assured A patient Told In the bin: counts as not seen",
  ]);
  expect((await prompt("Privacy")).queryByRole("button")).toBeNull();
});

it("keeps which answer stands only with a reason", async () => {
  openWith();
  const { container } = render(LevelPage, at);
  const bell = await prompt(bells);
  await user.click(bell.getByRole("button", { name: `Say which answer stands: ${bells}` }));
  expect(bell.getByRole("radio", { name: "Assured" })).toHaveFocus();
  await user.click(bell.getByRole("button", { name: "This answer stands" }));
  expect(bell.getByText("Choose the answer that stands")).toBeVisible();
  await user.click(bell.getByRole("radio", { name: "Partly assured" }));
  await user.click(bell.getByRole("button", { name: "This answer stands" }));
  expect(bell.getByRole("textbox", { name: "Why?" })).toHaveFocus();
  await expectAccessible(container);
  await user.keyboard("We counted the minutes together");
  expect(settled()).toEqual([]);
  await user.click(bell.getByRole("button", { name: "This answer stands" }));
  await waitFor(() => expect(settled()).toEqual([{ visit: visitId, prompt: "WG05", rating: "partly-assured", reason: "We counted the minutes together", kept_apart: false }]));
  expect(await bell.findByText("What stands: partly assured.")).toBeVisible();
  await waitFor(() => expect(bell.getByRole("button", { name: `Change which answer stands: ${bells}` })).toHaveFocus());
});

it("lets a difference stand, with a reason and without an answer", async () => {
  openWith();
  render(LevelPage, at);
  const bell = await prompt(bells);
  await user.click(bell.getByRole("button", { name: /Say which/ }));
  await user.click(bell.getByRole("radio", { name: "The difference stands" }));
  await user.type(bell.getByRole("textbox", { name: "Why?" }), "Day and night differ");
  await user.click(bell.getByRole("button", { name: "This answer stands" }));
  await waitFor(() => expect(settled()).toEqual([{ visit: visitId, prompt: "WG05", rating: null, reason: "Day and night differ", kept_apart: true }]));
  expect(await bell.findByText("What stands: the difference.")).toBeVisible();
});

it("leaves saying so to whoever leads the visit", async () => {
  openWith({ "visit.level": () => ({ ...levelView, mine: false }) });
  render(LevelPage, at);
  expect((await prompt(bells)).queryByRole("button")).toBeNull();
});

it("takes back what was said", async () => {
  const stands = { id: "j1", rating: "assured" as const, reason: "The log shows it", kept_apart: false };
  openWith({ "visit.level": () => ({ ...levelView, prompts: levelView.prompts.map((one) => ({ ...one, stands })) }) });
  render(LevelPage, at);
  const bell = await prompt(bells);
  await user.click(bell.getByRole("button", { name: /Change which answer stands/ }));
  await user.click(bell.getByRole("button", { name: "Take it back" }));
  await waitFor(() => expect(settled()).toEqual([{ visit: visitId, prompt: "WG05", rating: null, reason: null, kept_apart: false }]));
});

it("says why the core refuses, and keeps the words", async () => {
  openWith({ "visit.settle": () => refuse("refused", "Only the team of this visit can say which answer stands.") });
  render(LevelPage, at);
  const bell = await prompt(bells);
  await user.click(bell.getByRole("button", { name: /Say which/ }));
  await user.click(bell.getByRole("radio", { name: "Assured" }));
  await user.type(bell.getByRole("textbox", { name: "Why?" }), "Seen twice");
  await user.click(bell.getByRole("button", { name: "This answer stands" }));
  expect(await bell.findByText("Only the team of this visit can say which answer stands.")).toBeVisible();
  expect(bell.getByRole("textbox", { name: "Why?" })).toHaveValue("Seen twice");
});

it("has nothing to say against the best level, nor without prompts", async () => {
  openWith({ "visit.level": () => ({ ...levelView, highest: "assured", reasons: [], prompts: [], left_out: [] }) });
  render(LevelPage, at);
  expect(await screen.findByText("Every level can be chosen.")).toBeVisible();
  expect(screen.queryByText("Why not higher")).toBeNull();
  expect(screen.getByRole("heading", { name: "No prompts" })).toBeVisible();
});

it("puts each level in a sentence", () => {
  expect(levelSentence("mostly-assured")).toBe("Not more than mostly assured.");
  expect(levelSentence("not-assured")).toBe("No level above “not assured” can be chosen.");
  expect(levelSentence("not-seen")).toBe("Too little was seen to say how assured you are.");
});
