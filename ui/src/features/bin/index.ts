import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/bin", title: "The bin", load: () => import("./Bin.svelte") }),
  defineRoute({ path: "/done", title: "Done lately", load: () => import("./DoneLately.svelte") }),
  defineRoute({ path: "/records/:id/history", title: "What happened", load: () => import("./RecordHistory.svelte") }),
];
