// Stand-in until the generated one lands.
export type ErrorCode = "internal" | "locked" | "wrong_passphrase";
export interface ErrorReply { code: ErrorCode; message: string; hint?: string | null; details?: unknown }
export type AppEvent = { type: "changed"; kinds: string[]; ids: string[] } | { type: "locked" };
export interface Commands { "session.status": { req: Record<string, never>; res: { state: string } } }
