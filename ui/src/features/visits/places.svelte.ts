import { call } from "../../lib/ipc/client";
import type { PlaceRow } from "../../lib/ipc/generated";

/** The wards and services of the provider that is chosen. Without them the ward is words. */
export class ProviderPlaces {
  rows = $state.raw<readonly PlaceRow[]>([]);
  #turn = 0;

  of(provider: string | undefined): void {
    const turn = ++this.#turn;
    this.rows = [];
    if (!provider) return;
    call("provider.view", { id: provider }).then(
      (view) => {
        if (turn === this.#turn) this.rows = view.places;
      },
      () => undefined,
    );
  }
}
