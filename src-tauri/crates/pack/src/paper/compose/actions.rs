//! Minutes of the last meeting and the action log.

use super::Desk;
use crate::document::{ActionLog, AgreedAction, LoggedAction, Target};
use crate::paper::{Block, Cell, Column, Density, Table, Tone, long_day};

impl Desk<'_> {
    pub(super) fn actions(&mut self) {
        let Some(log) = &self.document.actions else { return };
        self.lead(&log.say);
        if !log.minutes.is_empty() {
            let title = log.minutes_of.map_or_else(
                || "Minutes".to_owned(),
                |day| format!("Minutes of {}", long_day(day)),
            );
            self.part(&Target::Minutes, &title);
            let entries = log.minutes.iter().map(|line| Block::Entry {
                margin: Cell::strong(&line.what),
                body: Cell::text(&line.text),
            });
            self.blocks.extend(entries);
        }
        self.part(&Target::Actions, "Action log");
        if log.actions.is_empty() {
            self.quiet("No action is open.");
            return;
        }
        let rows = log.actions.iter().map(|action| self.logged(action)).collect();
        self.blocks.push(Block::Table(Table {
            caption: Some("Actions, late ones first".into()),
            columns: vec![
                Column::mm("No.", 11),
                Column::mm("Raised", 23),
                Column::rest("Action"),
                Column::mm("Owner", 26),
                Column::mm("Due", 22),
                Column::mm("Status", 33),
                Column::mm("Evidence", 26),
            ],
            rows,
            density: Density::Dense,
        }));
        self.updates(log);
        self.blocks.push(Block::Callout {
            tone: Tone::Ask,
            title: "Complete is not closed".into(),
            text: "An action is closed when we have seen the evidence. Until then it says “complete, not yet checked”."
                .into(),
        });
    }

    fn logged(&self, action: &LoggedAction) -> Vec<Cell> {
        vec![
            Cell::strong(&action.number),
            Cell::text(&self.day(action.raised)).under(action.raised_at.as_deref()),
            Cell::text(&action.action),
            Cell::text(&action.owner),
            Cell::or_dash(action.due.as_ref().map(|by| self.by(by)).as_deref()),
            Cell::standing(&action.standing),
            Cell::or_dash(Some(&action.evidence)),
        ]
    }

    fn updates(&mut self, log: &ActionLog) {
        let rows: Vec<_> = log
            .actions
            .iter()
            .flat_map(|action| action.updates.iter().map(move |update| (action, update)))
            .map(|(action, update)| {
                vec![
                    Cell::strong(&action.number),
                    Cell::text(&self.day(update.date)),
                    Cell::text(&update.text),
                ]
            })
            .collect();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table {
                caption: Some("What happened since, by action".into()),
                columns: vec![
                    Column::mm("No.", 11),
                    Column::mm("Day", 28),
                    Column::rest("What happened"),
                ],
                rows,
                density: Density::Dense,
            }));
        }
    }

    /// Actions agreed on a visit or for a concern.
    pub(super) fn agreed(&self, caption: &str, actions: &[AgreedAction]) -> Block {
        let rows = actions.iter().map(|action| {
            vec![
                Cell::strong(&action.number),
                Cell::text(&action.text),
                Cell::text(&action.owner),
                Cell::or_dash(action.due.as_ref().map(|by| self.by(by)).as_deref()),
                Cell::standing(&action.standing),
            ]
        });
        Block::Table(Table {
            caption: Some(caption.to_owned()),
            columns: vec![
                Column::mm("No.", 14),
                Column::rest("Action"),
                Column::mm("Owner", 32),
                Column::mm("By", 24),
                Column::mm("Status", 38),
            ],
            rows: rows.collect(),
            density: Density::Plain,
        })
    }
}
