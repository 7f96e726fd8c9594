//! Providers by their official code. One that was entered with its code has an id that every device
//! makes of it; the code may be put in or put right later, and the id stays.

use crate::desk::Desk;
use crate::error::AppError;
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_vault::{Reader, SearchQuery, Stored};
use serde_json::Value;

/// Providers whose code begins alike are looked through up to so many.
const MOST_ALIKE: u32 = 200;

/// The provider that was entered with this code and has it still: at one look.
///
/// # Errors
/// What the vault says.
pub fn entered_with(reader: &Reader<'_>, code: &str) -> Result<Option<Stored>, AppError> {
    let entered = reader.record(RecordId::of_organisation(code))?;
    Ok(entered.filter(|stored| has(stored, &code.trim().to_uppercase())))
}

/// The provider that has this code now.
///
/// # Errors
/// What the vault says.
pub fn by_code(reader: &Reader<'_>, code: &str) -> Result<Option<Stored>, AppError> {
    let code = code.trim().to_uppercase();
    let entered = entered_with(reader, &code)?;
    if entered.is_some() {
        return Ok(entered);
    }
    let query = SearchQuery {
        text: code.clone(),
        kinds: vec![Kind::Organisation],
        limit: MOST_ALIKE,
        ..SearchQuery::default()
    };
    Ok(reader.search(&query)?.into_iter().map(|hit| hit.record).find(|stored| has(stored, &code)))
}

fn has(stored: &Stored, code: &str) -> bool {
    stored.fields.get("code").and_then(Value::as_str) == Some(code)
}

/// An id for a new provider: that of its code, unless an entry has it whose code was put right.
///
/// # Errors
/// What the vault says.
pub fn id_for(desk: &Desk, reader: &Reader<'_>, code: Option<&str>) -> Result<RecordId, AppError> {
    let Some(code) = code else { return Ok(desk.new_id()) };
    let id = RecordId::of_organisation(code);
    Ok(if reader.record(id)?.is_none() { id } else { desk.new_id() })
}
