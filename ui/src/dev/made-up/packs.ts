import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { FieldFinding, PackIssued, PackPlan, PackRequest, PackRow } from "../../lib/ipc/generated";
import { announce } from "../../lib/state/changes";
import { hearProgress } from "../../lib/state/progress.svelte";
import { metaOf } from "./visit";

const file = (name: string, bytes: number, blake3: string) => ({ name, bytes, blake3: blake3.repeat(8) });

const files = [file("cqrm-pack-RSG-2026-12-10.pdf", 412_000, "9f3c21ab"), file("cqrm-pack-RSG-2026-12-10.docx", 88_400, "07be55d1"), file("cqrm-pack-RSG-2026-12-10.xlsx", 31_200, "c4410e9a")];

export const packRow: PackRow = {
  meta: metaOf("pack-7", "pack", { audience: "quality" }),
  provider: "Sandbox General Hospital",
  pack: {
    edition: "provider",
    organisation: "org-rsg",
    from: "2026-06-01",
    to: "2026-08-31",
    issued: "2026-09-08T13:20:00Z",
    number: "2026-0007",
    confirmed_by: "Priya, quality manager",
    why: "For the meeting on 10 September, with the trust’s chief nurse",
    fingerprint: "5d0f".repeat(16),
    files,
    records: 31,
  },
};

export const issued: PackIssued = { id: "pack-8", number: "2026-0008", files, folder: { token: "picked-1", name: "December meeting" } };

const section = (id: string, number: string, title: string, words: string) => ({ id, number, title, words, empty: words === "No paper", optional: true, left_out: false });

export const plan: PackPlan = {
  provider: "Sandbox General Hospital",
  title: "Sandbox General Hospital: quality review pack",
  marking: "OFFICIAL",
  sections: [
    section("actions", "3", "Previous actions", "9 actions"),
    section("concerns", "6", "Concerns", "4 concerns"),
    section("visits", "13", "Visits", "3 visit summaries"),
    section("themes", "14", "Themes of intelligence", "2 themes"),
    section("escalations", "16", "Notices and escalation", "No paper"),
  ],
  rules: [
    "Single reports: a theme needs 3, from 2 kinds of source",
    "Names of people who spoke to us, and anything that could point to one person",
    "Our lines of enquiry, coming visits without notice, and legal advice",
    "Other providers by name",
    "Photographs, and times more exact than the month for what people told us between visits",
  ],
  left_out: ["5 reports are not shown: a theme needs more reports, from more kinds of source"],
  findings: [],
  blocked: [],
};

/** "bed 7" in the manager's own words cannot leave. */
function findingsIn(asked: PackRequest): FieldFinding[] {
  const texts = [...asked.asks.map((text) => ["asks", text] as const), ...Object.values(asked.comments).map((text) => ["comments", text] as const)];
  return texts.flatMap(([field, text]) => {
    const start = text.search(/bed \d+/i);
    if (start < 0) return [];
    const words = /bed \d+/i.exec(text)?.[0] ?? "";
    return [{ record: asked.organisation, field, kind: "bed_and_time", start, end: start + words.length, words, reason: "A bed can point to one person.", suggestion: "one patient" }];
  });
}

/** What the plan holds for a request. */
export function planFor(asked: PackRequest): PackPlan {
  const sections = plan.sections.map((one) => (asked.without.includes(one.id) ? { ...one, words: "No paper", empty: true, left_out: true } : one));
  return { ...plan, sections, findings: findingsIn(asked) };
}

/** A page of paper as a picture, near enough to judge the screen by. */
export function pageSvg(page: number): string {
  const lines = Array.from({ length: 22 }, (_, at) => `<rect x="64" y="${190 + at * 26}" width="${420 - ((at * 53 + page * 31) % 160)}" height="9" rx="2" fill="#c9d3d9"/>`);
  const text = (y: number, size: number, words: string, weight = 400) => `<text x="64" y="${y}" font-family="Arial, sans-serif" font-size="${size}" font-weight="${weight}" fill="#1f2a31">${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595" height="842"><rect width="595" height="842" fill="#fff"/>${text(52, 10, "OFFICIAL", 700)}${text(120, 24, page === 1 ? "Quality review pack" : `${page + 1} Patient safety`, 700)}${text(150, 13, "Sandbox General Hospital, 1 September 2026 to 24 November 2026")}${lines.join("")}${text(806, 10, `Page ${page}`)}</svg>`;
}

/** The core's part in packs. `slow`: exports take as long as real ones, so that progress can be looked at. */
export function packs({ slow = false, rows = [packRow] }: { slow?: boolean; rows?: PackRow[] } = {}): Handlers {
  let register = rows;
  let stop = false;
  let previews = 0;
  const pause = () => new Promise((done) => setTimeout(done, slow ? 900 : 0));
  const steps = ["Setting the pages", "Writing the Word file", "Writing the Excel file", "All files are made"];

  return {
    "pack.plan": planFor,
    "pack.preview": (asked) => ({ preview: `preview-${++previews}`, pages: 8, plan: planFor(asked) }),
    "pack.page": ({ page }) => ({ svg: pageSvg(page) }),
    "pack.export": async ({ request, folder, confirmed_by, why }) => {
      stop = false;
      for (const [done, words] of steps.entries()) {
        hearProgress({ job: "pack", done, total: steps.length - 1, words });
        await pause();
        if (stop) throw { code: "cancelled", message: "Cancelled. Nothing was changed" };
      }
      const pack = { ...packRow.pack, organisation: request.organisation, from: request.from, to: request.to, number: issued.number, issued: "2026-11-24T11:05:00Z", confirmed_by, why };
      register = [{ ...packRow, meta: metaOf(issued.id, "pack", { audience: "quality" }), pack }, ...register];
      announce({ kinds: ["pack"], ids: [issued.id] });
      return { ...issued, folder };
    },
    "pack.cancel": () => {
      stop = true;
      return {};
    },
    "pack.register": () => ({ rows: register, next: null, total: register.length, unfiltered: register.length }),
    "host.pick": () => issued.folder,
    "host.open_folder": () => ({}),
    "action.list": () => ({ rows: [], next: null, total: 0, unfiltered: 0 }),
  };
}
