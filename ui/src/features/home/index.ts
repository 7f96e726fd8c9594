import { defineRoute } from "../../lib/router/route";

export const routes = [defineRoute({ path: "/", title: "Home", nav: "home", load: () => import("./Home.svelte") })];
