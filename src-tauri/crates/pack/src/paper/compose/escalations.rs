//! Notices and escalation: each issue on its ladder.

use super::Desk;
use crate::document::{Escalation, StepState, Target};
use crate::paper::{Block, Cell, Column, Density, Rung, Table};

impl Desk<'_> {
    pub(super) fn escalations(&mut self) {
        let rows = self.document.escalations.iter().map(|issue| self.notice_row(issue)).collect();
        self.blocks.push(Block::Table(Table {
            caption: Some("Open notices".into()),
            columns: vec![
                Column::rest("Issue"),
                Column::mm("Step", 16),
                Column::mm("Served", 26),
                Column::mm("Clock", 46),
                Column::mm("Who decides", 26),
                Column::mm("Next", 30),
            ],
            rows,
            density: Density::Dense,
        }));
        for issue in &self.document.escalations {
            self.part(&Target::Escalation(issue.id.clone()), &issue.issue);
            self.lead(&issue.say);
            let rungs = issue.steps.iter().map(|step| Rung {
                number: step.number,
                name: step.name.clone(),
                text: step.text.clone(),
                state: step.state,
                when: step.when.clone(),
                clock: issue.clock.clone().filter(|_| step.state == StepState::Now),
            });
            self.blocks.push(Block::Ladder { rungs: rungs.collect() });
            self.quiet(&issue.ladder);
        }
    }

    fn notice_row(&self, issue: &Escalation) -> Vec<Cell> {
        let now = issue
            .steps
            .iter()
            .filter(|step| step.state != StepState::Later)
            .map(|step| step.number)
            .max();
        let step = now.map(|number| format!("{number} of {}", issue.steps.len()));
        vec![
            Cell::strong(&issue.issue),
            Cell::or_dash(step.as_deref()),
            Cell::or_dash(issue.served.map(|day| self.day(day)).as_deref()),
            match &issue.clock {
                Some(clock) => Cell { clock: Some(clock.clone()), ..Cell::default() },
                None => Cell::or_dash(None),
            },
            Cell::text(&issue.decides),
            Cell::text(&issue.next),
        ]
    }
}
