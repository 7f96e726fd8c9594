//! Headings 12 and 13: the provider's comments and reply, the plan, and what a revisit saw.

use super::{Desk, capital};
use crate::paper::{Block, Cell, Column, Density, Mark};

impl Desk<'_> {
    pub(super) fn response(&mut self) {
        if self.visit.fact_check.is_empty() && self.visit.response.is_none() {
            return;
        }
        let provider = self.provider_word();
        self.part(12, &format!("{}'s reply and check of facts", capital(&provider)));
        let rows: Vec<_> = self
            .visit
            .fact_check
            .iter()
            .map(|comment| {
                vec![
                    Cell::strong(if comment.place.trim().is_empty() {
                        "Whole report"
                    } else {
                        &comment.place
                    }),
                    Cell::text(&comment.comment),
                    Cell::strong(comment.outcome.words()),
                    Cell::or_dash(Some(&comment.reason)),
                ]
            })
            .collect();
        if !rows.is_empty() {
            self.blocks.push(Block::table(
                &format!("Comments of {provider}, and what we did with each"),
                Density::Plain,
                vec![
                    Column::mm("Place", 24),
                    Column::rest("Comment"),
                    Column::mm("We", 32),
                    Column::mm("Why", 58),
                ],
                rows,
            ));
        }
        if let Some(response) = &self.visit.response {
            let who = response.who.trim();
            let margin = Cell::strong(&capital(&format!("{provider}'s reply")))
                .under(Some(who).filter(|who| !who.is_empty()))
                .marked(Mark::Told);
            self.blocks.push(Block::Entry { margin, body: Cell::text(&response.text) });
        }
    }

    pub(super) fn plan(&mut self) {
        if self.visit.plan.is_empty() && self.visit.revisit.is_empty() {
            return;
        }
        self.part(13, "Action plan");
        self.planned();
        if !self.visit.revisit.is_empty() {
            let rows = self.visit.revisit.iter().map(|prompt| {
                vec![
                    Cell::strong(&prompt.prompt),
                    Cell::or_dash(Some(&prompt.then)),
                    Cell::or_dash(Some(&prompt.now)),
                ]
            });
            self.blocks.push(Block::table(
                "The same prompts, then and now",
                Density::Plain,
                vec![
                    Column::rest("Prompt"),
                    Column::mm("On the visit before", 50),
                    Column::mm("On this visit", 50),
                ],
                rows.collect(),
            ));
        }
    }

    fn planned(&mut self) {
        if self.visit.plan.is_empty() {
            return;
        }
        let rows = self
            .visit
            .plan
            .iter()
            .map(|action| {
                vec![
                    Cell::strong(&action.recommendation),
                    Cell::text(&action.action),
                    Cell::or_dash(Some(&action.owner)),
                    Cell::or_dash(self.by(action.due.as_ref()).as_deref()),
                    Cell::or_dash(Some(&action.evidence)),
                    Cell::standing(&action.standing),
                    Cell::or_dash(Some(&action.verified)),
                ]
            })
            .collect();
        let provider = self.provider_word();
        self.blocks.push(Block::table(
            &format!("What {provider} will do, and how we will know"),
            Density::Dense,
            vec![
                Column::mm("For", 12),
                Column::rest("Action"),
                Column::mm("Owner", 24),
                Column::mm("By", 21),
                Column::mm("Evidence", 30),
                Column::mm("Status", 30),
                Column::mm("Checked", 22),
            ],
            rows,
        ));
    }
}
