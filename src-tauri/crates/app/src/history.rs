//! History, bin and undo: nothing is erased, everything says who and when.

use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::operation::Operation;
use crate::present::first_words;
use crate::team::veil;
use crate::{also_said, page, search, session};
use cf_domain::RecordId;
use cf_domain::calendar::long_date;
use cf_domain::record::Kind;
use cf_vault::{OperationRow as Kept, Query, Reader, Stored, UndoRefusal, VaultError};
use cf_wire::{BinRow, Done, FieldChange, HistoryRow, OperationRef, OperationRow, Page, Paging};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// Fields that are of no interest to a reader: bookkeeping.
pub const HIDDEN: &[&str] = &["shared_as", "checked", "evidence_records", "settled", "files"];

/// What happened to a record, newest first.
///
/// # Errors
/// What the vault says.
pub fn of_record(desk: &Desk, id: RecordId) -> Result<Vec<HistoryRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    if let Some(stored) = reader.record(id)?
        && veil::hides(desk, &reader, &stored)?
    {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for entry in reader.history(id)? {
        let changes =
            entry.changes.iter().filter(|change| !HIDDEN.contains(&change.field.as_str()));
        let changes = changes
            .map(|change| {
                Ok(FieldChange {
                    field: plain_name(&change.field),
                    before: words(&reader, &names, &change.old)?,
                    after: words(&reader, &names, &change.new)?,
                })
            })
            .collect::<Result<_, AppError>>()?;
        rows.push(HistoryRow {
            at: entry.at,
            clock_wrong: also_said::is_ahead(entry.at, desk.now()),
            who: names.person(entry.author)?,
            sentence: Operation::sentence_of(&entry.operation).to_owned(),
            changes,
        });
    }
    rows.reverse();
    Ok(rows)
}

/// A field's name in plain words: `at_risk_now` is "at risk now".
#[must_use]
pub fn plain_name(field: &str) -> String {
    match field {
        "told_us" => "what people told us".to_owned(),
        other => other.replace('_', " "),
    }
}

/// A value as a person reads it: another entry by its title, a day in words.
///
/// # Errors
/// What the vault says.
pub fn words(
    reader: &Reader<'_>,
    names: &Names<'_>,
    value: &Value,
) -> Result<Option<String>, AppError> {
    Ok(match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(one_word(reader, names, text)?),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => Some(list(reader, names, items.iter())?),
        Value::Object(members) => Some(list(reader, names, members.values())?),
    })
}

fn one_word(reader: &Reader<'_>, names: &Names<'_>, text: &str) -> Result<String, AppError> {
    if let Ok(id) = text.parse::<RecordId>()
        && let Some(stored) = reader.record(id)?
    {
        return search::title(reader, names, &stored);
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(long_date(day));
    }
    Ok(text.to_owned())
}

fn list<'v>(
    reader: &Reader<'_>,
    names: &Names<'_>,
    items: impl Iterator<Item = &'v Value>,
) -> Result<String, AppError> {
    let mut said = Vec::new();
    for item in items {
        said.extend(words(reader, names, item)?);
    }
    Ok(said.join(", "))
}

/// Puts a record in the bin. It can be taken out again.
///
/// # Errors
/// Somebody else's record; one that is there already.
pub fn bin(desk: &Desk, id: RecordId) -> Result<Done, AppError> {
    desk.transact(Operation::Bin, |tx| Ok(tx.bin(id)?))?;
    Ok(Done {})
}

/// Takes a record out of the bin.
///
/// # Errors
/// Somebody else's record; one that is not there.
pub fn restore(desk: &Desk, id: RecordId) -> Result<Done, AppError> {
    desk.transact(Operation::Restore, |tx| Ok(tx.restore(id)?))?;
    Ok(Done {})
}

/// The bin, kind by kind, newest first.
///
/// # Errors
/// What the vault says.
pub fn list_bin(desk: &Desk, asked: &Paging) -> Result<Page<BinRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        page::each(&reader, &Query { binned: true, ..Query::of(*kind, 200) }, |stored| {
            if let Some(binned) = stored.meta.binned
                && !veil::hides(desk, &reader, &stored)?
            {
                let title = named(&reader, &names, &stored)?;
                rows.push(BinRow {
                    id: stored.meta.id,
                    kind: kind.label().to_owned(),
                    title,
                    binned,
                });
            }
            Ok(())
        })?;
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.binned, row.id)));
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let from =
        asked.after.as_deref().and_then(|after| after.parse::<usize>().ok()).unwrap_or_default();
    let size = usize::try_from(page::limit(asked)).unwrap_or(50);
    let shown: Vec<BinRow> = rows.into_iter().skip(from).take(size).collect();
    let end = from.saturating_add(shown.len());
    let next = (end < usize::try_from(total).unwrap_or(usize::MAX)).then(|| end.to_string());
    Ok(Page { rows: shown, next, total, unfiltered: total })
}

/// What a record is called among others. The notes of one visit share a title, so their first words
/// tell them apart.
fn named(reader: &Reader<'_>, names: &Names<'_>, stored: &Stored) -> Result<String, AppError> {
    let title = search::title(reader, names, stored)?;
    let words = stored.fields.get("text").and_then(Value::as_str).unwrap_or_default();
    Ok(match stored.meta.kind.parse() {
        Ok(Kind::Observation) if !words.trim().is_empty() => {
            format!("{title}: {}", first_words(words, 60))
        }
        _ => title,
    })
}

/// What was done on this device, newest first.
///
/// # Errors
/// What the vault says.
pub fn operations(desk: &Desk, asked: &Paging) -> Result<Page<OperationRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let before = asked
        .after
        .as_deref()
        .map(|after| {
            after
                .parse::<i64>()
                .map_err(|_| AppError::invalid("after", "Start the list again from its beginning."))
        })
        .transpose()?;
    let kept = reader.operations(before, page::limit(asked))?;
    // They are numbered from 1 without a gap.
    let next = kept.last().filter(|last| last.id > 1).map(|last| last.id.to_string());
    let rows = kept.into_iter().map(|row| shown(&reader, &names, row)).collect::<Result<_, _>>()?;
    let total = u32::try_from(reader.operation_count()?).unwrap_or(u32::MAX);
    Ok(Page { rows, next, total, unfiltered: total })
}

fn shown(reader: &Reader<'_>, names: &Names<'_>, kept: Kept) -> Result<OperationRow, AppError> {
    let undone = kept.undone_by.is_some();
    let why_not = why_not(&kept);
    let stored = match kept.record {
        Some(id) => match reader.record(id)? {
            Some(stored) => Some(stored),
            None => reader.record_taken_back(id)?,
        },
        None => None,
    };
    let title = stored.map(|stored| named(reader, names, &stored)).transpose()?;
    Ok(OperationRow {
        id: kept.id.to_string(),
        at: moment(kept.at_ms),
        sentence: Operation::sentence_of(&kept.name).to_owned(),
        title,
        can_undo: why_not.is_none(),
        why_not: why_not.map(str::to_owned),
        undone,
    })
}

/// What is known beforehand to stand in the way; that something was changed since is found when it
/// is tried.
fn why_not(kept: &Kept) -> Option<&'static str> {
    if kept.undone_by.is_some() {
        return Some("This was undone.");
    }
    let lasting = Operation::of(&kept.name).and_then(Operation::lasting);
    let departed = "It has gone to your colleagues, so it can't be undone. Change it, or take it back on its own page.";
    lasting.or_else(|| kept.departed.then_some(departed))
}

fn moment(ms: u64) -> DateTime<Utc> {
    i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default()
}

/// Undoes an operation of this device.
///
/// # Errors
/// With the reason, when it cannot be undone.
pub fn undo(desk: &Desk, asked: &OperationRef) -> Result<OperationRow, AppError> {
    let unknown = || AppError::Vault(VaultError::Undo(UndoRefusal::Unknown));
    let id: i64 = asked.id.parse().map_err(|_| unknown())?;
    let kept = desk.reader()?.operation(id)?.ok_or_else(unknown)?;
    if let Some(why) = Operation::of(&kept.name).and_then(Operation::lasting) {
        return Err(AppError::Refused(why.to_owned()));
    }
    let ((), changes) = desk.transact_untold(Operation::Undo, |tx| Ok(tx.undo(id)?))?;
    if changes.settings {
        session::show_settings(desk)?;
    }
    desk.tell(&changes);
    let reader = desk.reader()?;
    let kept = reader.operation(id)?.ok_or_else(unknown)?;
    shown(&reader, &Names::new(&reader), kept)
}
