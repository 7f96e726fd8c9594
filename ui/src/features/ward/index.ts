import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/ward", title: "Ward mode", nav: "visits", layout: "bare", focus: "own", load: () => import("./Ward.svelte") }),
];
