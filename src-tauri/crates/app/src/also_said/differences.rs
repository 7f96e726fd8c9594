//! What differs, as screens show it.

use super::seen::answer_id;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::history;
use cf_domain::record::Kind;
use cf_domain::{PersonId, RecordId};
use cf_ledger::Live;
use cf_vault::{Reader, Stored};
use cf_wire::{Answer, AnswerSort, Difference};
use chrono::{DateTime, TimeDelta, Utc};

/// A moment further ahead than this is not one of a right clock.
const AHEAD_HOURS: i64 = 24;

/// Fields that the app keeps for itself.
const OWN: &[&str] = &["settled", "checked"];

/// The differences in a record that whoever uses the app may settle.
///
/// # Errors
/// What the vault says.
pub fn of_record(desk: &Desk, id: RecordId) -> Result<Vec<Difference>, AppError> {
    let reader = desk.reader()?;
    let Some(stored) = reader.record(id)? else { return Ok(Vec::new()) };
    differences(desk, &reader, &stored)
}

/// As [`of_record`], of a record that is at hand.
///
/// # Errors
/// What the vault says.
pub fn differences(
    desk: &Desk,
    reader: &Reader<'_>,
    stored: &Stored,
) -> Result<Vec<Difference>, AppError> {
    let fields: Vec<&String> =
        stored.disputed.iter().filter(|field| !OWN.contains(&field.as_str())).collect();
    if fields.is_empty() || stored.newer || stored.meta.binned.is_some() {
        return Ok(Vec::new());
    }
    let Some(state) = reader.state(stored.meta.id)? else { return Ok(Vec::new()) };
    let names = Names::new(reader);
    let told = Told { desk, reader, names: &names };
    let mut found = Vec::new();
    for field in fields {
        let live = state.fields.get(field).map(Vec::as_slice).unwrap_or_default();
        if may_settle(&stored.meta.kind, field, live, desk.person()) {
            found.push(told.difference(stored, field, live)?);
        }
    }
    Ok(found)
}

/// A shared field is settled by anybody. Of any other, a person settles what they said themselves
/// on two computers; what two people say of a provider that both entered stays with each.
fn may_settle(kind: &str, field: &str, live: &[Live], me: PersonId) -> bool {
    let shared = kind.parse::<Kind>().map(Kind::shared_fields).unwrap_or_default();
    shared.contains(&field) || live.iter().all(|answer| answer.author == me)
}

/// How answers are told.
pub struct Told<'d> {
    /// The desk.
    pub desk: &'d Desk,
    /// The vault at this moment.
    pub reader: &'d Reader<'d>,
    /// Who is called what.
    pub names: &'d Names<'d>,
}

impl Told<'_> {
    fn difference(
        &self,
        stored: &Stored,
        field: &str,
        live: &[Live],
    ) -> Result<Difference, AppError> {
        let sort = sort_of(&stored.meta.kind, field);
        let answers = live.iter().map(|live| self.answer(sort, live)).collect::<Result<_, _>>()?;
        let name = field_name(&stored.meta.kind, field);
        Ok(Difference { field: field.to_owned(), name, sort, answers })
    }

    fn answer(&self, sort: AnswerSort, live: &Live) -> Result<Answer, AppError> {
        let value = match (sort, live.value.as_str()) {
            (AnswerSort::Fixed, _) => history::words(self.reader, self.names, &live.value)?,
            (_, text) => text.map(str::to_owned),
        };
        let at = i64::try_from(live.hlc.ms()).ok().and_then(DateTime::from_timestamp_millis);
        let at = at.unwrap_or_default();
        Ok(Answer {
            id: answer_id(&live.event),
            value,
            who: self.names.person(live.author)?,
            me: live.author == self.desk.person(),
            at,
            clock_wrong: is_ahead(at, self.desk.now()),
        })
    }
}

/// Whether a moment lies so far ahead that the computer it was written on had a wrong clock.
#[must_use]
pub fn is_ahead(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    at.signed_duration_since(now) > TimeDelta::hours(AHEAD_HOURS)
}

/// How another answer is given: typed, or only picked.
fn sort_of(kind: &str, field: &str) -> AnswerSort {
    match (kind.parse(), field) {
        (Ok(Kind::Action), "status") => AnswerSort::ActionStatus,
        (Ok(Kind::Action), "owner" | "title" | "evidence")
        | (Ok(Kind::Concern), "title" | "text" | "owner" | "evidence" | "place")
        | (Ok(Kind::Intelligence | Kind::Observation | Kind::Response), "text")
        | (Ok(Kind::Summary), "title" | "went_well" | "told_us" | "concerns" | "agreed") => {
            AnswerSort::Text
        }
        (Ok(Kind::Action | Kind::Concern), "due") => AnswerSort::Day,
        _ => AnswerSort::Fixed,
    }
}

/// A field as people call it: "where it stands".
#[must_use]
pub fn field_name(kind: &str, field: &str) -> String {
    match (kind.parse(), field) {
        (Ok(Kind::Action | Kind::Concern), "status") => "where it stands".to_owned(),
        (Ok(Kind::Action), "owner") => "who does it".to_owned(),
        (Ok(Kind::Concern), "owner") => "who answers for it".to_owned(),
        (Ok(Kind::Action | Kind::Concern), "due") => "by when".to_owned(),
        (Ok(Kind::Action), "evidence") => "what shows that it was done".to_owned(),
        _ => history::plain_name(field),
    }
}
