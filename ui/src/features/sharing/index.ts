import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/sharing", title: "Sharing", nav: "sharing", load: () => import("./Sharing.svelte") }),
  defineRoute({ path: "/sharing/start", title: "Start sharing", nav: "sharing", load: () => import("./StartSpace.svelte") }),
  defineRoute({ path: "/sharing/join", title: "Join colleagues", nav: "sharing", load: () => import("./JoinSpace.svelte") }),
  defineRoute({ path: "/sharing/invite", title: "Invite a colleague", nav: "sharing", load: () => import("./Invite.svelte") }),
  defineRoute({ path: "/sharing/folder", title: "The place has moved", nav: "sharing", load: () => import("./MoveFolder.svelte") }),
  defineRoute({ path: "/sharing/requests/:id", title: "Compare six words", nav: "sharing", load: () => import("./RequestPage.svelte") }),
];
