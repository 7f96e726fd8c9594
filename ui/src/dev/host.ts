import { FakeHost } from "../lib/ipc/hosts/fake";

/** Answers for looking at screens in a plain browser, without the core. Never part of a build. */
export function devHost(): FakeHost {
  return new FakeHost();
}
