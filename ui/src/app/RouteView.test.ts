import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { defineRoute, type Route } from "../lib/router/route";
import { navigate, Router } from "../lib/router/router.svelte";
import RouterProbe from "../test/RouterProbe.svelte";

const routes: readonly Route[] = [
  defineRoute({ path: "/probes/new", title: "New probe", load: () => import("./NotFound.svelte") }),
  defineRoute({ path: "/probes/:id", title: "Probe", load: () => import("../test/Probe.svelte") }),
  { path: "/missing/:id", title: "Missing", load: () => Promise.reject(new Error("no such file")) },
];
let stop: () => void;

beforeEach(() => vi.spyOn(window, "scrollTo"));
afterEach(() => stop?.());

function open(hash: string) {
  history.replaceState(null, "", hash);
  const router = new Router(routes);
  stop = router.start();
  render(RouterProbe, { router });
  return router;
}

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

it("takes the first route that fits", () => {
  expect(open("#/probes/new").arrival.route?.title).toBe("New probe");
});

it("opens another record as a new page: heading in focus, top of the page", async () => {
  open("#/probes/one");
  await heading("Probe one");
  vi.mocked(window.scrollTo).mockClear();
  navigate("#/probes/two");
  expect(await heading("Probe two")).toHaveFocus();
  await waitFor(() => expect(window.scrollTo).toHaveBeenCalledWith(0, 0));
});

it("keeps the place on the page when the person goes back", async () => {
  open("#/probes/one");
  await heading("Probe one");
  await waitFor(() => expect(window.scrollTo).toHaveBeenCalled());
  vi.mocked(window.scrollTo).mockClear();
  navigate("#/probes/two");
  await heading("Probe two");
  await waitFor(() => expect(window.scrollTo).toHaveBeenCalled());
  vi.mocked(window.scrollTo).mockClear();
  history.back();
  await heading("Probe one");
  expect(window.scrollTo).not.toHaveBeenCalled();
});

it("keeps what was typed when only the search part changes", async () => {
  open("#/probes/one");
  await heading("Probe one");
  await userEvent.type(screen.getByLabelText("Words"), "half a word");
  navigate("#/probes/one?words=bell");
  expect(await screen.findByText("bell")).toBeVisible();
  expect(screen.getByLabelText("Words")).toHaveValue("half a word");
  expect(screen.getByLabelText("Words")).toHaveFocus();
});

it("leaves no step behind when it replaces", async () => {
  open("#/probes/one");
  await heading("Probe one");
  const steps = history.length;
  navigate("#/probes/two", { replace: true });
  await heading("Probe two");
  expect(history.length).toBe(steps);
});

it("never shows a blank page: a screen that fails says so and can be tried again", async () => {
  open("#/probes/broken");
  expect(await heading("This page stopped")).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to Home" })).toBeVisible();
  navigate("#/probes/one");
  expect(await heading("Probe one")).toBeVisible();
});

it("says so when a screen's code cannot be fetched", async () => {
  open("#/missing/one");
  expect(await heading("This page stopped")).toBeVisible();
});
