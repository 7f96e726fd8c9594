//! Actions: who does what by when, followed until evidence closes them.

use crate::also_said::{self, Seen};
use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Names, Typed, of, typed};
use crate::error::AppError;
use crate::narrow::owned_by;
use crate::operation::Operation;
use crate::words::{refuse_too_long, trimmed};
use crate::{page, present, response};
use cf_domain::RecordId;
use cf_domain::calendar::DayKind;
use cf_domain::record::{Action, Concern, Fields, Kind, Record as _, Settled};
use cf_domain::word::{ActionStatus, Audience};
use cf_vault::{Query, Reader, Stored, Tx, VaultError};
use cf_wire::{ActionFilter, ActionRow, ActionSave, ActionView, Page};

impl Shareable for Action {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        vec![
            ("title", Some(&self.title)),
            ("owner", self.owner.as_deref()),
            ("evidence", self.evidence.as_deref()),
        ]
    }
    fn settled(&self) -> &[Settled] {
        &self.settled
    }
    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// The rules of an action.
///
/// # Errors
/// "Closed, checked" without evidence.
pub fn check(action: &Action) -> Result<(), AppError> {
    let shown = action.evidence.as_deref().is_some_and(|evidence| !evidence.trim().is_empty());
    if action.status == Some(ActionStatus::Verified) && !shown {
        return Err(AppError::invalid(
            "evidence",
            "Say what shows that it was done. Without evidence it is complete, not closed.",
        ));
    }
    Ok(())
}

/// Adds or changes an action. It answers a concern, or is for a provider without one. An action for
/// a shared concern is shared with it. Status, owner and due date of a colleague's action can be
/// changed by anybody in the team.
///
/// # Errors
/// No words; neither a concern nor a provider; a concern that is in the bin; "closed, checked"
/// without evidence; unsettled identifiers in a shared one.
pub fn save(desk: &Desk, asked: ActionSave) -> Result<ActionRow, AppError> {
    let mut action = asked.action;
    if action.title.trim().is_empty() {
        return Err(AppError::invalid("title", "Write what is to be done."));
    }
    if asked.id.is_none() && action.concern.is_none() && action.organisation.is_none() {
        return Err(AppError::invalid("organisation", "Choose the provider that it is for."));
    }
    action.title = action.title.trim().to_owned();
    action.owner = trimmed(action.owner);
    action.evidence = trimmed(action.evidence);
    action.status = action.status.or(Some(ActionStatus::Open));
    check(&action)?;
    let seen = asked.seen.as_deref().map(Seen::parse).transpose()?;
    refuse_too_long(&[Some(&action.title), action.evidence.as_deref()])?;
    let id = desk.transact(Operation::SaveAction, |tx| {
        let mut shared = asked.share.then_some(Audience::Quality);
        if let Some(concern) = action.concern {
            let concern = typed::<Concern>(&tx.reader(), share::current(desk, concern)?)?;
            if asked.id.is_none() && concern.stored.meta.binned.is_some() {
                return Err(AppError::Vault(VaultError::InBin));
            }
            action.concern = Some(concern.stored.meta.id);
            action.organisation = action.organisation.or(concern.record.organisation);
            let audience = concern.stored.meta.audience;
            // Its title tells of the concern: nobody else may read it.
            shared = audience.leaves_device().then_some(audience).or(shared);
        }
        action.raised = action.raised.or_else(|| Some(desk.today()));
        match asked.id {
            Some(id) if foreign(desk, tx, id)? => change_shared_fields(tx, id, &action, seen),
            id => {
                let saved = share::save_seen(desk, tx, id, &action, shared, seen)?;
                if saved.held_back {
                    Err(AppError::Identifiers(action.findings()))
                } else {
                    Ok(saved.id)
                }
            }
        }
    })?;
    let reader = desk.reader()?;
    row(desk, &Names::new(&reader), typed::<Action>(&reader, id)?)
}

fn foreign(desk: &Desk, tx: &Tx<'_>, id: RecordId) -> Result<bool, AppError> {
    Ok(typed::<Action>(&tx.reader(), id)?.stored.meta.author != desk.person())
}

/// On a colleague's action only the shared fields change; the rest is theirs.
fn change_shared_fields(
    tx: &mut Tx<'_>,
    id: RecordId,
    action: &Action,
    seen: Option<Seen>,
) -> Result<RecordId, AppError> {
    let seen = seen.map_or_else(|| Seen::now(&tx.reader(), id), Ok)?;
    let here = Action::from_fields(&seen.fields(&tx.reader(), id)?)?.to_fields()?;
    let wanted = action.to_fields()?;
    let mut patch = Fields::new();
    for field in Kind::Action.shared_fields() {
        let value = wanted.get(*field).cloned().unwrap_or_default();
        if here.get(*field).cloned().unwrap_or_default() != value {
            patch.insert((*field).to_owned(), value);
        }
    }
    let findings = action.findings();
    if findings.iter().any(|finding| finding.field == "owner") {
        return Err(AppError::Identifiers(findings));
    }
    tx.change_seen(id, patch, &seen.0)?;
    Ok(id)
}

/// The actions, newest first.
///
/// # Errors
/// What the vault says.
pub fn list(desk: &Desk, asked: &ActionFilter) -> Result<Page<ActionRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let query = Query {
        organisation: asked.organisation,
        parent: asked.concern,
        ..Query::of(Kind::Action, 50)
    };
    let keep = |stored: &Stored| {
        if share::replaced_by(&reader, stored)?.is_some() {
            return Ok(false);
        }
        let action = Action::from_fields(&stored.fields)?;
        let status = action.status.unwrap_or(ActionStatus::Open);
        Ok(owned_by(stored, asked.owner.as_deref())
            && asked.status.is_none_or(|wanted| status == wanted)
            && (!asked.open || status.is_open())
            && (!asked.late || is_late(desk, &action)))
    };
    page::page(&reader, &query, &asked.paging, keep, |stored| row(desk, &names, of(stored)?), true)
}

/// Whether an action is owed and its day has passed.
#[must_use]
pub fn is_late(desk: &Desk, action: &Action) -> bool {
    action.status.unwrap_or(ActionStatus::Open).is_open()
        && action.due.is_some_and(|due| due < desk.today())
}

/// An action with its updates.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<ActionView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let found = typed::<Action>(&reader, id)?;
    let (meta, action) = (found.stored.meta.clone(), found.record.clone());
    let responses = response::of_record(&reader, &names, id)?;
    let differences = also_said::differences(desk, &reader, &found.stored)?;
    let seen = Seen::now(&reader, id)?.text();
    let row = row(desk, &names, found)?;
    Ok(ActionView { meta, action, row, responses, differences, seen })
}

/// The actions agreed on a visit: those of its concerns.
///
/// # Errors
/// What the vault says.
pub fn of_visit(desk: &Desk, visit: RecordId) -> Result<Vec<ActionRow>, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let mut rows = Vec::new();
    page::each(
        &reader,
        &Query { parent: Some(visit), ..Query::of(Kind::Concern, 200) },
        |concern| {
            rows.extend(of_concern(
                desk,
                &reader,
                &names,
                share::replaced_by(&reader, &concern)?.unwrap_or(concern.meta.id),
            )?);
            Ok(())
        },
    )?;
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

/// The actions of a concern, oldest first.
///
/// # Errors
/// What the vault says.
pub fn of_concern(
    desk: &Desk,
    reader: &Reader<'_>,
    names: &Names<'_>,
    concern: RecordId,
) -> Result<Vec<ActionRow>, AppError> {
    let mut rows = Vec::new();
    page::each(
        reader,
        &Query { parent: Some(concern), ..Query::of(Kind::Action, 200) },
        |stored| {
            if share::replaced_by(reader, &stored)?.is_none() {
                rows.push(row(desk, names, of(stored)?)?);
            }
            Ok(())
        },
    )?;
    rows.reverse();
    Ok(rows)
}

fn row(desk: &Desk, names: &Names<'_>, action: Typed<Action>) -> Result<ActionRow, AppError> {
    let Typed { stored, record } = action;
    let status = record.status.unwrap_or(ActionStatus::Open);
    let from =
        record.raised.unwrap_or_else(|| crate::desk::local(stored.meta.created).date_naive());
    let clock =
        record.due.map(|due| present::clock(desk, from, due, DayKind::Working, !status.is_open()));
    Ok(ActionRow {
        id: stored.meta.id,
        title: record.title,
        about: names.organisation(record.organisation.or(stored.organisation))?,
        concern: record.concern,
        owner: record.owner,
        due: record.due,
        clock,
        status,
        audience: stored.meta.audience,
        disputed: stored.disputed,
    })
}
