import { query, type Query } from "./query.svelte";

/** What the first screen is made of. Drafts are not among it: they have their own question, `draft.list`. */
const kinds = ["visit", "observation", "summary", "intelligence", "response", "concern", "action", "organisation", "space", "backup"];

/** The first screen's answer, which the rail and the new note read too. Call while a component is being set up. */
export function homeView(): Query<"home.view"> {
  return query("home.view", () => ({}), { kinds });
}
