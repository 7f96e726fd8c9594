import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/intelligence/:id/share", title: "Share with other people", load: () => import("./ShareTold.svelte") }),
  defineRoute({ path: "/concerns/:id/share", title: "Share with other people", nav: "concerns", load: () => import("./ShareConcern.svelte") }),
  defineRoute({ path: "/visits/:id/share", title: "Share the visit with its team", nav: "visits", load: () => import("./ShareVisit.svelte") }),
];
