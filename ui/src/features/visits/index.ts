import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits", title: "Visits", nav: "visits", load: () => import("./VisitList.svelte") }),
  defineRoute({ path: "/visits/new", title: "Start a visit", nav: "visits", load: () => import("./StartVisit.svelte") }),
  defineRoute({ path: "/visits/plan", title: "Plan a visit", nav: "visits", load: () => import("./PlanVisit.svelte") }),
  defineRoute({ path: "/visits/:id", title: "Visit", nav: "visits", load: () => import("./VisitPage.svelte") }),
  defineRoute({ path: "/visits/:id/change", title: "Change the visit", nav: "visits", load: () => import("./ChangeVisit.svelte") }),
];
