//! Official lists of organisations.

use super::code::{by_code, id_for};
use super::in_use;
use crate::desk::{Desk, change, make, of};
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::RecordId;
use cf_domain::record::Organisation;
use cf_domain::word::Audience;
use cf_insight::import::organisations::{OrganisationRow, organisations, shipped_trusts};
use cf_insight::import::{Import, MAX_BYTES, Remark};
use cf_vault::{Tx, VaultError};
use cf_wire::{ImportCheck, ImportDone, ImportFault, ProviderRow};
use std::path::Path;

/// Reads a list without keeping it.
///
/// # Errors
/// When the file cannot be opened.
pub fn check_file(desk: &Desk, path: &Path) -> Result<ImportCheck, AppError> {
    let read = read(path)?;
    let reader = desk.reader()?;
    let mut new = 0;
    for found in &read.rows {
        if by_code(&reader, &found.code)?.is_none() {
            new += 1;
        }
    }
    let sample = read.rows.iter().take(10).map(shown).collect();
    Ok(ImportCheck {
        rows: size(read.rows.len()),
        sample,
        new,
        faults: read.errors.iter().map(fault).collect(),
        warnings: read.warnings.into_iter().map(|remark| remark.message).collect(),
    })
}

/// Keeps a list: new organisations are added, known ones brought up to date, nothing is removed.
///
/// # Errors
/// When the file holds no organisation at all; what the vault says.
pub fn import_file(desk: &Desk, path: &Path) -> Result<ImportDone, AppError> {
    import_rows(desk, read(path)?)
}

/// Keeps the list that comes with the app: NHS trusts of England, 2022.
///
/// # Errors
/// What the vault says.
pub fn import_shipped(desk: &Desk) -> Result<ImportDone, AppError> {
    import_rows(desk, shipped_trusts())
}

fn import_rows(desk: &Desk, read: Import<OrganisationRow>) -> Result<ImportDone, AppError> {
    if read.rows.is_empty() {
        let why = read
            .errors
            .first()
            .map_or("The file holds no organisations.", |remark| remark.message.as_str());
        return Err(AppError::BadFile(why.to_owned()));
    }
    let mut done = ImportDone {
        added: 0,
        changed: 0,
        same: 0,
        faults: read.errors.iter().map(fault).collect(),
    };
    desk.transact(Operation::ImportProviders, |tx| {
        for found in &read.rows {
            match keep(desk, tx, found)? {
                Kept::Added => done.added += 1,
                Kept::Changed => done.changed += 1,
                Kept::Same => done.same += 1,
            }
        }
        Ok(())
    })?;
    Ok(done)
}

enum Kept {
    Added,
    Changed,
    Same,
}

/// What somebody put in the bin stays there, as it was, and so does what only a colleague may change.
fn keep(desk: &Desk, tx: &mut Tx<'_>, found: &OrganisationRow) -> Result<Kept, AppError> {
    let wanted = Organisation {
        code: Some(found.code.clone()),
        name: found.name.clone(),
        r#type: Some(found.kind),
        postcode: found.postcode.clone(),
        opened: found.opened,
        closed: found.closed,
        successor: None,
    };
    let Some(known) = by_code(&tx.reader(), &found.code)? else {
        let id = id_for(desk, &tx.reader(), Some(&found.code))?;
        make(tx, id, Audience::Quality, &wanted)?;
        return Ok(Kept::Added);
    };
    if !in_use(&known) {
        return Ok(Kept::Same);
    }
    let here = of::<Organisation>(known)?;
    let wanted = Organisation { successor: here.record.successor, ..wanted };
    match change(tx, here.stored.meta.id, &wanted) {
        Ok(true) => Ok(Kept::Changed),
        Ok(false) | Err(AppError::Vault(VaultError::NotYours { .. })) => Ok(Kept::Same),
        Err(other) => Err(other),
    }
}

fn read(path: &Path) -> Result<Import<OrganisationRow>, AppError> {
    let file = std::fs::File::open(path)?;
    if file.metadata()?.len() > MAX_BYTES {
        return Err(AppError::BadFile(
            "This file is far larger than any list of organisations. Choose another.".to_owned(),
        ));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(organisations(&name, file))
}

fn shown(found: &OrganisationRow) -> ProviderRow {
    ProviderRow {
        id: RecordId::of_organisation(&found.code),
        code: Some(found.code.clone()),
        name: found.name.clone(),
        kind: Some(found.kind),
        hint: found.postcode.clone(),
    }
}

fn fault(remark: &Remark) -> ImportFault {
    ImportFault {
        line: size(remark.line),
        column: size(remark.column),
        message: remark.message.clone(),
    }
}

fn size(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
