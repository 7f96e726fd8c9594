// Prints the ratios of a run with their targets. It never fails on a figure: figures are for people.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(`target/bench/${name}.json`, "utf8"));
const figure = (value, unit = "") => `${value >= 100 ? Math.round(value) : value.toFixed(2)}${unit}`;
const line = (what, value, target) => console.log(`${what.padEnd(62)} ${value.padStart(12)}   ${target}`);

const share = (name, target) => {
  const { share } = read(name);
  const entries = share.entries.toLocaleString("en-GB");
  line(`first exchange, ${entries} entries, against copy and bare insert`, figure(share.first_ratio, " ×"), target);
  line("until the first of them are there", figure(share.first.first_entries_s, " s"), "≤ 5 s");
  line("the most memory it had", figure(share.first.resident_mb, " MB"), "≤ 300 MB");
  if (share.online) {
    line("the same through S3, on this computer", figure(share.online_ratio, " ×"), target);
    line("the most memory it had", figure(share.online.resident_mb, " MB"), "≤ 300 MB");
  }
  line(`a look at ${share.feeds} feeds that finds nothing new`, figure(share.idle.seconds * 1000, " ms"), "");
  line("the requests it makes of a server", String(share.idle.requests), "≤ 2");
  line(`back after a month, ${share.month.received.toLocaleString("en-GB")} new entries`, figure(share.month.seconds, " s"), "≤ 5 s");
};

const reports = {
  vault() {
    for (const row of read("vault").vault) {
      const notes = row.notes.toLocaleString("en-GB");
      line(`commit of one note, ${notes} there, against bare SQLCipher`, figure(row.commit.ratio_p50, " ×"), "≤ 1.5 ×");
      for (const [word, each] of Object.entries(row.search)) {
        line(`search "${word}" as it is typed, ${notes} notes, p95`, figure(each.p95, " ms"), "≤ 50 ms");
      }
      line(`filling, ${notes} notes, against bare SQLCipher`, figure(row.fill_s.ratio, " ×"), "");
      line(`first page of a list, ${notes} notes, p95`, figure(row.first_page_ms.p95, " ms"), "flat");
    }
  },
  segments() {
    const targets = { packed_one_event_segments_against_plain_zstd: "≤ 1.25" };
    for (const [what, value] of Object.entries(read("segments"))) {
      line(what.replaceAll("_", " "), String(value), targets[what] ?? "");
    }
  },
  share: () => share("share", "≤ 6 × (2 × asked)"),
  "share-large": () => share("share-large", "≤ 20 × (3 × asked)"),
  pack() {
    const { pack } = read("pack");
    line(`pack of ${pack.pages} pages as PDF`, figure(pack.pdf_s * 1000, " ms"), "");
    if (pack.pdf_against_typst) line("the same against Typst's own compiler", figure(pack.pdf_against_typst, " ×"), "≤ 1.0 ×");
    line("the same against LibreOffice from the Word file", figure(pack.pdf_against_libreoffice, " ×"), "≤ 0.125 ×");
  },
  window() {
    const { window } = read("window");
    line("launch to first paint, against an empty window", figure(window.first_paint_ratio, " ×"), "≤ 1.5 ×");
    line("launch to first words, against an empty window", figure(window.first_words_ratio, " ×"), "");
    line("memory (PSS), against an empty window", figure(window.memory_ratio, " ×"), "≤ 1.4 ×");
  },
};

for (const name of process.argv.slice(2)) reports[name]();
