//! Practice content: a made-up provider with its visits, reports, concerns and actions, for practice
//! mode and for `cfriend demo`. The form of the file is described in `assets/practice/README.md`.
//!
//! Records carry the field names of the JSON Lines form. In the file a reference is `@key` and a day
//! is counted from day 0, so that the content stays fresh; [`Practice::on`] turns both into ids and
//! dates.

mod check;
mod moment;
mod settle;

use crate::asset::{AssetError, Checked};
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_domain::{Kind, RecordId};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
pub use moment::Moment;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use settle::Settle;
use std::collections::HashMap;

/// The newest form of practice content that this app reads.
pub const SCHEMA: u32 = 1;

/// Practice content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Form of the file; at most [`SCHEMA`].
    pub schema: u32,
    /// Counts up with every change of content.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// What to know before using it.
    pub note: String,
    /// Identifiers put in on purpose, so that the check before publishing has something to find.
    pub planted: Vec<Planted>,
    /// The records; each refers only to records above it.
    pub records: Vec<Draft>,
}

/// An identifier put in on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planted {
    /// Key of the record that holds it.
    pub record: String,
    /// The words as they stand in its text.
    pub words: String,
    /// What they are, in words.
    pub what: String,
}

/// A record as it stands in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Name of the record within the file.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// Key of the person who made it.
    pub author: String,
    /// Who may read it.
    pub audience: Audience,
    /// When it was made.
    pub made: Moment,
    /// Its fields, with references and days as the file writes them.
    #[serde(flatten)]
    pub fields: Fields,
}

/// A record with real ids and dates, ready to be stored or written as JSON Lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeRecord {
    /// Name of the record within the file.
    pub key: String,
    /// Its id. An organisation's follows from its code ([`RecordId::of_organisation`]).
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Id of the person record of whoever made it.
    pub author: RecordId,
    /// Who may read it.
    pub audience: Audience,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Its fields, in the JSON Lines form.
    pub fields: Fields,
}

impl Practice {
    /// The day that the content counts from, for somebody who begins on `today`: the Monday of that
    /// week, so that meetings fall on working days and “Wednesday” in a note is a Wednesday.
    #[must_use]
    pub fn day_zero(today: NaiveDate) -> NaiveDate {
        today
            .checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))
            .unwrap_or(today)
    }

    /// The records with ids from `next_id` and dates counted from `day_zero`, in the order of the
    /// file. Clock times are those of a watch in England.
    ///
    /// # Errors
    /// When a reference has nothing above it, or a day is beyond the calendar.
    pub fn on(
        &self,
        day_zero: NaiveDate,
        mut next_id: impl FnMut() -> RecordId,
    ) -> Result<Vec<PracticeRecord>, AssetError> {
        let checked = Checked::new("practice.json");
        let mut ids: HashMap<&str, RecordId> = HashMap::new();
        let mut records = Vec::with_capacity(self.records.len());
        for draft in &self.records {
            let id = match (draft.kind, draft.fields.get("code").and_then(Value::as_str)) {
                (Kind::Organisation, Some(code)) => RecordId::of_organisation(code),
                _ => next_id(),
            };
            ids.insert(&draft.key, id);
            let settle = Settle { checked: &checked, key: &draft.key, day_zero, ids: &ids };
            records.push(PracticeRecord {
                key: draft.key.clone(),
                id,
                kind: draft.kind,
                author: settle.reference(&draft.author)?,
                audience: draft.audience,
                made: settle.moment(draft.made)?,
                fields: settle.fields(&draft.fields)?,
            });
        }
        Ok(records)
    }
}

/// Reads practice content. `file` is only for messages.
///
/// # Errors
/// Names the file, the record and what to do, when it is not JSON of the described form, was made
/// for a newer app, repeats a key, refers to nothing, or has a field its kind does not have.
pub fn parse(file: &str, text: &str) -> Result<Practice, AssetError> {
    let checked = Checked::new(file);
    let practice: Practice = checked.read(text, SCHEMA)?;
    check::practice(&checked, &practice)?;
    Ok(practice)
}

/// The practice content that comes with the app.
///
/// # Errors
/// As [`parse`]; a build whose tests pass has none.
pub fn shipped() -> Result<Practice, AssetError> {
    parse("practice.json", include_str!("../../../../assets/practice/practice.json"))
}
