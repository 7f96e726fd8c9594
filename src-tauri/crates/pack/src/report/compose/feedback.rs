//! The sheet handed over at the end of the visit: one page, two at most.

use super::{Desk, joined};
use crate::document::Point;
use crate::paper::{Block, Cell, Mark, Span};

impl Desk<'_> {
    pub(super) fn feedback(&mut self) {
        let visit = self.visit;
        let feedback = visit.feedback.clone().unwrap_or_default();
        let given = joined(&[&feedback.given_to, &feedback.given_at], ", ");
        self.entry("Given to", &given);
        self.entry("Notice", &visit.meta.announced);
        self.team_entry();
        self.points("What went well", Mark::Good, &feedback.went_well);
        self.points("What worries us", Mark::Concern, &feedback.worries);
        self.plain_heading(2, "Immediate concerns");
        self.immediate_boxes();
        if !visit.timeline.is_empty() {
            self.plain_heading(2, "What happens next");
            self.timeline("What happens next, and by when");
        }
        self.blocks.push(Block::quiet(
            "If anybody may be at risk of harm now, act at once by your own rules. Do not wait for the report.",
        ));
    }

    fn points(&mut self, title: &str, mark: Mark, points: &[Point]) {
        self.plain_heading(2, title);
        if points.is_empty() {
            self.blocks.push(Block::quiet("Nothing was named under this heading."));
        }
        for (index, point) in points.iter().enumerate() {
            let number = Cell::strong(&(index + 1).to_string()).marked(mark);
            let how = point.how.map(|how| how.words()).unwrap_or_default();
            let how = joined(&[how, point.margin.as_deref().unwrap_or_default()], ", ");
            let mut body = Cell::text(&point.text);
            if !how.is_empty() {
                body.lines.push(vec![Span::quiet(how)]);
            }
            self.blocks.push(Block::Entry { margin: number, body });
        }
    }

    pub(super) fn short_fingerprint(&mut self, fingerprint: &str) {
        let register = self.register_words();
        self.blocks.push(Block::quiet(&joined(
            &[&register, &format!("Fingerprint of the content (BLAKE3): {fingerprint}")],
            " ",
        )));
    }
}
