//! Turning references and counted days of a practice record into ids and dates.

use super::Moment;
use crate::asset::{AssetError, Checked};
use cf_domain::RecordId;
use cf_domain::record::Fields;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use std::collections::HashMap;

/// Turns references into ids and counted days into dates, for one record.
pub(super) struct Settle<'a> {
    pub(super) checked: &'a Checked<'a>,
    pub(super) key: &'a str,
    pub(super) day_zero: NaiveDate,
    pub(super) ids: &'a HashMap<&'a str, RecordId>,
}

impl Settle<'_> {
    pub(super) fn fields(&self, fields: &Fields) -> Result<Fields, AssetError> {
        fields.iter().map(|(name, value)| Ok((name.clone(), self.value(value)?))).collect()
    }

    fn value(&self, value: &Value) -> Result<Value, AssetError> {
        Ok(match value {
            Value::Array(values) => {
                Value::Array(values.iter().map(|v| self.value(v)).collect::<Result<_, _>>()?)
            }
            Value::String(text) => match (text.strip_prefix('@'), text.parse::<Moment>()) {
                (Some(key), _) => Value::String(self.reference(key)?.to_string()),
                (None, Ok(moment)) if moment.is_whole_day() => Value::String(
                    moment.date(self.day_zero).ok_or_else(|| self.beyond())?.to_string(),
                ),
                (None, Ok(moment)) => Value::String(self.moment(moment)?.to_rfc3339()),
                (None, Err(_)) => value.clone(),
            },
            other => other.clone(),
        })
    }

    pub(super) fn moment(&self, moment: Moment) -> Result<DateTime<Utc>, AssetError> {
        moment.instant(self.day_zero).ok_or_else(|| self.beyond())
    }

    pub(super) fn reference(&self, key: &str) -> Result<RecordId, AssetError> {
        self.ids.get(key).copied().ok_or_else(|| {
            let problem = format!("nothing above it has the key “{key}”");
            self.checked.wrong(
                self.place(),
                problem,
                "Correct the key, or move the record below the one it refers to",
            )
        })
    }

    fn beyond(&self) -> AssetError {
        self.checked.wrong(self.place(), "a day is beyond the calendar", "Count fewer days")
    }

    fn place(&self) -> String {
        format!("record “{}”", self.key)
    }
}
