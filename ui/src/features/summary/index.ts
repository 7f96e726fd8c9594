import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/visits/:id/summary", title: "Write the summary", nav: "visits", load: () => import("./Write.svelte") }),
  defineRoute({ path: "/summaries", title: "Published summaries", nav: "visits", load: () => import("./SummaryList.svelte") }),
  defineRoute({ path: "/summaries/:id", title: "Summary", nav: "visits", load: () => import("./SummaryPage.svelte") }),
];
