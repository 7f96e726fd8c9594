//! Tools that need no vault: `scan`, `nhs-number`, `days`.

use super::pack::day;
use super::text_of;
use crate::failure::Failure;
use cf_domain::calendar::OperationalCalendar;
use cf_domain::identifiers::{nhs_number as number, scan as look};
use serde_json::{Value, json};
use std::path::Path;

/// Looks for identifiers in a text, or in each text of a JSON array.
pub fn scan(path: &Path) -> Result<Option<Value>, Failure> {
    let text = text_of(path)?;
    let texts: Vec<String> = serde_json::from_str(&text).unwrap_or_else(|_| vec![text]);
    let found: Vec<Value> = texts.iter().map(|text| json!(look(text))).collect();
    Ok(Some(Value::Array(found)))
}

/// Checks an NHS number.
pub fn nhs_number(text: &str) -> Option<Value> {
    Some(json!(number::check(text)))
}

/// The date so many operational days on.
pub fn days(from: &str, days: i32, as_json: bool) -> Result<Option<Value>, Failure> {
    let date = OperationalCalendar::england()
        .add_days(day(from)?, days)
        .map_err(|why| Failure::Usage(why.to_string()))?;
    if as_json {
        return Ok(Some(json!({ "date": date })));
    }
    println!("{date}");
    Ok(None)
}
