import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/intelligence", title: "What people tell us", nav: "intelligence", load: () => import("./IntelligenceList.svelte") }),
  defineRoute({ path: "/intelligence/:id", title: "What somebody told us", nav: "intelligence", load: () => import("./IntelligencePage.svelte") }),
  defineRoute({ path: "/intelligence/:id/change", title: "Change what was told", nav: "intelligence", load: () => import("./ChangeTold.svelte") }),
];
