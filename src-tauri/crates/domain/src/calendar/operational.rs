//! Counting operational days.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::holidays::{BankHolidays, is_weekend};

/// The list that comes with the program.
const ENGLAND: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/calendars/england-bank-holidays.json"
));

/// Why days could not be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The list of bank holidays cannot be read.
    #[error(
        "the list of bank holidays cannot be read: {0}. Put back the list that came with the program"
    )]
    Unreadable(String),
    /// The list of bank holidays contradicts itself or has gaps.
    #[error("the list of bank holidays is not right: {0}. Mend the list, then open it again")]
    Wrong(String),
    /// A date lies outside the years that the list covers.
    #[error(
        "the list of bank holidays covers {first_year} to {last_year}, and this needs days outside it. Add a newer list, then count again"
    )]
    OutsideYears {
        /// The first day that could not be counted.
        date: NaiveDate,
        /// The first year covered.
        first_year: i32,
        /// The last year covered.
        last_year: i32,
    },
    /// A date so far away that no calendar holds it.
    #[error("that many days from {from} is not a date. Check the number of days")]
    NoSuchDate {
        /// Where the count began.
        from: NaiveDate,
    },
}

/// Operational days, from one edition of the list of bank holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationalCalendar {
    list: BankHolidays,
}

impl OperationalCalendar {
    /// Counts with this list.
    #[must_use]
    pub fn new(list: BankHolidays) -> Self {
        Self { list }
    }

    /// The calendar for England that comes with the program.
    ///
    /// Should its list ever be unreadable (a test proves that it is not), the calendar covers no
    /// year of ours: every count is then an error rather than a guess.
    #[must_use]
    pub fn england() -> &'static Self {
        static CALENDAR: LazyLock<OperationalCalendar> = LazyLock::new(|| {
            OperationalCalendar::new(BankHolidays::parse(ENGLAND).unwrap_or_default())
        });
        &CALENDAR
    }

    /// The list that is counted with: its edition, source and years.
    #[must_use]
    pub fn list(&self) -> &BankHolidays {
        &self.list
    }

    /// Whether the holidays of this date's year were announced. `false` = worked out from the same
    /// rules as earlier years: a one-off holiday may still be added, so say so beside the date.
    #[must_use]
    pub fn is_announced(&self, date: NaiveDate) -> bool {
        (self.list.first_year..=self.list.published_to).contains(&date.year())
    }

    /// Whether this is an operational day.
    ///
    /// # Errors
    /// [`CalendarError::OutsideYears`].
    pub fn is_operational(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        self.covered(date)?;
        Ok(!is_weekend(date) && !self.list.days.contains_key(&date))
    }

    /// The day that is `days` operational days after `date` (before it, if negative). The day
    /// itself is not counted: served on a Monday with one day to answer is due on Tuesday. With 0
    /// the answer is `date` itself, whatever day it is.
    ///
    /// # Errors
    /// [`CalendarError::OutsideYears`] if `date` or the answer is outside the years of the list.
    pub fn add_days(&self, date: NaiveDate, days: i32) -> Result<NaiveDate, CalendarError> {
        self.covered(date)?;
        let (mut day, mut left) = (date, days.unsigned_abs());
        while left > 0 {
            day = self.neighbour(day, days > 0)?;
            left -= u32::from(self.is_operational(day)?);
        }
        Ok(day)
    }

    /// How many operational days `to` is after `from`, counted as in [`Self::add_days`]: `from` is
    /// not counted, `to` is. Negative if `to` is earlier.
    ///
    /// # Errors
    /// [`CalendarError::OutsideYears`] if either is outside the years of the list.
    pub fn days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i32, CalendarError> {
        self.covered(from)?;
        self.covered(to)?;
        let (mut day, mut counted) = (from, 0);
        while day != to {
            day = self.neighbour(day, to > from)?;
            counted += i32::from(self.is_operational(day)?);
        }
        Ok(if to < from { -counted } else { counted })
    }

    fn neighbour(&self, day: NaiveDate, later: bool) -> Result<NaiveDate, CalendarError> {
        let next = if later { day.succ_opt() } else { day.pred_opt() };
        next.ok_or(CalendarError::NoSuchDate { from: day })
    }

    fn covered(&self, date: NaiveDate) -> Result<(), CalendarError> {
        let (first_year, last_year) = (self.list.first_year, self.list.last_year);
        if (first_year..=last_year).contains(&date.year()) {
            Ok(())
        } else {
            Err(CalendarError::OutsideYears { date, first_year, last_year })
        }
    }
}
