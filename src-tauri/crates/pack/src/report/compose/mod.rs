//! From a visit to its paper: which parts, in which order, and the few fixed sentences.
//!
//! The report has the thirteen headings of a commissioner's visit report, always under the same
//! numbers; a number is missing where there is nothing to say. Their order is that of the papers'
//! design, which differs from the headings' usual one in four places: good practice stands before
//! immediate concerns, words of people and findings (5 to 8), and recommendations before earlier
//! actions (9, 10). The headline and the level open the first page and have no number of their own;
//! 11 says how the level came about.

mod annex;
mod answers;
mod feedback;
mod findings;
mod method;
mod opening;
mod people;

use chrono::NaiveDate;

use super::{PaperStanding, VisitPaper};
use crate::PackError;
use crate::document::By;
use crate::paper::{Block, Cell, Paper, Photo, by, long_day, one_line, short_day};

/// The paper of a visit as it is being written.
struct Desk<'a> {
    visit: &'a VisitPaper,
    photos: Vec<Photo>,
    blocks: Vec<Block>,
}

/// Writes the paper of a visit. `photos` are those of the annex, in its order.
///
/// # Errors
/// [`PackError::Content`] if the visit cannot be written as JSON.
pub(super) fn compose(visit: &VisitPaper, photos: Vec<Photo>) -> Result<Paper, PackError> {
    let fingerprint = visit.fingerprint()?;
    let mut desk = Desk { visit, photos, blocks: Vec::new() };
    desk.opening();
    if visit.meta.standing == PaperStanding::FeedbackSheet {
        desk.feedback();
        desk.short_fingerprint(&fingerprint);
    } else {
        desk.purpose();
        desk.method();
        desk.good_practice();
        desk.immediate();
        desk.told();
        desk.findings();
        desk.recommendations();
        desk.earlier();
        desk.assurance();
        desk.response();
        desk.plan();
        desk.annex();
        desk.versions(&fingerprint);
    }
    Ok(paper(visit, fingerprint, desk.photos, desk.blocks))
}

/// The paper around blocks: title, marking, head and foot of every page.
pub(super) fn paper(
    visit: &VisitPaper,
    fingerprint: String,
    photos: Vec<Photo>,
    blocks: Vec<Block>,
) -> Paper {
    let meta = &visit.meta;
    let words = meta.standing.words();
    let marking = [Some(one_line(&meta.marking)), meta.standing.draft_words()];
    let marking: Vec<_> = marking.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let running_head = meta.issued.map_or_else(
        || format!("{words}. Not issued"),
        |day| format!("{words}. Issued {}", day.format("%-d %B %Y")),
    );
    let foot = match meta.standing {
        PaperStanding::FeedbackSheet => "Same-day feedback",
        _ => "Visit report",
    };
    let author =
        [&meta.author_role, &meta.organisation].into_iter().find(|who| !who.trim().is_empty());
    Paper {
        title: one_line(&meta.title),
        author: author.map_or_else(String::new, |who| one_line(who)),
        description: format!("{words}. {}, {}.", one_line(&meta.provider), long_day(meta.date)),
        keywords: vec!["visit report".into(), "quality".into()],
        date: meta.issued.unwrap_or(meta.date),
        marking: marking.join(" · "),
        running_head,
        foot: format!("{foot}, {}", title(visit)),
        fingerprint,
        photos,
        blocks,
    }
}

/// The ward, or the provider where no ward is named.
fn title(visit: &VisitPaper) -> String {
    let place = one_line(&visit.meta.place);
    if place.is_empty() { one_line(&visit.meta.provider) } else { place }
}

impl Desk<'_> {
    /// One of the thirteen headings.
    fn part(&mut self, number: u8, text: &str) {
        self.blocks.push(Block::heading(2, Some(number.to_string()), text, None));
    }

    fn plain_heading(&mut self, level: u8, text: &str) {
        self.blocks.push(Block::heading(level, None, text, None));
    }

    /// An entry, where there is something to say.
    fn entry(&mut self, margin: &str, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::entry(margin, Cell::text(text)));
        }
    }

    /// An entry of several lines, where there are any.
    fn list(&mut self, margin: &str, items: Vec<String>) {
        if !items.is_empty() {
            let body = Cell { bullets: items, ..Cell::default() };
            self.blocks.push(Block::entry(margin, body));
        }
    }

    /// "the trust".
    fn provider_word(&self) -> String {
        let word = one_line(&self.visit.meta.provider_word);
        if word.is_empty() { "the provider".into() } else { word }
    }

    /// The day that other days are seen from.
    fn today(&self) -> NaiveDate {
        self.visit.meta.issued.unwrap_or(self.visit.meta.date)
    }

    fn day(&self, day: NaiveDate) -> String {
        short_day(day, self.today())
    }

    fn by(&self, when: Option<&By>) -> Option<String> {
        when.map(|when| by(when, self.today()))
    }
}

/// "The trust", for the start of a sentence.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words joined, empty ones left out.
fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<_> = parts.iter().map(|part| part.trim()).filter(|p| !p.is_empty()).collect();
    parts.join(between)
}
