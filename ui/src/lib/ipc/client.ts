import type { Commands, Event as AppEvent } from "./generated";
import { toCallError } from "./errors";
import type { Host } from "./host";

export type CommandName = keyof Commands;
export type Req<N extends CommandName> = Commands[N]["req"];
export type Res<N extends CommandName> = Commands[N]["res"];

let host: Host | undefined;

/** Called once at the start (and by tests) to say who carries the calls. */
export function useHost(next: Host): void {
  host = next;
}

/** Who carries the calls now, if anybody. */
export function currentHost(): Host | undefined {
  return host;
}

function current(): Host {
  if (!host) throw new Error("useHost must be called before the first call");
  return host;
}

/** One command to the core. Rejects with a `CallError` and nothing else. */
export async function call<N extends CommandName>(name: N, req: Req<N>): Promise<Res<N>> {
  try {
    return (await current().rpc(name, req)) as Res<N>;
  } catch (thrown) {
    throw toCallError(thrown);
  }
}

/** Hears everything the core has to tell. Answers with the function that stops listening. */
export function onAppEvent(heard: (event: AppEvent) => void): Promise<() => void> {
  return current().listen(heard);
}
