//! Dates as a pack gives them: a day, a month, or words where there is no day.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// When something is asked for: a day, or words such as "Before the meeting".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum By {
    /// By the end of this day.
    On(NaiveDate),
    /// Where no day was set.
    Words(String),
}

/// A month of a year; written `2026-09`. Packs coarsen the time of soft intelligence to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(NaiveDate);

/// The text was not a month such as `2026-09`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not a month: write it as 2026-09")]
pub struct NotAMonth;

impl Month {
    /// The month in which `day` lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        use chrono::Datelike;
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The first day of the month.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        NaiveDate::parse_from_str(&format!("{given}-01"), "%Y-%m-%d")
            .map(Self)
            .map_err(|_| NotAMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(given: String) -> Result<Self, Self::Error> {
        given.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// A span of months, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Months {
    /// First month.
    pub from: Month,
    /// Last month; the same as `from` where there is only one.
    pub to: Month,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_month_goes_to_text_and_back() {
        let month: Month = "2026-09".parse().unwrap();
        assert_eq!(month.to_string(), "2026-09");
        assert_eq!(Month::of(NaiveDate::from_ymd_opt(2026, 9, 30).unwrap()), month);
        assert_eq!("2026-13".parse::<Month>(), Err(NotAMonth));
        assert_eq!("September".parse::<Month>(), Err(NotAMonth));
    }

    #[test]
    fn a_day_and_words_are_told_apart() {
        let day: By = serde_json::from_str("\"2026-12-10\"").unwrap();
        assert_eq!(day, By::On(NaiveDate::from_ymd_opt(2026, 12, 10).unwrap()));
        let words: By = serde_json::from_str("\"Before the meeting\"").unwrap();
        assert_eq!(words, By::Words("Before the meeting".into()));
    }
}
