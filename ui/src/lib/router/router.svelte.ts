import { match, parseHash } from "./path";
import type { Route } from "./route";

export interface Arrival {
  route: Route | undefined;
  params: Record<string, string>;
  search: Record<string, string>;
  /** True when the person went back or forward: the place on the page is then kept. */
  returned: boolean;
}

/** Set when a link or `navigate` goes somewhere; an arrival without it is the person going back or forward. */
let going = false;

/** Which screen is shown. One per window; reads and writes the location hash. */
export class Router {
  readonly #routes: readonly Route[];
  arrival = $state.raw<Arrival>({ route: undefined, params: {}, search: {}, returned: false });

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
    this.#arrive(false);
  }

  /** Follows the window's address until the answered function is called. */
  start(): () => void {
    const follow = () => {
      this.#arrive(!going);
      going = false;
    };
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a[href^='#/']")) going = true;
    };
    addEventListener("hashchange", follow);
    addEventListener("click", click, { capture: true });
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("click", click, { capture: true });
    };
  }

  #arrive(returned: boolean): void {
    const { path, search } = parseHash(location.hash);
    for (const route of this.#routes) {
      const params = match(route.path, path);
      if (params) {
        this.arrival = { route, params, search, returned };
        return;
      }
    }
    this.arrival = { route: undefined, params: {}, search, returned };
  }
}

/**
 * Goes to an address made by `href`. `replace` leaves no step to go back to. For the address one is at, the
 * screen stays and hears `hashchange`: whoever asks for a new note twice wants another.
 */
export function navigate(to: string, { replace = false } = {}): void {
  going = true;
  if (to !== location.hash && !replace) {
    location.hash = to;
    return;
  }
  history.replaceState(null, "", to);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
