import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/packs", title: "Meeting packs", nav: "packs", load: () => import("./Register.svelte") }),
  defineRoute({ path: "/packs/new", title: "Make a meeting pack", nav: "packs", load: () => import("./NewPack.svelte") }),
];
