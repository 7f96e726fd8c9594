//! What the pack says about itself: its number, who let it go, what was checked.

use super::Entry;
use crate::desk::{Desk, local};
use crate::error::AppError;
use crate::packs::gather::Gathered;
use cf_pack::document::{Check, Register};
use chrono::Datelike as _;

/// The last page.
pub fn register(
    desk: &Desk,
    gathered: &Gathered,
    entry: Option<&Entry>,
    organisation: &str,
    period: String,
) -> Result<Register, AppError> {
    let check =
        |check: &str, result: &str| Check { check: check.to_owned(), result: result.to_owned() };
    let none = if gathered.findings.is_empty() {
        "None found; our check can miss things"
    } else {
        "To be settled before this is issued"
    };
    Ok(Register {
        number: entry.map_or_else(
            || format!("{}-preview", desk.today().year()),
            |entry| entry.number.clone(),
        ),
        issued: local(desk.now()).naive_local(),
        confirmed_by: entry
            .map_or_else(|| "Not confirmed yet".to_owned(), |entry| entry.confirmed_by.clone()),
        to: format!("{}, for the quality review meeting", gathered.provider.record.name),
        why: entry.map(|entry| entry.why.clone()).filter(|why| !why.is_empty()).unwrap_or_else(
            || format!("Joint review of quality between {organisation} and the provider"),
        ),
        edition: format!("{}, {}", gathered.edition.name, gathered.edition.version),
        records: u32::try_from(gathered.records()).unwrap_or(u32::MAX),
        period,
        checks: vec![
            check("Names, NHS numbers, dates of birth, addresses, phone numbers", none),
            check("Single reports and their sources", "None shown"),
            check("Photographs", "None shown"),
        ],
        files: Vec::new(),
    })
}
