import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/team", title: "The team of the visit", nav: "visits", load: () => import("./TeamPage.svelte") }),
  defineRoute({ path: "/visits/:id/hand-over", title: "Hand your notes to the team", nav: "visits", load: () => import("./HandOverPage.svelte") }),
];
