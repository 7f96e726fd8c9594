import type { Component } from "svelte";
import type { Params } from "./path";

/** What every screen is given. */
export interface ScreenProps<P = Record<string, string>> {
  params: P;
  search: Record<string, string>;
}

/** A screen takes `ScreenProps`, or nothing at all. */
type Screen<P> = Component<ScreenProps<P>> | Component<Record<never, never>>;

export interface Route {
  /** `"/visits/:id"`. The first route that fits wins; put fixed words before `:names`. */
  path: string;
  /** The window title until the screen sets its own with `PageHead`. */
  title: string;
  load: () => Promise<{ default: Screen<never> }>;
  /** `shell` (default): rail and sheet. `bare`: the screen fills the window, as ward mode does. */
  layout?: "shell" | "bare";
  /** Which menu entry is marked as current. */
  nav?: string;
  /** `heading` (default): the page's `h1` gets focus on arrival. `own`: the screen focuses a field itself. */
  focus?: "heading" | "own";
}

/** Declares a route so that its screen's `params` are checked against its path. */
export function defineRoute<P extends string>(
  route: Omit<Route, "path" | "load"> & { path: P; load: () => Promise<{ default: Screen<Params<P>> }> },
): Route {
  return route as unknown as Route;
}
