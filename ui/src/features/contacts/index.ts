import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/contacts", title: "Whom to ring", nav: "at-risk", load: () => import("./ContactList.svelte") }),
  defineRoute({ path: "/contacts/new", title: "Add a number", nav: "at-risk", load: () => import("./NewContact.svelte") }),
  defineRoute({ path: "/contacts/:id", title: "Change the number", nav: "at-risk", load: () => import("./ChangeContact.svelte") }),
];
