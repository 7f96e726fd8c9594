//! Page 2 is enough: asks, decisions, clocks, what is better, what we do not know.

use super::{Desk, line};
use crate::document::Summary;
use crate::paper::{Block, Cell, Column, Density, Look, Mark, Span, Table};

impl Desk<'_> {
    pub(super) fn summary(&mut self) {
        let Some(summary) = &self.document.summary else { return };
        self.blocks.push(Block::PageBreak);
        let title = format!("What we ask {} to do", self.document.meta.organisation.provider_word);
        self.heading(1, None, &title, Some("summary".into()));
        self.lead(&summary.say);
        if summary.asks.is_empty() {
            self.quiet("Nothing is asked this time.");
        } else {
            let asks = self.asks(summary);
            self.blocks.push(asks);
        }
        self.decisions(summary);
        self.better(summary);
        self.blocks.push(Block::Foot);
        self.blocks.push(Block::MarkLine {
            marks: [
                (Mark::Seen, "seen by us"),
                (Mark::Told, "told to us"),
                (Mark::Counted, "counted"),
                (Mark::Paper, "on paper only"),
                (Mark::Concern, "concern"),
                (Mark::Good, "good practice"),
                (Mark::Formal, "formal step"),
                (Mark::Late, "late"),
            ]
            .map(|(mark, words)| (mark, words.to_owned()))
            .to_vec(),
        });
    }

    fn asks(&self, summary: &Summary) -> Block {
        let large = |text: String| line(Span::Text { text, look: Look::Large });
        let rows = summary.asks.iter().map(|ask| {
            let place = ask.target.as_ref().and_then(|target| self.place("", target));
            vec![
                Cell::lines(vec![large(ask.number.to_string())]),
                Cell::lines(vec![line(Span::Text { text: ask.text.clone(), look: Look::Large })])
                    .under(Some(&ask.why)),
                Cell::text(&ask.of),
                Cell::strong(&self.by(&ask.by)),
                Cell::lines(vec![place.into_iter().collect()]),
            ]
        });
        Block::Table(Table {
            caption: None,
            columns: vec![
                Column::mm("No.", 10),
                Column::rest("We ask"),
                Column::mm("Of", 30),
                Column::mm("By", 26),
                Column::places(),
            ],
            rows: rows.collect(),
            density: Density::Plain,
        })
    }

    fn decisions(&mut self, summary: &Summary) {
        let rows = summary.decisions.iter().map(|decision| {
            vec![
                Cell::strong(&decision.letter),
                Cell::text(&decision.text),
                Cell::text(&decision.item.to_string()),
                Cell::text(&decision.who),
            ]
        });
        let table = Block::Table(Table {
            caption: None,
            columns: vec![
                Column::mm("No.", 10),
                Column::rest("Decision"),
                Column::mm("Item", 12),
                Column::mm("Who", 30),
            ],
            rows: rows.collect(),
            density: Density::Plain,
        });
        let title = if summary.clocks.len() == 1 { "Clock running" } else { "Clocks running" };
        let clocks = Block::Clocks { title: title.into(), clocks: summary.clocks.clone() };
        match (summary.decisions.is_empty(), summary.clocks.is_empty()) {
            (true, true) => {}
            (true, false) => self.blocks.push(clocks),
            (false, no_clock) => {
                self.plain_heading(2, "What the meeting must decide");
                self.blocks.push(if no_clock {
                    table
                } else {
                    Block::Beside { left: vec![table], right: vec![clocks], right_mm: Some(54) }
                });
            }
        }
    }

    fn better(&mut self, summary: &Summary) {
        let part = |title: &str, mark, items: &[String]| {
            let heading = Block::heading(2, None, title, None);
            (!items.is_empty())
                .then(|| vec![heading, Block::Bullets { mark, items: items.to_vec() }])
        };
        let better = part("What is better", Some(Mark::Good), &summary.better);
        let not_known = part("What we do not know", None, &summary.not_known);
        match (better, not_known) {
            (Some(left), Some(right)) => {
                self.blocks.push(Block::Beside { left, right, right_mm: None })
            }
            (one, other) => self.blocks.extend(one.or(other).unwrap_or_default()),
        }
    }
}
