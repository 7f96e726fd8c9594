import { places } from "../lib/router/places";
import type { Arrival } from "../lib/router/router.svelte";

/**
 * The address of the stop card, asked for on a screen: with the visit when the screen is one of a visit's,
 * and with the way back to where one is. On the card itself it is the card.
 */
export function stopCardFrom({ route, params }: Pick<Arrival, "route" | "params">, hash: string): string {
  const path = route?.path ?? "";
  if (path.startsWith("/at-risk")) return hash;
  return places.atRisk(path.startsWith("/visits/:id") ? params.id : undefined, hash.slice(1));
}
