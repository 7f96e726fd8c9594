//! Drafts: every keystroke is on the disk before the screen says "Saved".

use crate::desk::Desk;
use crate::error::AppError;
use crate::operation::Operation;
use crate::present::time_of_day;
use cf_domain::RecordId;
use cf_vault::{Draft as Kept, DraftPut as Put, VaultError};
use cf_wire::{Done, Draft, DraftOpen, DraftPut, DraftRef, DraftSaved};
use chrono::DateTime;
use serde_json::{Map, Value};

/// The most a draft can hold. Far more than an entry, so that nothing pasted is ever lost.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Opens a draft: the one named; the one begun for this purpose and record; or a new one.
///
/// # Errors
/// What the vault says.
pub fn open(desk: &Desk, asked: DraftOpen) -> Result<Draft, AppError> {
    let reader = desk.reader()?;
    let known = match asked.id.as_deref().map(parse).transpose()? {
        Some(id) => reader.draft(id)?,
        None => reader
            .drafts()?
            .into_iter()
            .find(|draft| draft.kind == asked.purpose && record_of(draft) == asked.record),
    };
    if let Some(kept) = known {
        return Ok(shown(&kept));
    }
    drop(reader);
    let mut context = Map::new();
    if let Some(record) = asked.record {
        context.insert("record".to_owned(), Value::String(record.to_string()));
    }
    let kept = Kept {
        id: desk.new_id(),
        kind: asked.purpose,
        context,
        fields: Map::new(),
        text: String::new(),
        caret: 0,
        revision: 1,
        updated_ms: desk.ambient.now_ms(),
        history: Value::Null,
    };
    desk.transact(Operation::KeepDraft, |tx| Ok(tx.put_draft(&kept)?))?;
    Ok(shown(&kept))
}

/// Keeps what was typed. A version older than the one kept is passed over, and the answer says
/// which one is on the disk.
///
/// # Errors
/// A draft that is not there any more, or what the disk says.
pub fn put(desk: &Desk, asked: DraftPut) -> Result<DraftSaved, AppError> {
    if asked.text.len() > MOST_BYTES {
        return Err(VaultError::TooLong { bytes: asked.text.len(), most: MOST_BYTES }.into());
    }
    let id = parse(&asked.id)?;
    let revision = desk.transact(Operation::KeepDraft, |tx| {
        let here = tx.reader().draft(id)?.ok_or_else(gone)?;
        let kept = Kept {
            revision: u64::from(asked.rev),
            text: asked.text,
            caret: asked.caret,
            fields: asked.fields,
            updated_ms: tx.now_ms(),
            ..here.clone()
        };
        Ok(match tx.put_draft(&kept)? {
            Put::Kept => kept.revision,
            Put::Late => here.revision,
        })
    })?;
    Ok(DraftSaved {
        rev: u32::try_from(revision).unwrap_or(u32::MAX),
        saved_at: time_of_day(desk.now()),
    })
}

/// Throws a draft away.
///
/// # Errors
/// What the vault says.
pub fn discard(desk: &Desk, asked: &DraftRef) -> Result<Done, AppError> {
    let id = parse(&asked.id)?;
    desk.transact(Operation::DiscardDraft, |tx| Ok(tx.discard_draft(id)?))?;
    Ok(Done {})
}

/// The drafts with words in them, last touched first.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk) -> Result<Vec<Draft>, AppError> {
    let drafts = desk.reader()?.drafts()?;
    Ok(drafts.iter().filter(|draft| !draft.text.trim().is_empty()).map(shown).collect())
}

/// Reads a draft's id.
///
/// # Errors
/// When it is not one.
pub fn parse(id: &str) -> Result<RecordId, AppError> {
    id.parse().map_err(|_| gone())
}

fn gone() -> AppError {
    AppError::NotFound(
        "This draft is not here any more. Your words are still on the screen: copy them."
            .to_owned(),
    )
}

fn record_of(draft: &Kept) -> Option<RecordId> {
    draft.context.get("record").and_then(Value::as_str).and_then(|id| id.parse().ok())
}

fn shown(kept: &Kept) -> Draft {
    let at = i64::try_from(kept.updated_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .unwrap_or_default();
    Draft {
        id: kept.id.to_string(),
        purpose: kept.kind.clone(),
        record: record_of(kept),
        rev: u32::try_from(kept.revision).unwrap_or(u32::MAX),
        text: kept.text.clone(),
        caret: kept.caret,
        fields: kept.fields.clone(),
        saved_at: time_of_day(at),
    }
}
