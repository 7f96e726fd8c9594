import type { ErrorCode, ErrorReply } from "./generated";

/** What the core answered instead of a result. Read `code`; never match on the words. */
export class CallError extends Error {
  readonly code: ErrorCode;
  /** What the person can do about it, in plain English. */
  readonly hint: string | undefined;
  readonly details: unknown;

  constructor(reply: ErrorReply) {
    super(reply.message);
    this.name = "CallError";
    this.code = reply.code;
    this.hint = reply.hint ?? undefined;
    this.details = reply.details ?? undefined;
  }
}

function isErrorReply(thrown: unknown): thrown is ErrorReply {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** Turns anything a host may throw into a `CallError`. */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (isErrorReply(thrown)) return new CallError(thrown);
  return new CallError({
    code: "internal",
    message: "Something in this app went wrong.",
    hint: "What you wrote is saved. Try again, or close the app and open it again.",
  });
}
