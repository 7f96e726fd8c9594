//! Sharing a record: what leaves is a new record for a wider audience, made from the private one,
//! which stays as it was. So a record has one audience for life, and nothing widens by accident.

use super::{Desk, change_seen, make, typed};
use crate::also_said::Seen;
use crate::error::AppError;
use crate::words::{settled_in, unsettled};
use cf_domain::RecordId;
use cf_domain::record::{Fields, Record, Settled};
use cf_domain::word::Audience;
use cf_vault::{Reader, Stored, Tx};
use cf_wire::{FieldFinding, SettleChoice};
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

/// How one possible identifier is settled.
pub struct Settling<'a> {
    /// The field it stands in.
    pub field: &'a str,
    /// The words found.
    pub words: &'a str,
    /// What to do.
    pub choice: SettleChoice,
    /// The new words, or the reason.
    pub text: &'a str,
}

/// The record with one possible identifier settled: other words, or the same words with a reason.
///
/// # Errors
/// When the words are not there any more, or no reason is given.
pub fn settle<R: Shareable>(mut record: R, asked: &Settling<'_>) -> Result<R, AppError> {
    let text = asked.text.trim();
    match asked.choice {
        SettleChoice::Keep if text.is_empty() => {
            Err(AppError::invalid("text", "Say why these words may stay."))
        }
        SettleChoice::Keep => {
            let mut settled = record.settled().to_vec();
            settled.retain(|one| one.words != asked.words);
            settled.push(Settled { words: asked.words.to_owned(), reason: text.to_owned() });
            record.set_settled(settled);
            Ok(record)
        }
        SettleChoice::Replace => {
            let mut fields = record.to_fields()?;
            let before = fields.get(asked.field).and_then(Value::as_str).unwrap_or_default();
            if !before.contains(asked.words) {
                return Err(AppError::invalid(
                    "words",
                    "These words are not in the text any more. Look at the page again.",
                ));
            }
            let after = before.replace(asked.words, text);
            fields.insert(asked.field.to_owned(), Value::String(after));
            Ok(R::from_fields(&fields)?)
        }
    }
}

/// The record as others get it.
pub fn leaving<R: Shareable>(record: &R) -> R {
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
    share: Option<Audience>,
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
    share: Option<Audience>,
    seen: Option<Seen>,
) -> Result<Saved, AppError> {
    let findings = record.findings();
    let Some(id) = id else {
        let id = desk.new_id();
        if let Some(audience) = share.filter(|_| findings.is_empty()) {
            make(tx, id, audience, &leaving(record))?;
            return Ok(Saved { id, held_back: false });
        }
        make(tx, id, Audience::Private, record)?;
        return Ok(Saved { id, held_back: share.is_some() });
    };
    let here = typed::<R>(&tx.reader(), id)?.stored;
    let replaced = replaced_by(&tx.reader(), &here)?;
    if let Some(shared) = replaced {
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
    let Some(audience) = share else {
        return Ok(Saved { id, held_back: false });
    };
    if !findings.is_empty() {
        return Ok(Saved { id, held_back: true });
    }
    let shared = hand_on(desk, tx, id, audience, &leaving(record))?;
    Ok(Saved { id: shared, held_back: false })
}

/// Makes the record that others get, and marks the one it was made from.
///
/// # Errors
/// What the vault says.
pub fn hand_on<R: Shareable>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: RecordId,
    audience: Audience,
    leaving: &R,
) -> Result<RecordId, AppError> {
    let shared = desk.new_id();
    make(tx, shared, audience, leaving)?;
    mark(tx, id, Value::String(shared.to_string()))?;
    Ok(shared)
}

/// Notes what a record was shared as; nothing, when that was taken back.
///
/// # Errors
/// What the vault says.
pub fn mark(tx: &mut Tx<'_>, id: RecordId, shared_as: Value) -> Result<(), AppError> {
    tx.change(id, Fields::from_iter([("shared_as".to_owned(), shared_as)]))?;
    Ok(())
}

/// The record that stands for this one in lists: what it was shared as, if that can be read here.
/// It may have gone to people whom the reader does not belong to.
///
/// # Errors
/// What the vault says.
pub fn replaced_by(reader: &Reader<'_>, stored: &Stored) -> Result<Option<RecordId>, AppError> {
    Ok(match stored.meta.shared_as {
        Some(shared) => reader.record(shared)?.map(|_| shared),
        None => None,
    })
}

/// The record to show for an id: for a private record that was shared, the shared one.
///
/// # Errors
/// When it is not here.
pub fn current(desk: &Desk, id: RecordId) -> Result<RecordId, AppError> {
    let reader = desk.reader()?;
    let mut id = id;
    // From the private note to the safeguarding leads, from there to the quality team.
    for _ in Audience::ALL {
        let Some(stored) = reader.record(id)? else { break };
        let Some(next) = replaced_by(&reader, &stored)? else { break };
        id = next;
    }
    Ok(id)
}
