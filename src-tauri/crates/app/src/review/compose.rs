//! The first words of a summary. They are made of counts, places and answers, never of the words of
//! a note: raw notes stay with their author, and what leaves is what the author writes.

use crate::present::count;
use cf_domain::record::Summary;
use cf_domain::word::{Rating, Sort};
use cf_wire::{ActionRow, NoteRow};
use std::collections::BTreeMap;

/// A first text for each of the four parts; a part without notes stays empty.
#[must_use]
pub fn compose(notes: &[NoteRow], actions: &[ActionRow], summary: Summary) -> Summary {
    let answers = |met: bool| {
        let mut lines = Vec::new();
        for note in notes {
            let (Some(prompt), Some(rating)) = (&note.prompt_text, note.note.rating) else {
                continue;
            };
            if rating.was_seen() && rating.counts_as_met() == met {
                lines.push(format!("{} {}.", as_question(prompt), rating.label()));
            }
        }
        lines
    };
    let mut went_well = noted(notes, Sort::Good, "Good practice was noted");
    went_well.extend(answers(true));
    let told_us = noted(notes, Sort::Heard, "People spoke to us");
    let mut concerns = noted(notes, Sort::Concern, "Concerns were noted");
    concerns.extend(answers(false));
    let agreed = actions.iter().map(|action| {
        let by = action
            .due
            .map(|due| format!(", by {}", cf_domain::calendar::long_date(due)))
            .unwrap_or_default();
        format!("{}{by}.", action.title.trim_end_matches('.'))
    });
    let text = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join("\n"));
    Summary {
        went_well: text(went_well),
        told_us: text(told_us),
        concerns: text(concerns),
        agreed: text(agreed.collect()),
        not_seen: text(not_seen(notes)),
        ..summary
    }
}

/// "Good practice was noted 3 times: Bay 2 (2), Entrance."
fn noted(notes: &[NoteRow], sort: Sort, lead: &str) -> Vec<String> {
    let of_sort: Vec<_> = notes.iter().filter(|note| note.note.sort == Some(sort)).collect();
    if of_sort.is_empty() {
        return Vec::new();
    }
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for area in of_sort.iter().filter_map(|note| note.note.area.as_deref()) {
        *areas.entry(area).or_default() += 1;
    }
    let places: Vec<String> = areas
        .iter()
        .map(|(area, n)| if *n == 1 { (*area).to_owned() } else { format!("{area} ({n})") })
        .collect();
    let times = count(of_sort.len(), "time", "times");
    vec![if places.is_empty() {
        format!("{lead} {times}.")
    } else {
        format!("{lead} {times}: {}.", places.join(", "))
    }]
}

/// The prompts that were answered "not seen": said, and never counted as met.
#[must_use]
pub fn not_seen(notes: &[NoteRow]) -> Vec<String> {
    let unseen =
        |note: &&NoteRow| matches!(note.note.rating, Some(Rating::NotSeen | Rating::CouldNotTell));
    let mut lines: Vec<String> =
        notes.iter().filter(unseen).filter_map(|note| note.prompt_text.clone()).collect();
    lines.sort();
    lines.dedup();
    lines
}

fn as_question(prompt: &str) -> String {
    if prompt.ends_with(['?', '.', ':']) { prompt.to_owned() } else { format!("{prompt}:") }
}
