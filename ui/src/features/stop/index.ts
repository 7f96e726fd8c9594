import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/at-risk", title: "Somebody may be at risk", nav: "at-risk", load: () => import("./AtRisk.svelte") }),
  defineRoute({ path: "/at-risk/:id", title: "Somebody may be at risk", nav: "at-risk", load: () => import("./AtRiskOnVisit.svelte") }),
];
