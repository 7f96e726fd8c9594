import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/help", title: "Help", nav: "help", load: () => import("./HelpList.svelte") }),
  defineRoute({ path: "/help/about", title: "About", nav: "help", load: () => import("./About.svelte") }),
  defineRoute({ path: "/help/:page", title: "Help", nav: "help", load: () => import("./HelpPage.svelte") }),
];
