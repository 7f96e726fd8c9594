//! From the document to the paper: order, headings, captions, and the few fixed sentences.

mod actions;
mod agenda;
mod back;
mod cell;
mod concerns;
mod cover;
mod escalations;
mod summary;
mod themes;
mod visits;

use super::plan::item_label;
use super::{Block, Line, Paper, Plan, Span, words};
use crate::PackError;
use crate::document::{PackDocument, Section, Target};

/// Everything a section needs to write itself down.
struct Desk<'a> {
    document: &'a PackDocument,
    plan: &'a Plan<'a>,
    blocks: Vec<Block>,
}

/// Writes the paper of a document.
///
/// # Errors
/// Where the agenda, the links or the content do not fit together: see [`Plan::of`].
pub(crate) fn compose(document: &PackDocument) -> Result<Paper, PackError> {
    let plan = Plan::of(document)?;
    let fingerprint = document.fingerprint()?;
    let mut desk = Desk { document, plan: &plan, blocks: Vec::new() };
    desk.cover();
    desk.summary();
    desk.agenda();
    for (index, (item, sections)) in plan.order.iter().enumerate() {
        if index == 0 || sections.contains(&Section::Visits) || sections.contains(&Section::Themes)
        {
            desk.blocks.push(Block::PageBreak);
        }
        desk.heading(
            1,
            Some(item.number.to_string()),
            &item.subject,
            Some(item_label(item.number)),
        );
        for section in sections {
            match section {
                Section::Actions => desk.actions(),
                Section::Concerns => desk.concerns(),
                Section::Visits => desk.visits(),
                Section::Themes => desk.themes(),
                Section::Escalations => desk.escalations(),
            }
        }
    }
    desk.words();
    desk.register(&fingerprint);
    let meta = &document.meta;
    Ok(Paper {
        title: meta.title.clone(),
        author: meta.author_role.clone(),
        description: meta.description.clone(),
        keywords: meta.keywords.clone(),
        date: meta.date,
        marking: meta.marking.clone(),
        running_head: meta.running_head.clone(),
        foot: meta.foot.clone(),
        fingerprint,
        photos: Vec::new(),
        blocks: desk.blocks,
    })
}

impl Desk<'_> {
    fn heading(&mut self, level: u8, number: Option<String>, text: &str, label: Option<String>) {
        self.blocks.push(Block::heading(level, number, text, label));
    }

    /// A part that the plan has numbered.
    fn part(&mut self, target: &Target, text: &str) {
        let place = self.plan.place(target);
        let number = place.map(|p| p.section.clone());
        let label = place.map(|p| p.label.clone());
        self.heading(2, number, text, label);
    }

    fn plain_heading(&mut self, level: u8, text: &str) {
        self.heading(level, None, text, None);
    }

    fn lead(&mut self, text: &str) {
        self.blocks.push(Block::lead(text));
    }

    fn quiet(&mut self, text: &str) {
        self.blocks.push(Block::quiet(text));
    }

    /// A reference to a target; nothing where it is not in the pack.
    fn place(&self, before: &str, target: &Target) -> Option<Span> {
        self.plan.place(target).map(|place| Span::Place {
            words: before.to_owned(),
            label: place.label.clone(),
            section: place.section.clone(),
        })
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        words::short_day(day, self.document.meta.date)
    }

    fn by(&self, by: &crate::document::By) -> String {
        words::by(by, self.document.meta.date)
    }
}

/// A line of one span.
fn line(span: Span) -> Line {
    vec![span]
}
