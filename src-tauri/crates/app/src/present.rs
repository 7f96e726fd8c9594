//! Clocks, dates and first words, as people read them.

use crate::desk::{Desk, local};
use cf_domain::calendar::{ClockState as Counted, DayKind, long_date, short_date};
use cf_wire::{ClockState, ClockView};
use chrono::{DateTime, NaiveDate, Utc};

/// "10:42:07", for the word "Saved".
#[must_use]
pub fn time_of_day(moment: DateTime<Utc>) -> String {
    local(moment).format("%H:%M:%S").to_string()
}

/// "25 November 2026, 10:42".
#[must_use]
pub fn day_and_time(moment: DateTime<Utc>) -> String {
    let here = local(moment);
    format!("{}, {}", long_date(here.date_naive()), here.format("%H:%M"))
}

/// The first words of a text, at most so many characters, cut at a word.
#[must_use]
pub fn first_words(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..end).unwrap_or(&cut))
}

/// "Sandbox Trust, Cedar Ward"; once when the place is the provider.
#[must_use]
pub fn whereabouts(provider: Option<String>, place: Option<String>) -> Option<String> {
    match (provider, place) {
        (Some(provider), Some(place)) if provider != place => Some(format!("{provider}, {place}")),
        (provider, place) => provider.or(place),
    }
}

/// "1 note", "3 notes".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// A clock that runs from a day to a due day. `met` when nothing is owed any more.
#[must_use]
pub fn clock(desk: &Desk, from: NaiveDate, due: NaiveDate, kind: DayKind, met: bool) -> ClockView {
    let today = desk.today();
    if met {
        return ClockView {
            state: ClockState::Met,
            words: "Done".to_owned(),
            by: format!("due {}", short_date(due)),
            used: 1.0,
        };
    }
    let counted = desk.calendar().clock_state(due, today, kind);
    // A due day beyond the published bank holidays: count plain days rather than guess.
    let counted = counted.unwrap_or_else(|_| {
        let days = (due - today).num_days();
        let size = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        if days < 0 { Counted::Late(size) } else { Counted::DaysLeft(size) }
    });
    let (words, by) = split(&counted.words(due, kind));
    let state = match counted {
        Counted::Late(_) => ClockState::Late,
        Counted::DueToday => ClockState::Soon,
        Counted::DaysLeft(days) if days <= 2 => ClockState::Soon,
        Counted::DaysLeft(_) => ClockState::Running,
    };
    let whole = (due - from).num_days().max(1);
    let gone = (today - from).num_days().clamp(0, whole);
    #[allow(clippy::cast_precision_loss)] // days, far below 2^23
    let used = gone as f32 / whole as f32;
    ClockView { state, words, by, used }
}

/// "2 operational days late, was Fri 20 Nov" as its two halves.
fn split(words: &str) -> (String, String) {
    words
        .split_once(", ")
        .map_or_else(|| (words.to_owned(), String::new()), |(a, b)| (a.to_owned(), b.to_owned()))
}
