//! The practice content: its form, and what it must show so that every part of the app has something
//! to work on.

mod form;
mod notes;
mod story;

use cf_domain::RecordId;
use cf_domain::record::Record;
use cf_insight::practice::{self, PracticeRecord};
use chrono::NaiveDate;

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Ids that count up, so that a test can be repeated.
fn counting_ids() -> impl FnMut() -> RecordId {
    let mut next = 0;
    move || {
        next += 1;
        RecordId(uuid::Uuid::from_u128(next))
    }
}

fn records() -> Vec<PracticeRecord> {
    practice::shipped().unwrap().on(monday(), counting_ids()).unwrap()
}

fn all<T: Record>(records: &[PracticeRecord]) -> Vec<(&PracticeRecord, T)> {
    records
        .iter()
        .filter(|r| r.kind == T::KIND)
        .map(|r| (r, T::from_fields(&r.fields).unwrap()))
        .collect()
}
