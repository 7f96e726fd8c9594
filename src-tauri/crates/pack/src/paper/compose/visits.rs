//! Visit reports: four parts each, and what was not seen.

use super::{Desk, line};
use crate::document::{Point, Target, VisitReport};
use crate::paper::words::{count, one_line};
use crate::paper::{Block, Cell, Column, Density, Look, Span, Table, long_day};

impl Desk<'_> {
    pub(super) fn visits(&mut self) {
        let visits = &self.document.visits;
        self.lead(&format!("{} in this period.", count(visits.len(), "visit", "visits")));
        if visits.len() > 1 {
            let rows = visits.iter().map(|visit| self.visit_row(visit)).collect();
            self.blocks.push(Block::Table(Table {
                caption: Some("Visits".into()),
                columns: vec![
                    Column::rest("Place"),
                    Column::mm("Date", 26),
                    Column::mm("Notice", 27),
                    Column::mm("Level of assurance", 34),
                    Column::right("Concerns", 20),
                    Column::right("Actions", 17),
                    Column::places(),
                ],
                rows,
                density: Density::Plain,
            }));
        }
        for (index, visit) in visits.iter().enumerate() {
            if index > 0 {
                self.blocks.push(Block::PageBreak);
            }
            self.part(&Target::Visit(visit.id.clone()), &visit.place);
            self.about(visit);
            self.points("What went well", &visit.went_well);
            self.points("What people told us", &visit.told);
            self.findings(visit);
            self.plain_heading(3, "What was agreed");
            if visit.agreed.is_empty() {
                self.quiet("No action was agreed.");
            } else {
                let caption = format!("Actions agreed: {}", one_line(&visit.place));
                let table = self.agreed(&caption, &visit.agreed);
                self.blocks.push(table);
            }
        }
    }

    fn visit_row(&self, visit: &VisitReport) -> Vec<Cell> {
        let place = self.place("", &Target::Visit(visit.id.clone()));
        vec![
            Cell::strong(&visit.place).under(visit.site.as_deref()),
            Cell::text(&self.day(visit.date)),
            Cell::or_dash(notice(visit)),
            Cell::or_dash(visit.level.map(crate::document::Assurance::words)),
            Cell::text(&visit.concerns.len().to_string()),
            Cell::text(&visit.agreed.len().to_string()),
            Cell::lines(vec![place.into_iter().collect()]),
        ]
    }

    fn about(&mut self, visit: &VisitReport) {
        let what: Vec<_> =
            [&visit.service, &visit.site].into_iter().flatten().map(|t| one_line(t)).collect();
        let what = what.join(", ");
        let mut spans = Vec::new();
        if let Some(level) = visit.level {
            spans.push(Span::strong(format!(
                "Level of assurance: {}. ",
                level.words().to_lowercase()
            )));
        }
        if !what.is_empty() {
            spans.push(Span::plain(format!("{what}.")));
        }
        if !spans.is_empty() {
            self.blocks.push(Block::Lead { spans });
        }
        self.blocks.extend(visit.level.map(Block::scale));
        let hours = visit.hours.as_deref().map(|h| format!(", {h}")).unwrap_or_default();
        let notice = notice(visit).map(|notice| format!(" {notice}.")).unwrap_or_default();
        let when = format!("{}{hours}.{notice}", long_day(visit.date));
        let mut entry =
            |margin: &str, text: Option<&str>| {
                self.blocks.extend(text.filter(|t| !t.trim().is_empty()).map(|text| {
                    Block::Entry { margin: Cell::strong(margin), body: Cell::text(text) }
                }));
            };
        entry("Why this level", visit.level_why.as_deref());
        entry("When", Some(&when));
        entry("Why we went", visit.why.as_deref());
        entry("Team", Some(&visit.team.join(", ")));
        entry("We spoke to", visit.spoke_to.as_deref());
        entry("We looked at", visit.looked_at.as_deref());
        let not_seen = if visit.not_seen.is_empty() {
            Cell::text("Nothing was listed as not seen.")
        } else {
            Cell { bullets: visit.not_seen.clone(), ..Cell::default() }
        };
        self.blocks.push(Block::Entry { margin: Cell::strong("Not seen"), body: not_seen });
        self.blocks.extend(visit.report_status.as_deref().map(|status| Block::Entry {
            margin: Cell::strong("Report"),
            body: Cell::text(status),
        }));
    }

    fn points(&mut self, title: &str, points: &[Point]) {
        self.plain_heading(3, title);
        if points.is_empty() {
            self.quiet("Nothing was recorded under this heading.");
        }
        for point in points {
            let mut body = Cell::text(&point.text);
            if let Some(good) = &point.good_practice {
                body.lines.push(line(Span::Text { text: one_line(good), look: Look::Good }));
            }
            let margin = Cell::how(point.how, point.margin.as_deref());
            self.blocks.push(Block::Entry { margin, body });
        }
    }

    fn findings(&mut self, visit: &VisitReport) {
        self.plain_heading(3, "What concerned us");
        if visit.concerns.is_empty() {
            self.quiet("Nothing concerned us in what we saw.");
            return;
        }
        let rows = visit.concerns.iter().map(|finding| {
            let raised = finding.concern.as_ref();
            let place = raised.and_then(|c| self.place(c, &Target::Concern(c.clone())));
            vec![
                Cell::strong(&finding.number),
                Cell::text(&finding.text),
                Cell::strength(finding.strength, finding.basis.as_deref()),
                match (place, raised) {
                    (Some(place), _) => Cell::lines(vec![line(place)]),
                    (None, raised) => Cell::or_dash(raised.map(String::as_str)),
                },
            ]
        });
        self.blocks.push(Block::Table(Table {
            caption: Some("What concerned us, with how strong the evidence is".into()),
            columns: vec![
                Column::mm("No.", 14),
                Column::rest("What we found"),
                Column::mm("Evidence", 52),
                Column::mm("Raised as", 32),
            ],
            rows: rows.collect(),
            density: Density::Plain,
        }));
    }
}

const fn notice(visit: &VisitReport) -> Option<&'static str> {
    match visit.announced {
        Some(true) => Some("Announced"),
        Some(false) => Some("Unannounced"),
        None => None,
    }
}
