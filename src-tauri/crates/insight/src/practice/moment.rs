//! Days counted from day 0: `day-12`, `day0`, `day+8`, or with a clock time, `day-12 10:42`.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::London;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day counted from day 0, perhaps with a clock time in England.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    days: i32,
    time: Option<NaiveTime>,
}

/// Not a counted day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not a counted day, such as day-12, day0, day+8 or “day-12 10:42”")]
pub struct NotAMoment;

impl Moment {
    /// Whether it has no clock time.
    #[must_use]
    pub const fn is_whole_day(self) -> bool {
        self.time.is_none()
    }

    /// The date, when `day_zero` is day 0. None beyond the calendar.
    #[must_use]
    pub fn date(self, day_zero: NaiveDate) -> Option<NaiveDate> {
        let days = Days::new(u64::from(self.days.unsigned_abs()));
        if self.days < 0 {
            day_zero.checked_sub_days(days)
        } else {
            day_zero.checked_add_days(days)
        }
    }

    /// The instant; noon for a whole day, so that no time zone moves it to another date.
    #[must_use]
    pub fn instant(self, day_zero: NaiveDate) -> Option<DateTime<Utc>> {
        let time = self.time.or_else(|| NaiveTime::from_hms_opt(12, 0, 0))?;
        let local = London.from_local_datetime(&self.date(day_zero)?.and_time(time));
        Some(local.earliest()?.with_timezone(&Utc))
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rest = text.strip_prefix("day").ok_or(NotAMoment)?;
        let (days, time) =
            rest.split_once(' ').map_or((rest, None), |(days, time)| (days, Some(time)));
        let signed = days == "0" || days.starts_with(['+', '-']);
        let days = days.parse().ok().filter(|_| signed).ok_or(NotAMoment)?;
        let time = time
            .map(|t| NaiveTime::parse_from_str(t, "%H:%M"))
            .transpose()
            .map_err(|_| NotAMoment)?;
        Ok(Self { days, time })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.days {
            0 => f.write_str("day0")?,
            days => write!(f, "day{days:+}")?,
        }
        self.time.map_or(Ok(()), |time| write!(f, " {}", time.format("%H:%M")))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        for text in ["day0", "day-12", "day+8", "day-12 10:42", "day0 00:05"] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn words_that_begin_with_day_are_not_moments() {
        for text in
            ["day", "day 3", "day12", "days-1", "day-1 25:00", "day-1 later", "daylight", "day-"]
        {
            assert_eq!(text.parse::<Moment>(), Err(NotAMoment), "{text}");
        }
    }

    #[test]
    fn clock_times_are_english_ones_in_summer_and_winter() {
        let moment: Moment = "day-1 10:42".parse().unwrap();
        let july = NaiveDate::from_ymd_opt(2026, 7, 7).unwrap();
        let december = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        assert_eq!(moment.instant(july).unwrap().to_rfc3339(), "2026-07-06T09:42:00+00:00");
        assert_eq!(moment.instant(december).unwrap().to_rfc3339(), "2026-12-07T10:42:00+00:00");
    }

    #[test]
    fn a_day_beyond_the_calendar_is_none() {
        assert_eq!("day+1".parse::<Moment>().unwrap().date(NaiveDate::MAX), None);
    }
}
