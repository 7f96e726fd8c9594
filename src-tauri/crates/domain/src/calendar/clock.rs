//! Clocks: when something is due, and how that is said.

use chrono::{Days, Months, NaiveDate};

use super::{CalendarError, OperationalCalendar, short_date};
use crate::code::codes;

codes! {
    /// Which kind of day a rule counts in. A clock always says which.
    DayKind {
        /// Operational days of the NHS Standard Contract: not a Saturday, Sunday or bank holiday
        /// in England.
        Operational = "operational", "operational";
        /// Working days of statutes and of the regulator's guidance. The same days as operational
        /// ones, by another name: the rule's own word is kept.
        Working = "working", "working";
        /// Every day.
        Calendar = "calendar", "calendar";
        /// Whole months; what is left of them is counted in calendar days.
        Months = "months", "calendar";
    }
}

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "state", content = "days", rename_all = "snake_case")]
pub enum ClockState {
    /// So many days are left, the due day included. 0: the due day is not a day that counts, and
    /// no counting day comes before it.
    DaysLeft(u32),
    /// It is due today.
    DueToday,
    /// So many days late. 0: it is past, but no day that counts has gone by since.
    Late(u32),
}

impl OperationalCalendar {
    /// The day on which something is due that was begun on `from` and has `count` days (or months)
    /// of this kind. The day it begins is not counted.
    ///
    /// # Errors
    /// [`CalendarError::OutsideYears`] for operational and working days;
    /// [`CalendarError::NoSuchDate`] for a count beyond any date.
    pub fn due(
        &self,
        from: NaiveDate,
        count: u32,
        kind: DayKind,
    ) -> Result<NaiveDate, CalendarError> {
        let beyond = CalendarError::NoSuchDate { from };
        match kind {
            DayKind::Operational | DayKind::Working => {
                self.add_days(from, i32::try_from(count).map_err(|_| beyond)?)
            }
            DayKind::Calendar => from.checked_add_days(Days::new(u64::from(count))).ok_or(beyond),
            DayKind::Months => from.checked_add_months(Months::new(count)).ok_or(beyond),
        }
    }

    /// Where the clock for something due on `due` stands on `today`.
    ///
    /// # Errors
    /// [`CalendarError::OutsideYears`] for operational and working days.
    pub fn clock_state(
        &self,
        due: NaiveDate,
        today: NaiveDate,
        kind: DayKind,
    ) -> Result<ClockState, CalendarError> {
        if due == today {
            return Ok(ClockState::DueToday);
        }
        let (earlier, later) = (due.min(today), due.max(today));
        let days = match kind {
            DayKind::Operational | DayKind::Working => {
                self.days_between(earlier, later)?.unsigned_abs()
            }
            DayKind::Calendar | DayKind::Months => {
                u32::try_from((later - earlier).num_days()).unwrap_or(u32::MAX)
            }
        };
        Ok(if today < due { ClockState::DaysLeft(days) } else { ClockState::Late(days) })
    }
}

impl ClockState {
    /// In words: "2 operational days late, was Fri 20 Nov".
    #[must_use]
    pub fn words(self, due: NaiveDate, kind: DayKind) -> String {
        let kind = kind.label();
        let days = |n: u32| {
            if n == 1 { format!("1 {kind} day") } else { format!("{n} {kind} days") }
        };
        let day = short_date(due);
        match self {
            Self::DaysLeft(n) => format!("{} left, by {day}", days(n)),
            Self::DueToday => format!("Due today, {day}"),
            Self::Late(0) => format!("Late, was {day}"),
            Self::Late(n) => format!("{} late, was {day}", days(n)),
        }
    }
}
