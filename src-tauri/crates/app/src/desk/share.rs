//! Sharing a record: what leaves is a new record for a wider audience, made from the private one,
//! which stays as it was. So a record has one audience for life, and nothing widens by accident.

use super::{Desk, change_seen, make, typed};
use crate::also_said::Seen;
use crate::error::AppError;
use crate::words::{settled_in, unsettled};
use cf_domain::RecordId;
use cf_domain::record::{Fields, Record, Settled};
use cf_domain::word::Audience;
use cf_vault::Tx;
use cf_wire::FieldFinding;
use serde_json::Value;

/// A record that can be shared: its words and what its author settled in them.
pub trait Shareable: Record + Clone {
    /// Every field with words in it.
    fn words(&self) -> Vec<(&'static str, Option<&str>)>;
    /// What was settled.
    fn settled(&self) -> &[Settled];

    /// Puts this in place of what was settled.
    fn set_settled(&mut self, settled: Vec<Settled>);

    /// What must be settled before it may leave.
    fn findings(&self) -> Vec<FieldFinding> {
        unsettled(&self.words(), self.settled())
    }
}

/// What became of a save.
pub struct Saved {
    /// The record to show.
    pub id: RecordId,
    /// Whether sharing was asked for and is held back by possible identifiers.
    pub held_back: bool,
}

/// The record as others get it.
fn leaving<R: Shareable>(record: &R) -> R {
    let mut leaving = record.clone();
    leaving.set_settled(settled_in(record.settled(), &record.words()));
    leaving
}

/// Saves a record, new or known, and shares it when that is asked and nothing stands in the way.
/// What is shared already is changed there, so it may not hold unsettled identifiers.
///
/// # Errors
/// [`AppError::Identifiers`] for a record that is shared already; what the vault says.
pub fn save<R: Shareable>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: Option<RecordId>,
    record: &R,
    share: bool,
) -> Result<Saved, AppError> {
    save_seen(desk, tx, id, record, share, None)
}

/// As [`save`], by somebody who had these answers before them: nothing that came in since is
/// replaced unseen.
///
/// # Errors
/// As [`save`].
pub fn save_seen<R: Shareable>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: Option<RecordId>,
    record: &R,
    share: bool,
    seen: Option<Seen>,
) -> Result<Saved, AppError> {
    let findings = record.findings();
    let Some(id) = id else {
        let id = desk.new_id();
        if share && findings.is_empty() {
            make(tx, id, Audience::Quality, &leaving(record))?;
            return Ok(Saved { id, held_back: false });
        }
        make(tx, id, Audience::Private, record)?;
        return Ok(Saved { id, held_back: share });
    };
    let here = typed::<R>(&tx.reader(), id)?.stored;
    if let Some(shared) = here.meta.shared_as {
        return save_seen(desk, tx, Some(shared), record, share, seen);
    }
    if here.meta.audience.leaves_device() {
        if !findings.is_empty() {
            return Err(AppError::Identifiers(findings));
        }
        change_seen(tx, id, &leaving(record), seen)?;
        return Ok(Saved { id, held_back: false });
    }
    change_seen(tx, id, record, seen)?;
    if !share {
        return Ok(Saved { id, held_back: false });
    }
    if !findings.is_empty() {
        return Ok(Saved { id, held_back: true });
    }
    let shared = desk.new_id();
    make(tx, shared, Audience::Quality, &leaving(record))?;
    let mut mark = Fields::new();
    mark.insert("shared_as".to_owned(), Value::String(shared.to_string()));
    tx.change(id, mark)?;
    Ok(Saved { id: shared, held_back: false })
}

/// The record to show for an id: for a private record that was shared, the shared one.
///
/// # Errors
/// When it is not here.
pub fn current(desk: &Desk, id: RecordId) -> Result<RecordId, AppError> {
    let found = desk.reader()?.record(id)?;
    Ok(found.and_then(|stored| stored.meta.shared_as).unwrap_or(id))
}
