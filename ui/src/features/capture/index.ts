import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/notes/new", title: "New note", focus: "own", load: () => import("./NewNote.svelte") }),
  defineRoute({ path: "/notes/new/own", title: "A note for yourself", nav: "notes", focus: "own", load: () => import("./OwnNote.svelte") }),
  defineRoute({ path: "/intelligence/new", title: "New note", nav: "intelligence", focus: "own", load: () => import("./NewIntelligence.svelte") }),
];
