import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/plan", title: "The plan", nav: "visits", load: () => import("./PlanPage.svelte") }),
  defineRoute({ path: "/visits/:id/card", title: "The card for visitors", nav: "visits", load: () => import("./CardPage.svelte") }),
];
