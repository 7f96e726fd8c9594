import type { AppStatus, Density, Phase, Role, Theme } from "../lib/ipc/generated";

const names: Record<Role, string> = {
  "lay-member": "Joan",
  "gp-quality-lead": "Dr Ellis",
  "safeguarding-lead": "Sam",
  "quality-manager": "Priya",
};

/** Where the app stands, as the address wants it. */
export function statusOf(wanted: URLSearchParams): AppStatus {
  const role = (wanted.get("as") ?? "quality-manager") as Role;
  return {
    phase: (wanted.get("phase") ?? "open") as Phase,
    me: {
      person: "01890000-0000-7000-8000-000000000001",
      name: names[role],
      role,
      organisation: "NHS Sandbox",
      commissioner: "icb",
      commissioner_word: "the ICB",
      meeting_name: "Clinical Quality Review Meeting",
      meeting_short: "CQRM",
    },
    display: {
      theme: (wanted.get("theme") ?? "light") as Theme,
      density: (wanted.get("density") ?? (role === "lay-member" ? "comfortable" : "compact")) as Density,
      letters: wanted.get("letters") === "easier" ? "easier" : "standard",
      text_size: 100,
    },
    idle_minutes: Number(wanted.get("idle") ?? 30),
    practice: wanted.has("practice"),
    device_word: "laptop",
    today: "2026-11-24",
    version: "0.1.0",
    notice: null,
  };
}
