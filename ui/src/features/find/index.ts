import { defineRoute } from "../../lib/router/route";

export const routes = [defineRoute({ path: "/find", title: "Find", focus: "own", load: () => import("./Find.svelte") })];
