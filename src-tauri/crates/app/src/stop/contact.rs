//! Whom to ring.

use crate::desk::{Desk, Names, Typed, change, make, of, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::RecordId;
use cf_domain::record::{Contact, Kind};
use cf_domain::word::{Audience, ContactPurpose};
use cf_vault::{Query, Reader, Stored};
use cf_wire::{ContactRow, ContactSave};

/// A number has at least so many figures: 999, 101.
const FEWEST_FIGURES: usize = 3;

/// Everybody to ring, by what for.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk) -> Result<Vec<ContactRow>, AppError> {
    let reader = desk.reader()?;
    rows(desk, &reader, None)
}

/// Those of no provider and of this one, in the order of need.
///
/// # Errors
/// What the vault says.
pub fn rows(
    desk: &Desk,
    reader: &Reader<'_>,
    only: Option<Option<RecordId>>,
) -> Result<Vec<ContactRow>, AppError> {
    let names = Names::new(reader);
    let mut rows = Vec::new();
    page::each(reader, &Query::of(Kind::Contact, 200), |stored| {
        let contact = of::<Contact>(stored)?;
        let fits = only.is_none_or(|provider| {
            contact.record.organisation.is_none() || contact.record.organisation == provider
        });
        if fits {
            rows.push(row(desk, &names, contact)?);
        }
        Ok(())
    })?;
    // The visit's own provider before the numbers for everywhere.
    rows.sort_by_key(|row| {
        let purpose = row.contact.purpose.unwrap_or(ContactPurpose::Other);
        (purpose, row.contact.organisation.is_none(), row.contact.name.clone())
    });
    Ok(rows)
}

fn row(desk: &Desk, names: &Names<'_>, contact: Typed<Contact>) -> Result<ContactRow, AppError> {
    let Typed { stored, record } = contact;
    Ok(ContactRow {
        id: Some(stored.meta.id),
        purpose: record.purpose.unwrap_or(ContactPurpose::Other).label().to_owned(),
        provider: names.organisation(record.organisation)?,
        mine: stored.meta.author == desk.person(),
        contact: record,
    })
}

/// Adds or changes a contact. It is for the whole team: an office's number is no secret.
///
/// # Errors
/// A missing name; a number that is none; somebody else's entry.
pub fn save(desk: &Desk, asked: ContactSave) -> Result<ContactRow, AppError> {
    let Contact { name, phone, hours, covers, purpose, organisation, checked } = asked.contact;
    let contact = Contact {
        name: name.trim().to_owned(),
        phone: phone.trim().to_owned(),
        hours: trimmed(hours),
        covers: trimmed(covers),
        purpose,
        organisation,
        checked,
    };
    refuse_too_long(&[Some(&contact.name), contact.hours.as_deref(), contact.covers.as_deref()])?;
    if contact.name.is_empty() {
        return Err(AppError::invalid("name", "Type the office or role."));
    }
    check_number(&contact.phone)?;
    if contact.checked.is_some_and(|day| day > desk.today()) {
        return Err(AppError::invalid("checked", "This day is still to come."));
    }
    let id = asked.id.unwrap_or_else(|| desk.new_id());
    desk.transact(Operation::SaveContact, |tx| match asked.id {
        Some(id) => change(tx, id, &contact).map(drop),
        None => make(tx, id, Audience::Quality, &contact),
    })?;
    let reader = desk.reader()?;
    let stored: Stored = typed::<Contact>(&reader, id)?.stored;
    row(desk, &Names::new(&reader), of(stored)?)
}

fn check_number(phone: &str) -> Result<(), AppError> {
    let dialled = |c: char| c.is_ascii_digit() || " +()-".contains(c);
    let figures = phone.chars().filter(char::is_ascii_digit).count();
    if figures < FEWEST_FIGURES {
        return Err(AppError::invalid("phone", "Type the number as you would dial it."));
    }
    // "020 7946 0000 ext 12", "option 2".
    let (number, _) = phone.split_at(phone.find(char::is_alphabetic).unwrap_or(phone.len()));
    if !number.chars().all(dialled) || number.chars().filter(char::is_ascii_digit).count() < 3 {
        return Err(AppError::invalid(
            "phone",
            "Begin with the number. Words such as “extension 12” come after it.",
        ));
    }
    Ok(())
}
