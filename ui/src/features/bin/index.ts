import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/bin", title: "The bin", nav: "settings", load: () => import("./Bin.svelte") }),
  defineRoute({ path: "/done", title: "Done lately", nav: "settings", load: () => import("./DoneLately.svelte") }),
  defineRoute({ path: "/records/:id/history", title: "What happened", load: () => import("./RecordHistory.svelte") }),
];
