//! Blocks that every paper is made of, ready to be put down.

use super::words::one_line;
use super::{Block, Cell, Column, Density, Span, Table, Time};
use crate::document::{Assurance, AtRisk, Step, View};

impl Block {
    /// A heading, in one line.
    pub fn heading(level: u8, number: Option<String>, text: &str, label: Option<String>) -> Self {
        Self::Heading { level, number, text: one_line(text), label }
    }

    /// A section in one sentence.
    pub fn lead(text: &str) -> Self {
        Self::Lead { spans: vec![Span::plain(one_line(text))] }
    }

    /// A sentence that says less than the others.
    pub fn quiet(text: &str) -> Self {
        Self::Para { spans: vec![Span::quiet(text)] }
    }

    /// A word or two in the margin, and what is so.
    pub fn entry(margin: &str, body: Cell) -> Self {
        Self::Entry { margin: Cell::strong(margin), body }
    }

    /// A table with a caption.
    pub fn table(
        caption: &str,
        density: Density,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
    ) -> Self {
        Self::Table(Table { caption: Some(caption.to_owned()), columns, rows, density })
    }

    /// The scale of assurance.
    pub fn scale(level: Assurance) -> Self {
        Self::Scale {
            words: Assurance::ALL.iter().map(|l| l.words().to_owned()).collect(),
            chosen: Assurance::ALL.iter().position(|l| *l == level).unwrap_or_default(),
        }
    }

    /// An immediate concern with its four times.
    pub fn at_risk(title: &str, text: Option<String>, at_risk: &AtRisk) -> Self {
        let time = |head: &str, step: Option<&Step>| Time {
            head: head.to_owned(),
            when: step.map_or_else(|| "Not recorded".to_owned(), |step| one_line(&step.when)),
            text: step.map_or_else(String::new, |step| step.text.clone()),
        };
        Self::AtRisk {
            title: one_line(title),
            text,
            times: vec![
                time("Seen", at_risk.seen.as_ref()),
                time("Told", at_risk.told.as_ref()),
                time("Made safe", at_risk.made_safe.as_ref()),
                time("Checked by us", at_risk.verified.as_ref()),
            ],
            note: at_risk.written.clone(),
        }
    }

    /// Views side by side, each with how strong its evidence is.
    pub fn views(views: &[View], anyway: Option<&str>) -> Self {
        Self::Views {
            views: views.to_vec(),
            bars: views
                .iter()
                .map(|view| view.strength.map(|s| (s.bars(), s.words().to_owned())))
                .collect(),
            anyway: anyway.map(str::to_owned),
        }
    }

    /// A fingerprint, cut into groups of eight letters.
    pub fn fingerprint(fingerprint: &str) -> Self {
        let letters: Vec<char> = fingerprint.chars().collect();
        Self::Fingerprint {
            groups: letters.chunks(8).map(|group| group.iter().collect()).collect(),
        }
    }
}
