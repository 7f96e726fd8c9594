import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/notes", title: "Notes", nav: "notes", load: () => import("./NoteList.svelte") }),
  defineRoute({ path: "/notes/:id", title: "Note", nav: "notes", load: () => import("./NotePage.svelte") }),
];
