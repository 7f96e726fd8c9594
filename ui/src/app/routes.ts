import type { Route } from "../lib/router/route";

/** Every feature's `index.ts` exports `routes`; a new feature is found without being listed anywhere. */
const features = import.meta.glob<{ routes: readonly Route[] }>("../features/*/index.ts", { eager: true });

export const routes: readonly Route[] = Object.values(features).flatMap((feature) => feature.routes);
