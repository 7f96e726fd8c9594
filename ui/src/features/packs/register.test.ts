import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { packRow, packs } from "../../dev/made-up/packs";
import { places } from "../../lib/router/places";
import { expectAccessible } from "../../test/axe";
import { openHost, refuse } from "../../test/host";
import { routes } from ".";
import { daysWords, fullMonths, sincePack } from "./period";
import Register from "./Register.svelte";
import { readSnapshot } from "./snapshot";
import { shortHash, sizeWords } from "./words";

const user = userEvent.setup();

beforeEach(() => {
  location.hash = "";
});

describe("the register", () => {
  it("says what was issued, for which days, by whom, with the files", async () => {
    openHost(packs());
    const { container } = render(Register);
    expect(await screen.findByRole("heading", { name: "Sandbox General Hospital" })).toBeVisible();
    expect(screen.getByText("1 June 2026 to 31 August 2026")).toBeVisible();
    expect(screen.getByText(/Issued 8 September 2026 at .*, confirmed by Priya, quality manager/)).toBeVisible();
    await user.click(screen.getByText("3 files of pack 2026-0007"));
    expect(screen.getByText("9f3c 21ab 9f3c")).toBeVisible();
    expect(screen.getByText(/Why: For the meeting on 10 September/)).toBeVisible();
    await expectAccessible(container);
  });

  it("says what a pack is before there is one", async () => {
    openHost(packs({ rows: [] }));
    const { container } = render(Register);
    expect(await screen.findByRole("heading", { name: "No pack has been issued yet" })).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole("button", { name: "Make a pack" }));
    expect(location.hash).toBe("#/packs/new");
  });

  it("shows an entry that an older app made without its facts", async () => {
    const bare = { ...packRow.pack, from: null, to: null, number: null, issued: null, confirmed_by: null, why: null, files: [] };
    openHost(packs({ rows: [{ ...packRow, provider: null, pack: bare }] }));
    render(Register);
    expect(await screen.findByRole("heading", { name: "Provider not known" })).toBeVisible();
    expect(screen.getByText("No number")).toBeVisible();
  });

  it("comes in pages", async () => {
    openHost({ ...packs(), "pack.register": ({ after }) => ({ rows: [packRow], next: after ? null : "mark", total: 51, unfiltered: 51 }) });
    render(Register);
    await user.click(await screen.findByRole("button", { name: "Next page" }));
    expect(await screen.findByText("51 to 51 of 51 packs")).toBeVisible();
  });

  it("can be asked again when it could not be read", async () => {
    let well = false;
    openHost({ ...packs(), "pack.register": () => (well ? { rows: [packRow], next: null, total: 1, unfiltered: 1 } : refuse("internal", "The register could not be read.")) });
    render(Register);
    expect(await screen.findByText("The register could not be read.")).toBeVisible();
    well = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Sandbox General Hospital" })).toBeVisible();
  });
});

describe("days", () => {
  it("are whole months, also across a new year and in February", () => {
    expect(fullMonths("2026-11-24", 3)).toEqual({ from: "2026-08-01", to: "2026-10-31" });
    expect(fullMonths("2027-01-31", 3)).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(fullMonths("2028-03-01", 1)).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  });

  it("begin the day after the last pack, and only when there is such a day", () => {
    expect(sincePack("2026-08-31", "2026-11-24")).toEqual({ from: "2026-09-01", to: "2026-11-24" });
    expect(sincePack("2026-11-24", "2026-11-24")).toBeUndefined();
    expect(sincePack(undefined, "2026-11-24")).toBeUndefined();
    expect(daysWords({ from: "2026-09-01", to: "2026-11-24" })).toBe("1 September 2026 to 24 November 2026");
  });
});

it("writes sizes and fingerprints as people compare them", () => {
  expect([sizeWords(840), sizeWords(88_400), sizeWords(1_240_000)]).toEqual(["840 bytes", "88 kB", "1.2 MB"]);
  expect(shortHash("9f3c21ab07be55d1")).toBe("9f3c 21ab 07be");
});

it("reads a draft that holds something else as empty boxes", () => {
  expect(readSnapshot({})).toBeUndefined();
  expect(readSnapshot({ provider: 7, without: ["visits", 3], formats: ["pdf", "exe"], comments: { visits: 1 }, from: "x" })).toMatchObject({
    provider: undefined,
    without: ["visits"],
    formats: ["pdf"],
    comments: { visits: "" },
    from: { day: "", month: "", year: "" },
  });
});

it("stands where other screens link to", () => {
  expect(routes.map((route) => `#${route.path}`)).toEqual([places.packs(), places.newPack()]);
});
