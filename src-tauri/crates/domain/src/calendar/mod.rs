//! Days that count: operational days in England, clocks that run out, and dates in words.
//!
//! An operational day is "a day other than a Saturday, Sunday or bank holiday in England" (NHS
//! Standard Contract, General Conditions, definitions; 2015/16 to 2026/27 editions). Bank holidays
//! are not worked out here: they are a list with an edition (`assets/calendars/`), and a date
//! outside the years of that list is an error, never a guess.

mod clock;
mod holidays;
mod operational;
mod words;

pub use clock::{ClockState, DayKind};
pub use holidays::BankHolidays;
pub use operational::{CalendarError, OperationalCalendar};
pub use words::{long_date, short_date};
