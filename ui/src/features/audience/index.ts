import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/intelligence/:id/share", title: "Share with other people", load: () => import("./ShareTold.svelte") }),
  defineRoute({ path: "/concerns/:id/share", title: "Share with other people", nav: "concerns", load: () => import("./ShareConcern.svelte") }),
];
