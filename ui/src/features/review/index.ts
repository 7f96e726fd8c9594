import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/review", title: "Review the visit", nav: "visits", load: () => import("./Review.svelte") }),
  defineRoute({ path: "/visits/:id/check", title: "Read your notes again", nav: "visits", load: () => import("./CheckNotes.svelte") }),
  defineRoute({ path: "/visits/:id/details", title: "Take out personal details", nav: "visits", load: () => import("./Details.svelte") }),
  defineRoute({ path: "/visits/:id/publish", title: "Check and publish", nav: "visits", load: () => import("./Publish.svelte") }),
];
