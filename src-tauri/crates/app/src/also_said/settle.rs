//! Settling a difference: one of the answers, or another one.

use super::differences::of_record;
use super::seen::parse_answer;
use crate::action;
use crate::concern;
use crate::desk::{Desk, share};
use crate::error::AppError;
use crate::operation::Operation;
use crate::words::{refuse_too_long, unsettled};
use cf_domain::record::{
    Action, Concern, Contact, Fields, HandIn, Intelligence, Judgement, Kind, Meeting, Observation,
    Organisation, Pack, Person, Record, Response, Service, Site, Summary, Visit,
};
use cf_ledger::EventId;
use cf_vault::{Reader, Stored};
use cf_wire::{Difference, SettleAnswer};
use serde_json::Value;
use std::collections::BTreeSet;

/// Settles a field: one of the answers is picked, or another is typed. It replaces every answer
/// that was shown, and no other: what came in meanwhile stays beside it. Tells what still differs.
///
/// # Errors
/// Neither or both of an answer and other words; words or a day that the field cannot hold; what
/// the rules forbid; personal details in what colleagues read.
pub fn settle(desk: &Desk, asked: &SettleAnswer) -> Result<Vec<Difference>, AppError> {
    let id = share::current(desk, asked.id)?;
    let seen: BTreeSet<EventId> =
        asked.seen.iter().map(|answer| parse_answer(answer)).collect::<Result<_, _>>()?;
    let reader = desk.reader()?;
    let here = || AppError::NotFound("This is not here.".to_owned());
    let stored = reader.record(id)?.ok_or_else(here)?;
    let value = value(&reader, &stored, asked, &seen)?;
    let mut fields = stored.fields.clone();
    fields.insert(asked.field.clone(), value.clone());
    check(&stored, &fields, &asked.field)?;
    drop(reader);
    desk.transact(Operation::SettleAnswers, |tx| {
        let patch = Fields::from_iter([(asked.field.clone(), value)]);
        Ok(tx.change_seen(id, patch, &seen)?)
    })?;
    of_record(desk, id)
}

/// The value that was chosen.
fn value(
    reader: &Reader<'_>,
    stored: &Stored,
    asked: &SettleAnswer,
    seen: &BTreeSet<EventId>,
) -> Result<Value, AppError> {
    let choose = || AppError::invalid("answer", "Choose one of the answers, or write another.");
    match (&asked.pick, &asked.other) {
        (Some(pick), None) => {
            let pick = parse_answer(pick)?;
            let live = reader.answers(stored.meta.id, &asked.field)?;
            let picked = live.into_iter().find(|answer| answer.event == pick);
            let picked = picked.filter(|answer| seen.contains(&answer.event));
            picked.map(|answer| answer.value).ok_or_else(|| {
                AppError::Refused("This was settled meanwhile. Look at it again.".to_owned())
            })
        }
        (None, Some(other)) if !other.trim().is_empty() => {
            Ok(Value::String(other.trim().to_owned()))
        }
        _ => Err(choose()),
    }
}

/// What the rules say of the record with its new answer.
fn check(stored: &Stored, fields: &Fields, field: &str) -> Result<(), AppError> {
    match stored.meta.kind.parse::<Kind>() {
        Ok(Kind::Action) => action::check(&read::<Action>(fields)?)?,
        Ok(Kind::Concern) => concern::check(&read::<Concern>(fields)?)?,
        Ok(kind) => readable(kind, fields)?,
        Err(_) => {
            return Err(AppError::Refused(
                "A newer app wrote this. Update the app to settle it.".to_owned(),
            ));
        }
    }
    let words = fields.get(field).and_then(Value::as_str);
    refuse_too_long(&[words])?;
    let found = unsettled(&[(field, words)], &[]);
    if stored.meta.audience.leaves_device() && !found.is_empty() {
        return Err(AppError::Identifiers(found));
    }
    Ok(())
}

fn read<R: Record>(fields: &Fields) -> Result<R, AppError> {
    R::from_fields(fields)
        .map_err(|_| AppError::invalid("answer", "That is no answer to this. Choose another."))
}

fn readable(kind: Kind, fields: &Fields) -> Result<(), AppError> {
    match kind {
        Kind::Organisation => read::<Organisation>(fields).map(drop),
        Kind::Site => read::<Site>(fields).map(drop),
        Kind::Service => read::<Service>(fields).map(drop),
        Kind::Person => read::<Person>(fields).map(drop),
        Kind::Visit => read::<Visit>(fields).map(drop),
        Kind::Observation => read::<Observation>(fields).map(drop),
        Kind::Intelligence => read::<Intelligence>(fields).map(drop),
        Kind::Concern => read::<Concern>(fields).map(drop),
        Kind::Action => read::<Action>(fields).map(drop),
        Kind::Response => read::<Response>(fields).map(drop),
        Kind::Summary => read::<Summary>(fields).map(drop),
        Kind::Meeting => read::<Meeting>(fields).map(drop),
        Kind::Judgement => read::<Judgement>(fields).map(drop),
        Kind::HandIn => read::<HandIn>(fields).map(drop),
        Kind::Contact => read::<Contact>(fields).map(drop),
        Kind::Pack => read::<Pack>(fields).map(drop),
    }
}
