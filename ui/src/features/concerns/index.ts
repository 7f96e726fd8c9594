import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/concerns", title: "Concerns", nav: "concerns", load: () => import("./ConcernList.svelte") }),
  defineRoute({ path: "/concerns/new", title: "Raise a concern", nav: "concerns", load: () => import("./RaiseConcern.svelte") }),
  defineRoute({ path: "/concerns/:id", title: "Concern", nav: "concerns", load: () => import("./ConcernPage.svelte") }),
  defineRoute({ path: "/concerns/:id/change", title: "Change the concern", nav: "concerns", load: () => import("./ChangeConcern.svelte") }),
];
