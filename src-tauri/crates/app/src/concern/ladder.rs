//! The escalation ladder: which steps there are, taking one, and where a concern stands on it.

use super::view;
use crate::desk::share::{self, Shareable as _};
use crate::desk::{Desk, change, make, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::present;
use cf_domain::calendar::DayKind;
use cf_domain::record::{Concern, Response};
use cf_domain::word::{ConcernStatus, ResponseNature};
use cf_insight::ladder::{DayKind as LadderDays, Ladder, Step};
use cf_wire::{
    ConcernStep, ConcernView, LadderStepView, LadderView, ResponseRow, StepState, StepView,
};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The ladders that come with the app, the newest contract first: it is the one that is offered.
#[must_use]
pub fn ladders(desk: &Desk) -> Vec<LadderView> {
    let mut ladders: Vec<&Ladder> = desk.shipped.ladders.iter().collect();
    ladders.sort_by_key(|ladder| Reverse(ladder.from));
    ladders
        .into_iter()
        .map(|ladder| LadderView {
            id: ladder.id.clone(),
            edition: ladder.edition.clone(),
            note: (ladder.check_before_use || !ladder.note.is_empty()).then(|| ladder.note.clone()),
            steps: ladder
                .steps
                .iter()
                .map(|step| LadderStepView {
                    id: step.id.clone(),
                    name: step.name.clone(),
                    explanation: step.explanation.clone(),
                    time: time_of(step),
                })
                .collect(),
        })
        .collect()
}

fn time_of(step: &Step) -> Option<String> {
    let (days, kind) = (step.days?, step.day_kind?);
    Some(match kind {
        LadderDays::Months => format!("{days} months"),
        other => format!("{days} {} days", kind_of(other).label()),
    })
}

fn kind_of(kind: LadderDays) -> DayKind {
    match kind {
        LadderDays::Operational => DayKind::Operational,
        LadderDays::Calendar => DayKind::Calendar,
        LadderDays::Months => DayKind::Months,
    }
}

/// Takes a step: recorded as an answer beside the concern, which gets the step's clock.
///
/// # Errors
/// A step that is not on the ladder; no reason; a concern of a colleague; unsettled identifiers.
pub fn step(desk: &Desk, asked: &ConcernStep) -> Result<ConcernView, AppError> {
    let ladder =
        find(desk, &asked.ladder).ok_or_else(|| AppError::invalid("ladder", "Choose a ladder."))?;
    let step = ladder
        .step(&asked.step)
        .ok_or_else(|| AppError::invalid("step", "Choose a step of the ladder."))?;
    if asked.reason.trim().is_empty() {
        return Err(AppError::invalid(
            "reason",
            "Say why this step, and what else you thought of.",
        ));
    }
    let due = due_of(desk, step, asked.on)?;
    let id = share::current(desk, asked.id)?;
    let answer = Response {
        about: Some(id),
        nature: Some(ResponseNature::Escalation),
        text: Some(asked.reason.trim().to_owned()),
        ladder: Some(ladder.id.clone()),
        step: Some(step.id.clone()),
        on: Some(asked.on),
        due,
        ..Response::default()
    };
    let answer_id = desk.new_id();
    desk.transact(Operation::TakeStep, |tx| {
        let here = typed::<Concern>(&tx.reader(), id)?;
        let audience = here.stored.meta.audience;
        let findings = if audience.leaves_device() { answer.findings() } else { Vec::new() };
        if !findings.is_empty() {
            return Err(AppError::Identifiers(findings));
        }
        let moved = Concern {
            status: Some(ConcernStatus::Escalated),
            ladder: Some(ladder.id.clone()),
            step: Some(step.id.clone()),
            step_on: Some(asked.on),
            step_due: due,
            ..here.record
        };
        change(tx, id, &moved)?;
        make(tx, answer_id, audience, &answer)
    })?;
    view(desk, id)
}

fn find<'d>(desk: &'d Desk, id: &str) -> Option<&'d Ladder> {
    desk.shipped.ladders.iter().find(|ladder| ladder.id == id)
}

fn due_of(desk: &Desk, step: &Step, on: NaiveDate) -> Result<Option<NaiveDate>, AppError> {
    let (Some(days), Some(kind)) = (step.days, step.day_kind) else { return Ok(None) };
    let due = desk.calendar().due(on, days, kind_of(kind));
    due.map(Some).map_err(|why| AppError::invalid("on", why.to_string()))
}

/// The name of a step.
#[must_use]
pub fn step_name(desk: &Desk, concern: &Concern) -> Option<String> {
    let ladder = find(desk, concern.ladder.as_deref()?)?;
    ladder.step(concern.step.as_deref()?).map(|step| step.name.clone())
}

/// The ladder with the steps that a concern has taken, and its edition.
#[must_use]
pub fn steps(
    desk: &Desk,
    concern: &Concern,
    said: &[ResponseRow],
) -> (Vec<StepView>, Option<String>) {
    let Some(ladder) = concern.ladder.as_deref().and_then(|id| find(desk, id)) else {
        return (Vec::new(), None);
    };
    let taken = |step: &Step| {
        said.iter()
            .rev()
            .map(|row| &row.response)
            .find(|said| said.step.as_deref() == Some(step.id.as_str()))
    };
    let steps = ladder
        .steps
        .iter()
        .map(|step| {
            let now = concern.step.as_deref() == Some(step.id.as_str());
            let on = taken(step).and_then(|said| said.on).or(concern.step_on.filter(|_| now));
            let state = match (now, on) {
                (true, _) => StepState::Part,
                (false, Some(_)) => StepState::Done,
                (false, None) => StepState::Todo,
            };
            let kind = step.day_kind.map_or(DayKind::Operational, kind_of);
            let clock = concern
                .step_due
                .filter(|_| now)
                .zip(on)
                .map(|(due, on)| present::clock(desk, on, due, kind, false));
            StepView {
                id: step.id.clone(),
                name: step.name.clone(),
                explanation: step.explanation.clone(),
                state,
                on,
                clock,
            }
        })
        .collect();
    (steps, Some(ladder.edition.clone()))
}

/// The kind of day that a concern's step counts in.
#[must_use]
pub fn day_kind(desk: &Desk, concern: &Concern) -> DayKind {
    let step = concern.ladder.as_deref().and_then(|id| find(desk, id)).zip(concern.step.as_deref());
    let kind = step.and_then(|(ladder, step)| ladder.step(step)).and_then(|step| step.day_kind);
    kind.map_or(DayKind::Operational, kind_of)
}
