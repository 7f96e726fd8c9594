import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/providers", title: "Providers", nav: "providers", focus: "own", load: () => import("./ProviderList.svelte") }),
  defineRoute({ path: "/providers/new", title: "Add a provider", nav: "providers", load: () => import("./NewProvider.svelte") }),
  defineRoute({ path: "/providers/load", title: "Load a list of providers", nav: "providers", load: () => import("./LoadList.svelte") }),
  defineRoute({ path: "/providers/:id", title: "Provider", nav: "providers", load: () => import("./ProviderPage.svelte") }),
  defineRoute({ path: "/providers/:id/change", title: "Change the provider", nav: "providers", load: () => import("./ChangeProvider.svelte") }),
];
