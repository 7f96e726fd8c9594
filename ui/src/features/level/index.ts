import { defineRoute } from "../../lib/router/route";

export const routes = [defineRoute({ path: "/visits/:id/level", title: "How assured", nav: "visits", load: () => import("./LevelPage.svelte") })];
