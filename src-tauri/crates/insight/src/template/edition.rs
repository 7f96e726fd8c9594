//! Editions: which version of a prompt set a visit of a certain day is for.

use super::Template;
use chrono::NaiveDate;

impl Template {
    /// Whether this edition is for visits of that day. Without dates it is for every day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The edition that a visit of that day begins with: the newest version that is for the day.
#[must_use]
pub fn edition_for<'a>(sets: &'a [Template], id: &str, day: NaiveDate) -> Option<&'a Template> {
    sets.iter().filter(|set| set.id == id && set.covers(day)).max_by_key(|set| set.version)
}

/// The edition that a visit began with, whatever the day is now.
#[must_use]
pub fn version_of<'a>(sets: &'a [Template], id: &str, version: u32) -> Option<&'a Template> {
    sets.iter().find(|set| set.id == id && set.version == version)
}

/// What a visit of that day may begin with: one edition of each set that has one for the day, in
/// the order of `sets`.
#[must_use]
pub fn current(sets: &[Template], day: NaiveDate) -> Vec<&Template> {
    sets.iter()
        .filter(|set| {
            edition_for(sets, &set.id, day).is_some_and(|newest| std::ptr::eq(newest, *set))
        })
        .collect()
}
