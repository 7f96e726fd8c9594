//! The annex, the versions and the fingerprint.

use super::{Desk, joined};
use crate::document::How;
use crate::paper::{Block, Cell, Column, Density, Figure, Span, Table, long_day};

impl Desk<'_> {
    pub(super) fn annex(&mut self) {
        let visit = self.visit;
        let areas = visit.method.areas.iter().any(|a| !joined(&[&a.times, &a.note], "").is_empty());
        let annex = &visit.annex;
        if !areas
            && annex.log.is_empty()
            && annex.regulations.is_empty()
            && annex.photographs.is_empty()
            && annex.readers.is_empty()
        {
            return;
        }
        self.plain_heading(2, "Annex");
        if areas {
            self.areas();
        }
        self.log();
        self.regulations();
        self.photographs();
        self.readers();
    }

    fn areas(&mut self) {
        self.plain_heading(3, "Where we were, and when");
        let rows = self.visit.method.areas.iter().map(|area| {
            vec![
                Cell::strong(&area.name),
                Cell::or_dash(Some(&area.times)),
                Cell::or_dash(Some(&area.note)),
            ]
        });
        self.blocks.push(Block::table(
            "Areas of the visit",
            Density::Plain,
            vec![
                Column::mm("Where", 50),
                Column::mm("When", 36),
                Column::rest("What we did there"),
            ],
            rows.collect(),
        ));
    }

    fn log(&mut self) {
        let log = &self.visit.annex.log;
        if log.is_empty() {
            return;
        }
        self.plain_heading(3, "Log of evidence");
        let with_text = log.iter().any(|line| !line.text.trim().is_empty());
        let mut columns = vec![
            Column::mm("Time", 28),
            if with_text { Column::mm("Where", 36) } else { Column::rest("Where") },
            Column::mm("How we know", 30),
            Column::mm("Strength", 28),
        ];
        if with_text {
            columns.push(Column::rest("What"));
        }
        let rows = log.iter().map(|line| {
            let mut row = vec![
                Cell::strong(&line.time),
                Cell::or_dash(Some(&line.area)),
                how(line.how),
                Cell::strength(line.strength, None),
            ];
            if with_text {
                row.push(Cell::or_dash(Some(&line.text)));
            }
            row
        });
        self.blocks.push(Block::table(
            "Log of the visit. Times are ours; people are counted, never named",
            Density::Dense,
            columns,
            rows.collect(),
        ));
    }

    fn regulations(&mut self) {
        if self.visit.annex.regulations.is_empty() {
            return;
        }
        self.plain_heading(3, "Regulations touched");
        let rows =
            self.visit.annex.regulations.iter().map(|one| {
                vec![Cell::strong(&one.findings.join(", ")), Cell::text(&one.regulation)]
            });
        self.blocks.push(Block::table(
            "Findings, and the 2014 Regulations they touch. Whether one is met is for the regulator to say",
            Density::Plain,
            vec![Column::mm("Findings", 36), Column::rest("Regulation")],
            rows.collect(),
        ));
    }

    fn photographs(&mut self) {
        if self.photos.is_empty() {
            return;
        }
        self.plain_heading(3, "Photographs");
        let figures = self.photos.iter().zip(&self.visit.annex.photographs).enumerate().map(
            |(index, (photo, given))| {
                let alt = match (given.alt.trim(), given.caption.trim()) {
                    ("", "") => format!("Photograph {}, without a description", index + 1),
                    ("", caption) => caption.to_owned(),
                    (alt, _) => alt.to_owned(),
                };
                let caption = given.caption.trim().to_owned();
                Figure { photo: index, file: photo.file(index), alt, caption, tall: photo.tall() }
            },
        );
        self.blocks.push(Block::Figures { figures: figures.collect() });
    }

    fn readers(&mut self) {
        if self.visit.annex.readers.is_empty() {
            return;
        }
        self.plain_heading(3, "Who gets what");
        let readers = self.visit.annex.readers.iter();
        self.pairs(
            "Reader",
            "Gets",
            readers.map(|one| vec![Cell::strong(&one.reader), Cell::text(&one.gets)]).collect(),
        );
    }

    pub(super) fn versions(&mut self, fingerprint: &str) {
        self.plain_heading(2, "Versions and fingerprint");
        let versions = &self.visit.meta.versions;
        if !versions.is_empty() {
            let rows = versions.iter().map(|version| {
                vec![
                    Cell::strong(&version.name),
                    Cell::or_dash(version.issued.map(|day| self.day(day)).as_deref()),
                    Cell::or_dash(Some(&version.what)),
                    Cell::or_dash(Some(&version.reason)),
                ]
            });
            let rows = rows.collect();
            self.blocks.push(Block::table(
                "Every version issued",
                Density::Plain,
                vec![
                    Column::mm("Version", 28),
                    Column::mm("Issued", 30),
                    Column::mm("What for", 50),
                    Column::rest("What changed, and why"),
                ],
                rows,
            ));
        }
        let register = self.register_words();
        if !register.is_empty() {
            self.blocks.push(Block::Para { spans: vec![Span::plain(register)] });
        }
        self.blocks.push(Block::fingerprint(fingerprint));
        self.blocks.push(Block::quiet(
            "Fingerprint of the content (BLAKE3), the same in PDF and Word. Ask the quality team to compare it. The \
             headings have the same numbers in every visit report; a number is missing where nothing was recorded.",
        ));
    }

    /// "Register entry 2026-0163. Confirmed by the director of nursing. Issued …".
    pub(super) fn register_words(&self) -> String {
        let register = &self.visit.register;
        let said = |before: &str, words: &str| match words.trim() {
            "" => String::new(),
            words => format!("{before} {words}."),
        };
        let issued = self.visit.meta.issued.map(long_day).unwrap_or_default();
        joined(
            &[
                &said("Register entry", &register.number),
                &said("Issued", &issued),
                &said("Confirmed by", &register.confirmed_by),
            ],
            " ",
        )
    }

    fn pairs(&mut self, left: &str, right: &str, rows: Vec<Vec<Cell>>) {
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns: vec![Column::mm(left, 92), Column::rest(right)],
            rows,
            density: Density::Plain,
        }));
    }
}

/// The mark and its word; a dash where nobody said how we know.
fn how(how: Option<How>) -> Cell {
    how.map_or_else(|| Cell::or_dash(None), |how| Cell::text(how.words()).marked(how.into()))
}
