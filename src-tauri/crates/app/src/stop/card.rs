//! The two cards: what to do when somebody is at risk, and what a visitor may and may not do.

use super::contact::rows;
use crate::desk::{Desk, Names, typed};
use crate::error::AppError;
use crate::visit;
use cf_domain::RecordId;
use cf_domain::record::{Contact, Visit};
use cf_domain::word::ContactPurpose;
use cf_insight::card::{Card, Part, PartKind};
use cf_insight::contacts::Contact as Number;
use cf_vault::Reader;
use cf_wire::{CardPart, ContactRow, StopAsk, StopCard, VisitorCard};

/// Purposes for which somebody must have entered a number before the first visit.
const NEEDED: &[ContactPurpose] = &[
    ContactPurpose::SafeguardingAdults,
    ContactPurpose::SafeguardingChildren,
    ContactPurpose::OutOfHours,
    ContactPurpose::OurLead,
    ContactPurpose::OurDirector,
];

/// What to do when somebody is at risk, and whom to ring.
///
/// # Errors
/// When the visit is not here.
pub fn stop_card(desk: &Desk, asked: &StopAsk) -> Result<StopCard, AppError> {
    let reader = desk.reader()?;
    let contacts = contacts(desk, &reader, asked.visit)?;
    let missing = NEEDED
        .iter()
        .filter(|needed| contacts.iter().all(|row| row.contact.purpose != Some(**needed)));
    Ok(StopCard {
        lead: desk.shipped.stop.lead.clone(),
        parts: parts(&desk.shipped.stop, true),
        missing: missing.map(|purpose| purpose.label().to_owned()).collect(),
        contacts,
    })
}

/// The card that visitors carry.
///
/// # Errors
/// When the visit is not here.
pub fn visitor_card(desk: &Desk, id: RecordId) -> Result<VisitorCard, AppError> {
    let reader = desk.reader()?;
    let record = typed::<Visit>(&reader, id)?.record;
    Ok(VisitorCard {
        title: visit::title_of(&reader, &Names::new(&reader), &record)?,
        lead: desk.shipped.card.lead.clone(),
        parts: parts(&desk.shipped.card, false),
        contacts: contacts(desk, &reader, Some(id))?,
    })
}

/// The code of the number to ring when somebody is in danger now.
const EMERGENCY: &str = "emergency";

/// The number for danger now, the team's numbers, and the others that come with the app.
fn contacts(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: Option<RecordId>,
) -> Result<Vec<ContactRow>, AppError> {
    let provider = match visit {
        Some(id) => typed::<Visit>(reader, id)?.record.organisation,
        None => None,
    };
    let (first, others): (Vec<_>, Vec<_>) =
        desk.shipped.numbers.contacts.iter().partition(|number| number.code == EMERGENCY);
    let mut found: Vec<ContactRow> = first.into_iter().map(shipped).collect();
    found.extend(rows(desk, reader, Some(provider))?);
    found.extend(others.into_iter().map(shipped));
    Ok(found)
}

fn shipped(number: &Number) -> ContactRow {
    ContactRow {
        id: None,
        contact: Contact {
            name: number.name.clone(),
            phone: number.phone.clone(),
            hours: Some(number.when.clone()),
            ..Contact::default()
        },
        purpose: number.name.clone(),
        provider: None,
        mine: false,
    }
}

/// `in_order`: what is to be done is done one after the other.
fn parts(card: &Card, in_order: bool) -> Vec<CardPart> {
    let part = |part: &Part| CardPart {
        title: part.title.clone(),
        lines: part.points.clone(),
        numbered: in_order && part.kind == PartKind::Do,
        spoken: part.kind == PartKind::Say,
    };
    card.parts.iter().map(part).collect()
}
