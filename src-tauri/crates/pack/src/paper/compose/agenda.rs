//! The agenda: which items have a paper, and where it is.

use super::Desk;
use crate::document::{AgendaItem, WithoutPaper};
use crate::paper::plan::item_label;
use crate::paper::{Align, Block, Cell, Column, Density, Span, Table};

impl Desk<'_> {
    pub(super) fn agenda(&mut self) {
        self.blocks.push(Block::PageBreak);
        self.heading(1, None, "Agenda", Some("agenda".into()));
        self.lead(&self.document.agenda.say);
        let mut items: Vec<_> = self.document.agenda.items.iter().collect();
        items.sort_by_key(|item| item.number);
        let rows = items.into_iter().map(|item| self.item(item)).collect();
        self.blocks.push(Block::Table(Table {
            caption: None,
            columns: vec![
                Column::mm("Item", 12),
                Column::rest("Subject"),
                Column::mm("What we need", 50),
                Column::right("Minutes", 18),
                Column::mm("Paper", 27),
                Column { align: Align::Right, ..Column::places() },
            ],
            rows,
            density: Density::Roomy,
        }));
    }

    fn item(&self, item: &AgendaItem) -> Vec<Cell> {
        let place = |number: u8| {
            Cell::lines(vec![vec![Span::Place {
                words: String::new(),
                label: item_label(number),
                section: number.to_string(),
            }]])
        };
        let has_paper =
            |number: u8| self.plan.order.iter().any(|(other, _)| other.number == number);
        let (paper, page) = if has_paper(item.number) {
            ("Paper".to_owned(), place(item.number))
        } else {
            match item.without {
                WithoutPaper::See(other) if has_paper(other) => {
                    (format!("See {other}"), place(other))
                }
                WithoutPaper::NoPaper | WithoutPaper::See(_) => {
                    ("No paper".to_owned(), Cell::or_dash(None))
                }
                WithoutPaper::ToldOnTheDay => ("Told on the day".to_owned(), Cell::or_dash(None)),
                WithoutPaper::NotNeeded => ("–".to_owned(), Cell::or_dash(None)),
            }
        };
        vec![
            Cell::strong(&item.number.to_string()),
            Cell::text(&item.subject),
            Cell::or_dash(Some(&item.need)),
            Cell::or_dash(item.minutes.map(|m| m.to_string()).as_deref()),
            Cell::text(&paper),
            page,
        ]
    }
}
