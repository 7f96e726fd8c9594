//! Concerns: a table of all, then each with its evidence, its times and its actions.

use super::Desk;
use crate::document::{Concern, Target};
use crate::paper::words::{count, one_line};
use crate::paper::{Block, Cell, Column, Density, Span, Table, short_day};

impl Desk<'_> {
    pub(super) fn concerns(&mut self) {
        let concerns = self.document.concerns_by_severity();
        let at_risk = concerns.iter().filter(|concern| concern.at_risk.is_some()).count();
        let immediate = match at_risk {
            0 => String::new(),
            1 => " In one of them somebody could have come to harm at that moment.".into(),
            _ => format!(" In {at_risk} of them somebody could have come to harm at that moment."),
        };
        self.lead(&format!("{}.{immediate}", count(concerns.len(), "concern", "concerns")));
        let rows = concerns.iter().map(|concern| self.concern_row(concern)).collect();
        self.blocks.push(Block::Table(Table {
            caption: Some("Concerns, most serious first".into()),
            columns: vec![
                Column::mm("Ref.", 24),
                Column::rest("Concern"),
                Column::mm("Severity", 20),
                Column::mm("Status", 33),
                Column::mm("Owner", 25),
                Column::mm("Due", 22),
                Column::places(),
            ],
            rows,
            density: Density::Dense,
        }));
        for concern in concerns {
            self.concern(concern);
        }
    }

    fn concern_row(&self, concern: &Concern) -> Vec<Cell> {
        let place = self.place("", &Target::Concern(concern.reference.clone()));
        vec![
            Cell::strong(&concern.reference),
            Cell::text(&concern.title).under(Some(&concern.place)),
            Cell::text(&concern.severity.words),
            Cell::standing(&concern.standing),
            Cell::text(&concern.owner),
            Cell::or_dash(concern.due.map(|day| self.day(day)).as_deref()),
            Cell::lines(vec![place.into_iter().collect()]),
        ]
    }

    fn concern(&mut self, concern: &Concern) {
        self.part(&Target::Concern(concern.reference.clone()), &concern.title);
        let mut entry = |margin: Cell, body: Cell| self.blocks.push(Block::Entry { margin, body });
        let raised = format!("raised {}", short_day(concern.raised, self.document.meta.date));
        entry(Cell::strong(&concern.reference).under(Some(&raised)), Cell::text(&concern.text));
        entry(
            Cell::strong("Where, how bad"),
            Cell::lines(vec![vec![
                Span::plain(format!("{}. ", one_line(&concern.place))),
                Span::strong(format!("{}.", concern.severity.words)),
            ]]),
        );
        entry(Cell::strong("Status"), Cell::standing(&concern.standing));
        entry(Cell::strong("Owner"), Cell::text(&concern.owner));
        if let Some(clock) = &concern.clock {
            entry(Cell::strong("Clock"), Cell { clock: Some(clock.clone()), ..Cell::default() });
        }
        self.blocks.extend(
            concern
                .at_risk
                .as_ref()
                .map(|risk| Block::at_risk("Somebody could have come to harm", None, risk)),
        );
        if !concern.evidence.is_empty() {
            self.plain_heading(3, "What it rests on");
        }
        self.blocks.extend(concern.evidence.iter().map(|evidence| Block::Entry {
            margin: Cell::how(evidence.how, Some(&evidence.when)),
            body: Cell::text(&evidence.text),
        }));
        self.plain_heading(3, "What is being done");
        if concern.actions.is_empty() {
            self.quiet("No action yet.");
        } else {
            let caption = format!("Actions for {}", one_line(&concern.reference));
            let table = self.agreed(&caption, &concern.actions);
            self.blocks.push(table);
        }
    }
}
