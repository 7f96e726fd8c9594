import { statusOf } from "../dev/status";
import { useHost } from "../lib/ipc/client";
import { FakeHost, type Handlers } from "../lib/ipc/hosts/fake";
import type { ErrorCode } from "../lib/ipc/errors";
import type { AppStatus, Settings } from "../lib/ipc/generated";
import { forgetEverything } from "../lib/state/cache.svelte";
import { session } from "../lib/state/session.svelte";

/** A fresh fake host with an open vault, in use by everything that calls the core. */
export function openHost(handlers: Handlers = {}, as: Record<string, string> = {}): FakeHost {
  forgetEverything();
  session.status = statusOf(new URLSearchParams(as));
  session.hidden = false;
  const host = new FakeHost(handlers);
  useHost(host);
  return host;
}

export function openStatus(as: Record<string, string> = {}): AppStatus {
  return statusOf(new URLSearchParams(as));
}

/** Throws as the core refuses. */
export function refuse(code: ErrorCode, message: string, field?: string): never {
  throw { code, message, field };
}

export const someSettings: Settings = {
  display: openStatus().display,
  idle_minutes: 5,
  organisation: "NHS Sandbox",
  commissioner: "icb",
  commissioner_word: "the ICB",
  meeting_name: "Clinical Quality Review Meeting",
  meeting_short: "CQRM",
  shortcuts: true,
  share_by_itself: true,
};
