import { defineRoute } from "../../lib/router/route";

export const routes = [
  defineRoute({ path: "/settings", title: "Settings", nav: "settings", load: () => import("./SettingsList.svelte") }),
  defineRoute({ path: "/settings/you", title: "You", nav: "settings", load: () => import("./You.svelte") }),
  defineRoute({ path: "/settings/display", title: "How it looks", nav: "settings", load: () => import("./DisplaySettings.svelte") }),
  defineRoute({ path: "/settings/lock", title: "Lock and passphrase", nav: "settings", load: () => import("./LockSettings.svelte") }),
  defineRoute({ path: "/settings/recovery", title: "New recovery code", nav: "settings", load: () => import("./NewRecoveryCode.svelte") }),
  defineRoute({ path: "/settings/organisation", title: "Your organisation", nav: "settings", load: () => import("./OrganisationSettings.svelte") }),
  defineRoute({ path: "/settings/keys", title: "Keys and sharing", nav: "settings", load: () => import("./KeySettings.svelte") }),
  defineRoute({ path: "/settings/backups", title: "Backups", nav: "settings", load: () => import("./Backups.svelte") }),
  defineRoute({ path: "/settings/practice", title: "Practice", nav: "settings", load: () => import("./Practice.svelte") }),
];
