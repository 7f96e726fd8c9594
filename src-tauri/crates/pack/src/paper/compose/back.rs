//! Back matter: words and marks, and the entry in the export register.

use super::Desk;
use crate::paper::words::one_line;
use crate::paper::{Block, Cell, Column, Density, Mark, Span, Table, long_day};

impl Desk<'_> {
    pub(super) fn words(&mut self) {
        self.blocks.push(Block::PageBreak);
        self.heading(1, None, "Words and marks we use", Some("words".into()));
        if !self.document.words.is_empty() {
            let rows = self
                .document
                .words
                .iter()
                .map(|w| vec![Cell::strong(&w.word), Cell::text(&w.meaning)]);
            self.blocks.push(Block::Table(Table {
                caption: None,
                columns: vec![Column::mm("Word", 46), Column::rest("What we mean")],
                rows: rows.collect(),
                density: Density::Plain,
            }));
        }
        self.plain_heading(2, "Marks");
        let marks = [
            (Mark::Seen, "Seen by us", "how we know"),
            (Mark::Told, "Told to us", "how we know"),
            (Mark::Counted, "Counted", "how we know"),
            (Mark::Paper, "On paper only", "could not be checked"),
            (Mark::Concern, "Concern", "what it is"),
            (Mark::Good, "Good practice", "what it is"),
            (Mark::Done, "Closed and checked", "where it stands"),
            (Mark::Progress, "In progress", "where it stands"),
            (Mark::Waiting, "Waiting for somebody", "where it stands"),
            (Mark::Open, "Not started", "where it stands"),
            (Mark::Late, "Late", "where it stands"),
            (Mark::Formal, "Formal step", "under the contract"),
        ];
        let marks = marks.map(|(mark, word, group)| (mark, word.to_owned(), group.to_owned()));
        self.blocks.push(Block::MarkTable { marks: marks.to_vec() });
    }

    pub(super) fn register(&mut self, fingerprint: &str) {
        let register = &self.document.register;
        self.blocks.push(Block::PageBreak);
        self.heading(1, None, "Export register entry", Some("register".into()));
        self.lead(
            "This page says who let this pack out, to whom and why, and how to tell whether a copy is the real one.",
        );
        let issued =
            format!("{}, {}", long_day(register.issued.date()), register.issued.format("%H:%M"));
        let made_from = format!("{} records, {}", register.records, register.period);
        let entries = [
            ("Issued", issued.as_str()),
            ("Confirmed by", &register.confirmed_by),
            ("To", &register.to),
            ("Why", &register.why),
            ("Edition", &register.edition),
            ("Made from", &made_from),
        ];
        let rows = entries.iter().map(|(label, text)| vec![Cell::strong(label), Cell::text(text)]);
        let number = format!("No. {}", one_line(&register.number));
        self.pairs("Entry", &number, 39, rows.collect());
        self.plain_heading(2, "What was checked before it left");
        let rows =
            register.checks.iter().map(|c| vec![Cell::text(&c.check), Cell::text(&c.result)]);
        self.pairs("Check", "Result", 100, rows.collect());
        self.plain_heading(2, "Fingerprint of the content");
        self.blocks.push(Block::fingerprint(fingerprint));
        self.blocks.push(Block::Para {
            spans: vec![Span::plain(
                "BLAKE3, worked out from the content of this pack before it was typeset; the same for PDF, Word \
                 and Excel. A file cannot print its own hash, so the hash of each file is in the register under \
                 this number. Ask the quality manager to compare.",
            )],
        });
        if !register.files.is_empty() {
            let rows =
                register.files.iter().map(|f| vec![Cell::text(&f.file), Cell::text(&f.hash)]);
            self.pairs("File", "Hash", 100, rows.collect());
        }
    }

    fn pairs(&mut self, left: &str, right: &str, left_mm: u16, rows: Vec<Vec<Cell>>) {
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns: vec![Column::mm(left, left_mm), Column::rest(right)],
            rows,
            density: Density::Plain,
        }));
    }
}
