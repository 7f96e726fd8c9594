//! Themes of intelligence: what several people said, and what we ask.

use super::{Desk, line};
use crate::document::{Target, Theme};
use crate::paper::words::{count, months};
use crate::paper::{Block, Cell, Column, Density, Mark, Span, Table};

impl Desk<'_> {
    pub(super) fn themes(&mut self) {
        let themes = &self.document.themes;
        self.lead(&format!("{}. We never say who.", count(themes.len(), "theme", "themes")));
        let rows = themes.iter().map(|theme| self.theme_row(theme)).collect();
        self.blocks.push(Block::Table(Table {
            caption: Some("Themes: several reports, from more than one kind of source".into()),
            columns: vec![
                Column::rest("Theme"),
                Column::right("Reports", 18),
                Column::mm("Kinds of source", 48),
                Column::mm("When", 34),
                Column::places(),
            ],
            rows,
            density: Density::Plain,
        }));
        for theme in themes {
            self.theme(theme);
        }
    }

    fn theme_row(&self, theme: &Theme) -> Vec<Cell> {
        let place = self.place("", &Target::Theme(theme.id.clone()));
        vec![
            Cell::strong(&theme.title),
            Cell::text(&theme.reports.to_string()),
            Cell::text(&theme.source_kinds.join(", ")),
            Cell::text(&months(theme.period)),
            Cell::lines(vec![place.into_iter().collect()]),
        ]
    }

    fn theme(&mut self, theme: &Theme) {
        self.part(&Target::Theme(theme.id.clone()), &theme.title);
        let mut entry = |margin: Cell, body: Cell| self.blocks.push(Block::Entry { margin, body });
        entry(
            Cell::strong("People say").under(Some(&months(theme.period))).marked(Mark::Told),
            Cell::text(&theme.say),
        );
        let rests = format!("{} reports: ", theme.reports);
        entry(
            Cell::strong("How many"),
            Cell::lines(vec![vec![
                Span::strong(rests),
                Span::plain(theme.source_kinds.join(", ")),
            ]]),
        );
        if let Some(together) = &theme.together {
            entry(Cell::strong("What else we know"), Cell::text(together));
        }
        if !theme.views.is_empty() {
            self.blocks.push(Block::views(&theme.views, theme.anyway.as_deref()));
        }
        self.blocks.push(Block::Entry {
            margin: Cell::strong("We ask"),
            body: Cell::lines(vec![line(Span::strong(&theme.question))]),
        });
    }
}
