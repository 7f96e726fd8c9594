import type { Route } from "../lib/router/route";

/** Every feature's `index.ts` may export `routes`; a new feature is found without being listed anywhere. */
const features = import.meta.glob<{ routes?: readonly Route[] }>("../features/*/index.ts", { eager: true });

export const routes: readonly Route[] = Object.values(features).flatMap((feature) => feature.routes ?? []);

/** The paths that lead somewhere, for the menu. */
export const answered: ReadonlySet<string> = new Set(routes.map((route) => route.path));

/** Fetches every screen's code, one after another, so that opening one later takes no time. */
export async function fetchScreens(): Promise<void> {
  for (const route of routes) await route.load().catch(() => undefined);
}
