//! Headings 5 to 7: good practice, immediate concerns, what people told us.

use super::{Desk, joined};
use crate::paper::{Block, Cell, Look, Mark, Span, one_line};

impl Desk<'_> {
    pub(super) fn good_practice(&mut self) {
        if self.visit.good_practice.is_empty() {
            return;
        }
        self.part(5, "Good practice");
        for point in &self.visit.good_practice {
            let mut body = Cell::text(&point.text);
            let good = point.good_practice.as_ref();
            body.lines.extend(
                good.map(|good| vec![Span::Text { text: one_line(good), look: Look::Good }]),
            );
            let margin = Cell::how(point.how, point.margin.as_deref());
            self.blocks.push(Block::Entry { margin, body });
        }
    }

    pub(super) fn immediate(&mut self) {
        self.part(6, "Immediate concerns");
        self.immediate_boxes();
    }

    /// Silence would mislead here: a reader must not have to guess whether one was left out.
    pub(super) fn immediate_boxes(&mut self) {
        if self.visit.immediate.is_empty() {
            self.blocks.push(Block::Para {
                spans: vec![Span::plain("No immediate concern was recorded on this visit.")],
            });
        }
        for concern in &self.visit.immediate {
            let title = match concern.title.trim() {
                "" => "Somebody could have come to harm",
                title => title,
            };
            let text = Some(concern.text.clone()).filter(|text| !text.trim().is_empty());
            self.blocks.push(Block::at_risk(title, text, &concern.times));
        }
    }

    pub(super) fn told(&mut self) {
        if self.visit.told.is_empty() {
            return;
        }
        self.part(7, "What people told us");
        self.blocks.push(Block::Para {
            spans: vec![Span::plain(
                "Patients, carers, staff and lay members stand side by side here: no one's words count for less. \
                 Nobody is named.",
            )],
        });
        for said in &self.visit.told {
            let source = if said.source.trim().is_empty() { "Told to us" } else { &said.source };
            let lay = if said.lay { "in our lay member's words" } else { "" };
            let under = joined(&[&said.margin, lay], "\n");
            let margin = Cell::strong(source)
                .under(Some(under.as_str()).filter(|under| !under.is_empty()))
                .marked(Mark::Told);
            let text = said.text.trim();
            let body = if said.verbatim && !text.is_empty() {
                Cell::text(&format!("“{text}”"))
            } else {
                Cell::text(text)
            };
            self.blocks.push(Block::Entry { margin, body });
        }
    }
}
