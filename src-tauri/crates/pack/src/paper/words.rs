//! Days, months and numbers in words, the same in every file.

use chrono::{Datelike, NaiveDate};

use crate::document::{By, Months};

/// "Thursday 10 December 2026".
pub(crate) fn long_day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// "Thu 10 Dec" in the year of issue, "Fri 30 Oct 2025" in another.
pub(crate) fn short_day(day: NaiveDate, issued: NaiveDate) -> String {
    let pattern = if day.year() == issued.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(pattern).to_string()
}

/// A day in short, or the words given.
pub(crate) fn by(by: &By, issued: NaiveDate) -> String {
    match by {
        By::On(day) => short_day(*day, issued),
        By::Words(words) => words.clone(),
    }
}

/// "September to November 2026"; "November 2026"; "December 2025 to January 2026".
pub(crate) fn months(span: Months) -> String {
    let (from, to) = (span.from.first_day(), span.to.first_day());
    if from == to {
        to.format("%B %Y").to_string()
    } else if from.year() == to.year() {
        format!("{} to {}", from.format("%B"), to.format("%B %Y"))
    } else {
        format!("{} to {}", from.format("%B %Y"), to.format("%B %Y"))
    }
}

/// "Three themes", "One theme", "No themes", "12 themes": for the start of a sentence.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    const WORDS: [&str; 11] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    let thing = if number == 1 { one } else { many };
    match WORDS.get(number) {
        Some(word) => format!("{word} {thing}"),
        None => format!("{number} {thing}"),
    }
}

/// Line breaks and runs of blanks become one blank, for places that hold a single line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("2026-09", "2026-11", "September to November 2026")]
    #[case("2026-11", "2026-11", "November 2026")]
    #[case("2025-12", "2026-01", "December 2025 to January 2026")]
    fn spans_of_months_name_each_year_once(
        #[case] from: &str,
        #[case] to: &str,
        #[case] words: &str,
    ) {
        let span = Months { from: from.parse().unwrap(), to: to.parse().unwrap() };
        assert_eq!(months(span), words);
    }

    #[test]
    fn a_day_in_another_year_says_so() {
        let day = |y| NaiveDate::from_ymd_opt(y, 10, 30).unwrap();
        assert_eq!(short_day(day(2026), day(2026)), "Fri 30 Oct");
        assert_eq!(short_day(day(2025), day(2026)), "Thu 30 Oct 2025");
    }

    #[test]
    fn small_numbers_are_words() {
        assert_eq!(count(0, "theme", "themes"), "No themes");
        assert_eq!(count(1, "theme", "themes"), "One theme");
        assert_eq!(count(12, "theme", "themes"), "12 themes");
    }
}
