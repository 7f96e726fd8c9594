import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/actions", title: "Actions", nav: "concerns", load: () => import("./ActionList.svelte") }),
  defineRoute({ path: "/actions/new", title: "Add an action", nav: "concerns", load: () => import("./NewAction.svelte") }),
  defineRoute({ path: "/actions/:id", title: "Action", nav: "concerns", load: () => import("./ActionPage.svelte") }),
];
