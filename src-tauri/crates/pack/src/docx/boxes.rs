//! Blocks that are more than words: times, ladders, clocks, views, marks. In Word they are tables with
//! a head, or paragraphs with a border.

use super::body::Body;
use super::pictures::Picture;
use super::xml::Xml;
use crate::document::{Clock, StepState, View};
use crate::paper::{Cell, Column, Density, Look, Mark, Rung, Span, Table, Time};

impl Body {
    pub(super) fn at_risk(
        &mut self,
        title: &str,
        text: Option<&str>,
        times: &[Time],
        note: Option<&str>,
    ) {
        self.marked_line("CFConcern", Some(Mark::Concern), &[Span::strong(title)]);
        if let Some(text) = text {
            self.line("CFConcern", &[Span::plain(text)]);
        }
        let cells = times.iter().map(|time| {
            Cell::lines(vec![vec![Span::Text { text: time.when.clone(), look: Look::Large }]])
                .under(Some(&time.text))
        });
        self.table(&Table {
            caption: None,
            columns: times.iter().map(|time| Column::rest(&time.head)).collect(),
            rows: vec![cells.collect()],
            density: Density::Plain,
        });
        if let Some(note) = note {
            self.line("Normal", &[Span::plain(note)]);
        }
    }

    pub(super) fn ladder(&mut self, rungs: &[Rung]) {
        let rows = rungs.iter().map(|rung| {
            let (mark, state) = match rung.state {
                StepState::Done => (Mark::Done, "Done"),
                StepState::Now => (Mark::Formal, "Now"),
                StepState::Later => (Mark::Open, "Later"),
            };
            let clock = rung.clock.as_ref().map(|clock| format!("{}. {}", clock.words, clock.by));
            vec![
                Cell::strong(&format!("{}. {}", rung.number, rung.name)),
                Cell::text(&rung.text),
                Cell::strong(state).marked(mark),
                Cell::text(clock.as_deref().unwrap_or(&rung.when)),
            ]
        });
        self.table(&Table {
            caption: Some("Steps of the ladder".into()),
            columns: vec![
                Column::mm("Step", 45),
                Column::rest("What it takes"),
                Column::mm("State", 22),
                Column::mm("When", 45),
            ],
            rows: rows.collect(),
            density: Density::Plain,
        });
    }

    pub(super) fn clocks(&mut self, title: &str, clocks: &[Clock]) {
        self.line("CFBox", &[Span::strong(title)]);
        for clock in clocks {
            self.clock_line("CFBox", clock);
        }
        self.gap();
    }

    pub(super) fn views(
        &mut self,
        views: &[View],
        bars: &[Option<(u8, String)>],
        anyway: Option<&str>,
    ) {
        let said = views.iter().map(|view| {
            let mut cell = Cell::text(&view.text);
            cell.lines.insert(0, vec![Span::quiet(&view.who)]);
            cell
        });
        let strength = bars.iter().map(|bar| match bar {
            Some((bars, words)) => Cell { bars: Some(*bars), ..Cell::strong(words) },
            None => Cell::or_dash(None),
        });
        self.table(&Table {
            caption: None,
            columns: views.iter().map(|view| Column::rest(&view.head)).collect(),
            rows: vec![said.collect(), strength.collect()],
            density: Density::Plain,
        });
        if let Some(anyway) = anyway {
            self.entries(&[(Cell::strong("What we do anyway"), Cell::text(anyway))]);
        }
    }

    pub(super) fn mark_line(&mut self, marks: &[(Mark, String)]) {
        self.gap();
        let mut line = Xml::default();
        for (mark, words) in marks {
            self.picture(&mut line, Picture::Mark { mark: *mark });
            super::cell::run(&mut line, &format!(" {words}    "), Look::Quiet);
        }
        self.paragraph("Normal", |xml| xml.append(&line));
    }

    pub(super) fn mark_table(&mut self, marks: &[(Mark, String, String)]) {
        let rows = marks
            .iter()
            .map(|(mark, word, about)| vec![Cell::strong(word).marked(*mark), Cell::text(about)]);
        self.table(&Table {
            caption: None,
            columns: vec![Column::mm("Mark", 60), Column::rest("What it is about")],
            rows: rows.collect(),
            density: Density::Plain,
        });
    }
}
