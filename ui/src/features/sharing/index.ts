import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/sharing", title: "Sharing", nav: "sharing", load: () => import("./Sharing.svelte") }),
  defineRoute({ path: "/sharing/start", title: "Start sharing", nav: "sharing", load: () => import("./StartSpace.svelte") }),
  defineRoute({ path: "/sharing/join", title: "Join colleagues", nav: "sharing", load: () => import("./JoinSpace.svelte") }),
  defineRoute({ path: "/sharing/invite", title: "Make an invitation", nav: "sharing", load: () => import("./Invite.svelte") }),
  defineRoute({ path: "/sharing/folder", title: "The place has moved", nav: "sharing", load: () => import("./MoveFolder.svelte") }),
  defineRoute({ path: "/sharing/member/:id", title: "Who shares", nav: "sharing", load: () => import("./MemberPage.svelte") }),
  defineRoute({ path: "/sharing/member/:id/change", title: "Change what a member may do", nav: "sharing", load: () => import("./ChangeMember.svelte") }),
  defineRoute({ path: "/sharing/member/:id/remove", title: "Remove a member", nav: "sharing", load: () => import("./RemoveMember.svelte") }),
  defineRoute({ path: "/sharing/sheet/:id/cancel", title: "Cancel a recovery sheet", nav: "sharing", load: () => import("./CancelSheet.svelte") }),
  defineRoute({ path: "/sharing/member/:id/computers/:computer", title: "This computer is lost", nav: "sharing", load: () => import("./LostComputer.svelte") }),
  defineRoute({ path: "/sharing/sheet", title: "Recovery sheet", nav: "sharing", load: () => import("./MakeSheet.svelte") }),
  defineRoute({ path: "/sharing/recover", title: "Come in with a recovery sheet", nav: "sharing", load: () => import("./Recover.svelte") }),
  defineRoute({ path: "/sharing/own-copy", title: "Private copy", nav: "sharing", load: () => import("./OwnCopy.svelte") }),
  defineRoute({ path: "/sharing/health", title: "How sharing is doing", nav: "sharing", load: () => import("./Health.svelte") }),
  defineRoute({ path: "/sharing/diagnostic", title: "A file for who helps you", nav: "sharing", load: () => import("./Diagnostic.svelte") }),
  defineRoute({ path: "/sharing/requests/:id", title: "Compare six words", nav: "sharing", load: () => import("./RequestPage.svelte") }),
];

export { default as BringBack } from "./BringBack.svelte";
