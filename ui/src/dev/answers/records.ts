import type { Handlers } from "../../lib/ipc/hosts/fake";
import type { Page, ProviderRow, SearchHit } from "../../lib/ipc/generated";
import { concernRows, intelligenceRows } from "../made-up/raised";
import { summaryRows } from "../made-up/summary";
import { providers, providerView, visitRows } from "../made-up/visit";

const page = <Row>(rows: Row[]): Page<Row> => ({ rows, next: null, total: rows.length, unfiltered: rows.length });
const hit = (id: string, kind: string, title: string): SearchHit => ({ id, kind, title, detail: "Cedar Ward, Sandbox General Hospital, 24 November 2026", snippet: [{ text: "Two call ", hit: false }, { text: "bells", hit: true }, { text: " ringing in the bay when we came in. First answered after 6 minutes.", hit: false }], open: id });

const answers: Handlers = {
  "provider.view": () => ({ ...providerView, visits: visitRows, summaries: summaryRows, concerns: concernRows, intelligence: intelligenceRows, open_actions: 2, sentence: "Last seen or heard on 24 November 2026. 2 actions are open." }),
  "provider.save": ({ name }) => ({ ...(providers[0] as ProviderRow), name }),
  "provider.save_place": ({ id, kind, name, site }) => ({ id: id ?? "place-new", kind, name, site: site ?? null, mine: true }),
  "provider.import_check": () => ({ rows: 3, sample: providers, new: 1, faults: [{ line: 3, column: 2, message: "The code is missing. Write a code such as RSG." }], warnings: ["One name stands there twice."] }),
  "provider.import": () => ({ added: 1, changed: 1, same: 0, faults: [] }),
  "host.pick": () => ({ token: "file-1", name: "providers.csv" }),
  "search.find": ({ query }) => ({ hits: query ? [hit("note-4", "observation", "Note, Cedar Ward"), hit("concern-bell", "concern", "Call bells out of reach and unanswered at night"), hit("int-1", "intelligence", "Told to us")] : [], next: null, words: query ? "3 entries found." : "" }),
  "bin.list": () => page([{ id: "note-9", kind: "Note", title: "Bell audit sheet by the desk: same initials on every line, all under 5 minutes", binned: "2026-11-20T10:00:00Z" }]),
  "operation.list": () => page([{ id: "op-1", at: "2026-11-24T10:52:00Z", sentence: "Saved a note", title: "Note, Cedar Ward: Two bells rang", can_undo: true, why_not: null, undone: false }, { id: "op-2", at: "2026-11-23T16:02:00Z", sentence: "Published a visit summary", title: "Willow Bank, 14 November 2026", can_undo: false, why_not: "It has gone to your colleagues, so it can't be undone. Change it, or take it back on its own page.", undone: false }, { id: "op-3", at: "2026-10-23T16:02:00Z", sentence: "Put something in the bin", title: null, can_undo: false, why_not: "This was undone.", undone: true }]),
  "record.history": () => [{ at: "2026-11-24T10:52:00Z", clock_wrong: false, who: "Priya", sentence: "Changed the concern", changes: [{ field: "What is known", before: "Two bells rang for 6 minutes.", after: "Two bells rang for 6 and 11 minutes. One patient waited until morning." }, { field: "Owner", before: null, after: "Quality manager" }] }, { at: "2027-11-24T10:40:00Z", clock_wrong: true, who: "Priya", sentence: "Raised the concern", changes: [] }],
};

export default answers;
