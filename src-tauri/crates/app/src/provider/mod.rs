//! Providers: the list, one provider with all we know, and official lists.

mod code;
mod import;
mod place;
mod view;

pub use code::by_code;
pub use import::{check_file, import_file, import_shipped};
pub use place::{places, save_place};
pub use view::{silent, view};

use crate::desk::{Desk, change, make, of, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::words::trimmed;
use cf_domain::RecordId;
use cf_domain::record::{Kind, Organisation};
use cf_domain::word::Audience;
use cf_vault::{Query, Reader, SearchQuery, Stored, Tx};
use cf_wire::{ProviderRow, ProviderSave, ProviderSearch};

/// Finds providers by name or code; with nothing typed, those of the latest visits and concerns.
///
/// # Errors
/// What the vault says.
pub fn search(desk: &Desk, asked: &ProviderSearch) -> Result<Vec<ProviderRow>, AppError> {
    let reader = desk.reader()?;
    let limit = asked.limit.unwrap_or(20).clamp(1, 100);
    if asked.query.trim().is_empty() {
        return recent(&reader, usize::try_from(limit).unwrap_or(20));
    }
    let mut rows = Vec::new();
    // A code typed in full comes first, even among many namesakes.
    if let Some(stored) = code::entered_with(&reader, &asked.query)?.filter(in_use) {
        rows.push(row(stored)?);
    }
    let query = SearchQuery {
        text: asked.query.clone(),
        kinds: vec![Kind::Organisation],
        limit,
        ..SearchQuery::default()
    };
    for hit in reader.search(&query)? {
        if rows.iter().all(|known| known.id != hit.record.meta.id) {
            rows.push(row(hit.record)?);
        }
    }
    Ok(rows)
}

fn in_use(stored: &Stored) -> bool {
    stored.meta.binned.is_none()
}

fn recent(reader: &Reader<'_>, limit: usize) -> Result<Vec<ProviderRow>, AppError> {
    let mut ids: Vec<RecordId> = Vec::new();
    for kind in [Kind::Visit, Kind::Concern, Kind::Intelligence, Kind::Summary] {
        for stored in reader.list(&Query::of(kind, 50))?.records {
            ids.extend(stored.organisation.filter(|id| !ids.contains(id)));
        }
    }
    let mut rows = Vec::new();
    for id in ids {
        if rows.len() >= limit {
            break;
        }
        if let Some(stored) = reader.record(id)?.filter(in_use) {
            rows.push(row(stored)?);
        }
    }
    for stored in
        reader.list(&Query::of(Kind::Organisation, u32::try_from(limit).unwrap_or(20)))?.records
    {
        if rows.len() < limit && rows.iter().all(|known| known.id != stored.meta.id) {
            rows.push(row(stored)?);
        }
    }
    Ok(rows)
}

/// A provider as a row.
///
/// # Errors
/// When the record is not one.
pub fn row(stored: Stored) -> Result<ProviderRow, AppError> {
    let provider = of::<Organisation>(stored)?;
    let Organisation { code, name, r#type, postcode, .. } = provider.record;
    Ok(ProviderRow { id: provider.stored.meta.id, code, name, kind: r#type, hint: postcode })
}

/// Adds or changes a provider. One with an official code is the same on every device.
///
/// # Errors
/// A missing name, a code that is no code, a code that is taken; somebody else's entry.
pub fn save(desk: &Desk, asked: ProviderSave) -> Result<ProviderRow, AppError> {
    let name = asked.name.trim().to_owned();
    if name.is_empty() {
        return Err(AppError::invalid("name", "Type the provider's name."));
    }
    let code = trimmed(asked.code).map(|code| code.to_uppercase());
    if let Some(code) = code.as_deref().filter(|code| !is_code(code)) {
        let words = format!(
            "“{code}” is not an organisation code: use 3 to 12 letters and digits, or leave it empty."
        );
        return Err(AppError::invalid("code", words));
    }
    let wanted = Organisation {
        code: code.clone(),
        name,
        r#type: asked.kind,
        postcode: trimmed(asked.postcode),
        ..Organisation::default()
    };
    let id = desk.transact(Operation::SaveProvider, |tx| match asked.id {
        Some(id) => {
            let here = typed::<Organisation>(&tx.reader(), id)?.record;
            if code != here.code {
                refuse_taken(tx, code.as_deref())?;
            }
            change(
                tx,
                id,
                &Organisation {
                    opened: here.opened,
                    closed: here.closed,
                    successor: here.successor,
                    ..wanted
                },
            )?;
            Ok(id)
        }
        None => {
            refuse_taken(tx, code.as_deref())?;
            let id = code::id_for(desk, &tx.reader(), code.as_deref())?;
            make(tx, id, Audience::Quality, &wanted)?;
            Ok(id)
        }
    })?;
    row(typed::<Organisation>(&desk.reader()?, id)?.stored)
}

fn refuse_taken(tx: &Tx<'_>, code: Option<&str>) -> Result<(), AppError> {
    let taken = code.map(|code| by_code(&tx.reader(), code)).transpose()?.flatten();
    let Some(taken) = taken else { return Ok(()) };
    Err(AppError::invalid(
        "code",
        if in_use(&taken) {
            "A provider with this code is in the list already."
        } else {
            "A provider with this code is in the bin. Take it out of the bin."
        },
    ))
}

/// Loosely: official codes have 3 to 12 letters and digits (ODS; lengths differ by kind).
fn is_code(code: &str) -> bool {
    (3..=12).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric())
}
