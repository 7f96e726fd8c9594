//! The list of bank holidays: data with an edition, checked before it is believed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::CalendarError;

/// New Year's Day, two at Easter, two in May, one in August, two at Christmas: a year with fewer
/// has lines missing, and would be counted wrongly without a word.
const FEWEST_A_YEAR: usize = 8;

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    edition: String,
    area: String,
    source: String,
    note: String,
    first_year: i32,
    last_year: i32,
    published_to: i32,
    holidays: Vec<WrittenDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDay {
    date: NaiveDate,
    name: String,
}

/// One edition of the list of bank holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankHolidays {
    /// Which edition of the list this is.
    pub edition: String,
    /// Where the days apply.
    pub area: String,
    /// Where the list comes from.
    pub source: String,
    /// What a reader should know about it.
    pub note: String,
    /// The first year covered.
    pub first_year: i32,
    /// The last year covered.
    pub last_year: i32,
    /// The last year whose holidays were announced. Later ones follow from the same rules, and a
    /// one-off holiday may still be added.
    pub published_to: i32,
    /// The days (the substitute day, where one was given) and what they are called.
    pub days: BTreeMap<NaiveDate, String>,
}

impl BankHolidays {
    /// Reads a list (JSON, as in `assets/calendars/`).
    ///
    /// # Errors
    /// [`CalendarError::Unreadable`] if it is not such a list; [`CalendarError::Wrong`] if a year
    /// has too few holidays, or a holiday is given twice, at a weekend or outside the years.
    pub fn parse(json: &str) -> Result<Self, CalendarError> {
        let written: Written =
            serde_json::from_str(json).map_err(|e| CalendarError::Unreadable(e.to_string()))?;
        let years = written.first_year..=written.last_year;
        if [&written.edition, &written.area, &written.source].iter().any(|s| s.trim().is_empty()) {
            return Err(CalendarError::Wrong(
                "it does not say its edition, area and source".into(),
            ));
        }
        if !years.contains(&written.published_to) {
            return Err(CalendarError::Wrong(
                "its first, last and published years do not fit together".into(),
            ));
        }
        let mut days = BTreeMap::new();
        for WrittenDay { date, name } in written.holidays {
            if !years.contains(&date.year()) {
                return Err(CalendarError::Wrong(format!(
                    "{date} is outside {} to {}",
                    years.start(),
                    years.end()
                )));
            }
            if is_weekend(date) {
                return Err(CalendarError::Wrong(format!(
                    "{date} is at a weekend: give the substitute day"
                )));
            }
            if days.insert(date, name).is_some() {
                return Err(CalendarError::Wrong(format!("{date} is there twice")));
            }
        }
        for year in years {
            let found = days.keys().filter(|day: &&NaiveDate| day.year() == year).count();
            if found < FEWEST_A_YEAR {
                return Err(CalendarError::Wrong(format!(
                    "{year} has {found} holidays, and every year has at least {FEWEST_A_YEAR}"
                )));
            }
        }
        Ok(Self {
            edition: written.edition,
            area: written.area,
            source: written.source,
            note: written.note,
            first_year: written.first_year,
            last_year: written.last_year,
            published_to: written.published_to,
            days,
        })
    }
}

/// Saturday or Sunday.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
