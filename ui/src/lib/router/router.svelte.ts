import { match, parseHash } from "./path";
import type { Route } from "./route";

export interface Arrival {
  route: Route | undefined;
  params: Record<string, string>;
  search: Record<string, string>;
  /** Counts arrivals, so that coming back to the same address is still an arrival. */
  turn: number;
  /** True when the person went back or forward: the place on the page is then kept. */
  returned: boolean;
}

/** Which screen is shown. One per window; reads and writes the location hash. */
export class Router {
  readonly #routes: readonly Route[];
  arrival = $state.raw<Arrival>({ route: undefined, params: {}, search: {}, turn: 0, returned: false });

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
    this.#arrive();
  }

  /** Follows the window's address until the answered function is called. */
  start(): () => void {
    const follow = () => this.#arrive();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }

  #arrive(): void {
    const { path, search } = parseHash(location.hash);
    const returned = history.state !== null;
    if (!returned) history.replaceState({ seen: true }, "");
    const turn = this.arrival.turn + 1;
    for (const route of this.#routes) {
      const params = match(route.path, path);
      if (params) {
        this.arrival = { route, params, search, turn, returned };
        return;
      }
    }
    this.arrival = { route: undefined, params: {}, search, turn, returned };
  }
}

/** Goes to an address made by `href`. `replace` leaves no step to go back to. */
export function navigate(to: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = to;
    return;
  }
  history.replaceState(null, "", to);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
