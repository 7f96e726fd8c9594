import { defineRoute } from "../../lib/router/route";

export const routes = [defineRoute({ path: "/visits/:id/afterwards", title: "After a hard visit", nav: "visits", load: () => import("./Afterwards.svelte") })];
