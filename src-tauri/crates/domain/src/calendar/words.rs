//! English dates, written the same way everywhere.

use chrono::NaiveDate;

/// "25 November 2026": for documents and sentences.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "Wed 25 Nov": for clocks and lists, where the year is plain from what stands around it.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    date.format("%a %-d %b").to_string()
}
