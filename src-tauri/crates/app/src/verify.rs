//! The proof that all is well: pages, chains, signatures, and lists that say what was said.

use crate::desk::Desk;
use crate::error::AppError;

/// What was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events.
    pub events: u64,
    /// What is wrong, in words; empty when all is well.
    pub problems: Vec<String>,
}

/// Checks everything.
///
/// # Errors
/// When the vault cannot be read.
pub fn verify(desk: &Desk) -> Result<Verified, AppError> {
    let report = desk.vault.verify()?;
    Ok(Verified {
        events: report.events,
        problems: report.problems.iter().map(ToString::to_string).collect(),
    })
}
