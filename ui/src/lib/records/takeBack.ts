import { call } from "../ipc/client";
import { placeOf } from "../router/places";
import { navigate } from "../router/router.svelte";

/** Takes a shared entry back, and goes to the private note that it is from now on. */
export async function takeBack(kind: "intelligence" | "concern", id: string, reason: string): Promise<void> {
  const now = await call("share.take_back", { id, reason });
  navigate(placeOf(kind, now.id));
}
