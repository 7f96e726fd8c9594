//! What is kept of the private copy in the vault. Never part of the copy itself.

use super::counted::Counted;
use crate::desk::Desk;
use crate::error::AppError;
use crate::sharing::kept;
use cf_sync::backup::Label;
use cf_vault::Reader;
use serde::{Deserialize, Serialize};

/// How the names of all that is kept here begin.
const BEGINNING: &str = "own-copy.";

/// Where it is and to whom it is sealed. There is none as long as no copy is kept.
const LABEL: &str = "own-copy.label";

/// That of the recovery code before, until the copy for the new one was read back.
const FORMER: &str = "own-copy.former";

/// How it went.
const STATE: &str = "own-copy.state";

/// What is not in the copy: it changes with every exchange, and is found out again.
pub const LEFT_OUT: &[&str] = &[
    BEGINNING,
    kept::LAST,
    kept::REACHED,
    kept::AUDITED,
    kept::LOOKED_THROUGH,
    kept::CLOCK_OFFSET,
];

/// How it went so far. Times are in milliseconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// When the copy was last found to hold all there is.
    pub whole_ms: u64,
    /// When the version that lies there was made.
    pub made_ms: u64,
    /// What is in it.
    pub holds: Counted,
    /// When it was last brought back and checked.
    pub proven_ms: u64,
    /// What was found then.
    pub proven: Counted,
    /// When something last failed.
    pub failed_ms: u64,
    /// In words.
    pub problem: Option<String>,
    /// A try found a part missing or changed: the next copy relies on nothing it has not read.
    pub doubt: bool,
}

/// Where the copy is.
///
/// # Errors
/// What the vault says.
pub fn label(reader: &Reader<'_>) -> Result<Option<Label>, AppError> {
    Ok(reader.space(LABEL)?.and_then(|bytes| Label::from_bytes(&bytes).ok()))
}

/// Where the copy for the recovery code before is.
///
/// # Errors
/// What the vault says.
pub fn former(reader: &Reader<'_>) -> Result<Option<Label>, AppError> {
    Ok(reader.space(FORMER)?.and_then(|bytes| Label::from_bytes(&bytes).ok()))
}

/// How it went.
///
/// # Errors
/// What the vault says.
pub fn state(reader: &Reader<'_>) -> Result<State, AppError> {
    Ok(kept::read(reader, STATE)?.unwrap_or_default())
}

/// Begins to keep a copy.
///
/// # Errors
/// What the vault says.
pub fn begin(desk: &Desk, label: &Label, former: Option<&Label>) -> Result<(), AppError> {
    let former = (FORMER.to_owned(), former.map(Label::to_bytes));
    let entries = [
        (LABEL.to_owned(), Some(label.to_bytes())),
        former,
        kept::entry(STATE, &State::default())?,
    ];
    kept::write(desk, &entries)
}

/// Notes that nothing is left of the copy for the recovery code before.
///
/// # Errors
/// What the vault says.
pub fn forget_former(desk: &Desk) -> Result<(), AppError> {
    kept::write(desk, &[kept::no(FORMER)])
}

/// Stops keeping a copy.
///
/// # Errors
/// What the vault says.
pub fn end(desk: &Desk) -> Result<(), AppError> {
    kept::write(desk, &[kept::no(LABEL), kept::no(FORMER), kept::no(STATE)])
}

/// Keeps how it went.
///
/// # Errors
/// What the vault says.
pub fn keep(desk: &Desk, state: &State) -> Result<(), AppError> {
    kept::write(desk, &[kept::entry(STATE, state)?])
}
