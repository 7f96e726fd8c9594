import type { Code, Error as ErrorReply, FieldFinding } from "./generated";

export type { Code as ErrorCode, Error as ErrorReply } from "./generated";

/** What the core answered instead of a result. Read `code`; never match on the words. */
export class CallError extends Error {
  readonly code: Code;
  /** The field that needs another value. */
  readonly field: string | undefined;
  /** Where possible identifiers stand. */
  readonly findings: readonly FieldFinding[];

  constructor(reply: ErrorReply) {
    super(reply.message);
    this.name = "CallError";
    this.code = reply.code;
    this.field = reply.field;
    this.findings = reply.findings ?? [];
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
    message: "Something in this app went wrong. What you wrote is saved. Try again, or close the app and open it again.",
  });
}
