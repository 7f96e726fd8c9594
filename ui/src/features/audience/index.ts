import { defineRoute } from "../../lib/router/route";

export const routes = [defineRoute({ path: "/records/:kind/:id/share", title: "Share with other people", load: () => import("./ShareFurther.svelte") })];
