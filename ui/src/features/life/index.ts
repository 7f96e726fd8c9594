import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/life", title: "From planning to closing", nav: "visits", load: () => import("./LifePage.svelte") }),
  defineRoute({ path: "/visits/:id/close", title: "Close the visit", nav: "visits", load: () => import("./ClosePage.svelte") }),
];
