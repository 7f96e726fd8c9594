import { FakeHost } from "../lib/ipc/hosts/fake";
import type { CommandName } from "../lib/ipc/client";
import { homeLay, homeManager } from "./home";
import { statusOf } from "./status";

/**
 * Answers for looking at screens in a plain browser, without the core. Never part of a build.
 * The address says who is looking: `?as=lay-member&phase=locked&theme=dark`.
 */
export function devHost(): FakeHost {
  const wanted = new URLSearchParams(location.search);
  let status = statusOf(wanted);
  const host: FakeHost = new FakeHost({
    "app.status": () => status,
    "setup.begin": () => ({ groups: ["7K4P", "QX2M", "9DRT", "H6WB", "3NVC", "E8YF"], ask: [2, 5] }),
    "setup.prove": () => (status = { ...status, phase: "open" }),
    "session.new_recovery_code": () => ({ groups: ["7K4P", "QX2M", "9DRT", "H6WB", "3NVC", "E8YF"], ask: [2, 5] }),
    "session.unlock": ({ passphrase, recovery_code }) => {
      if (passphrase !== "correct horse" && !recovery_code) {
        throw { code: "wrong-passphrase", message: "That is not the passphrase. Check capital letters and try again." };
      }
      return (status = { ...status, phase: "open" });
    },
    "session.lock": () => (status = { ...status, phase: "locked" }),
    "session.active": () => ({}),
    "session.change_passphrase": () => ({}),
    "settings.get": () => ({
      display: status.display,
      idle_minutes: status.idle_minutes,
      organisation: "NHS Sandbox",
      commissioner: "icb",
      commissioner_word: "the ICB",
      meeting_name: "Clinical Quality Review Meeting",
      meeting_short: "CQRM",
      shortcuts: true,
      share_by_itself: true,
    }),
    "settings.put": (settings) => {
      status = { ...status, display: settings.display, idle_minutes: settings.idle_minutes };
      return settings;
    },
    "session.change_me": (said) => {
      if (status.me) status = { ...status, me: { ...status.me, ...said } };
      host.emit({ type: "changed", kinds: ["person"], ids: [] });
      return {};
    },
    "practice.switch": ({ practice }) => (status = { ...status, practice }),
    "about.view": () => ({ version: status.version, support: ["Critical Friend 0.1.0", "312 entries, 0 waiting"], folder: "Critical Friend" }),
    "backup.list": () => [
      { id: "b1", made: "2026-11-24T08:15:00Z", bytes: 1_204_000, entries: 312, checked: "2026-11-24T08:15:00Z", good: true, sentence: "Tue 24 November, 08:15: opened and read, 312 entries" },
      { id: "b2", made: "2026-11-23T18:02:00Z", bytes: 1_190_000, entries: null, checked: null, good: true, sentence: "Mon 23 November, 18:02: not opened yet" },
    ],
    "backup.check": ({ id }) => ({ id, made: "2026-11-24T08:15:00Z", bytes: 1_204_000, entries: 312, checked: "2026-11-24T10:40:00Z", good: true, sentence: "Made, opened and read on Tue 24 November: 312 entries." }),
    "backup.make": () => ({ id: "b3", made: "2026-11-24T10:41:00Z", bytes: 1_204_000, entries: 312, checked: "2026-11-24T10:41:00Z", good: true, sentence: "Tue 24 November, 10:41: opened and read, 312 entries" }),
    "home.view": () => (wanted.get("beginner") ? { ...homeLay, beginner: true } : status.me?.role === "lay-member" ? homeLay : homeManager),
    "draft.open": ({ purpose, record }) => ({ id: "d1", purpose: purpose ?? "note", record: record ?? null, rev: 0, text: "", caret: 0, fields: {}, saved_at: "" }),
    "draft.put": ({ rev }) => ({ rev, saved_at: "10:42:07" }),
  });
  for (const [name, answer] of Object.entries(more())) host.on(name as CommandName, (typeof answer === "function" ? answer : () => answer) as never);
  return host;
}

/** Each file in `dev/answers` holds answers, or functions that answer, by command name, for the screens of one feature. */
function more(): Record<string, unknown> {
  const files = import.meta.glob<{ default: Record<string, unknown> }>("./answers/*.ts", { eager: true });
  return Object.assign({}, ...Object.values(files).map((file) => file.default));
}
