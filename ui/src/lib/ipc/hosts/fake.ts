import type { Event as AppEvent, Error as ErrorReply } from "../generated";
import type { CommandName, Req, Res } from "../client";
import type { Host } from "../host";

/** Answers by command name. A handler may be async, and may throw an `ErrorReply` to refuse. */
export type Handlers = { [N in CommandName]?: (req: Req<N>) => Res<N> | Promise<Res<N>> };

/** A stand-in for the core in tests and in a plain browser: it answers only what it was told to. */
export class FakeHost implements Host {
  /** Every call made, in order. */
  readonly calls: { name: string; payload: unknown }[] = [];
  readonly #handlers: Handlers;
  readonly #listeners = new Set<(event: AppEvent) => void>();

  constructor(handlers: Handlers = {}) {
    this.#handlers = { ...handlers };
  }

  /** Replaces or adds one answer. */
  on<N extends CommandName>(name: N, handler: NonNullable<Handlers[N]>): void {
    this.#handlers[name] = handler as Handlers[N];
  }

  async rpc(name: string, payload: unknown): Promise<unknown> {
    this.calls.push({ name, payload });
    const handler = this.#handlers[name as CommandName] as ((req: unknown) => unknown) | undefined;
    if (!handler) {
      throw { code: "internal", message: `The fake host has no answer for ${name}.` } satisfies ErrorReply;
    }
    return handler(structuredClone(payload));
  }

  async listen(heard: (event: AppEvent) => void): Promise<() => void> {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** Tells every listener, as the core would. */
  emit(event: AppEvent): void {
    for (const heard of this.#listeners) heard(event);
  }

  /** The payloads of every call with this name. */
  callsOf(name: CommandName): unknown[] {
    return this.calls.filter((made) => made.name === name).map((made) => made.payload);
  }
}
