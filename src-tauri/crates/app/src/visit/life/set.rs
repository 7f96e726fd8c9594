//! Saying how far a visit is.

use super::{closing, standing::Standing};
use crate::desk::share::Shareable as _;
use crate::desk::{Desk, Typed, change, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::team::refuse_personal;
use crate::visit::immediate_gaps;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::record::{StageMark, Visit};
use cf_domain::word::Stage;
use cf_wire::{LifeView, StageSet};

/// Says that stages were done, are left out, or are still to come.
///
/// # Errors
/// A day to come; leaving out without a reason; closing while something stands in the way;
/// somebody else's visit.
pub fn set(desk: &Desk, asked: StageSet) -> Result<LifeView, AppError> {
    let wanted = checked(desk, asked)?;
    let closes = wanted.stages.contains(&Stage::Closed);
    let operation = match (closes, wanted.done) {
        (true, Some(_)) => Operation::CloseVisit,
        (true, None) => Operation::ReopenVisit,
        (false, _) => Operation::SetStage,
    };
    desk.transact(operation, |tx| {
        let Typed { stored, record: mut visit } = typed::<Visit>(&tx.reader(), wanted.id)?;
        let immediate = immediate_gaps(&tx.reader(), wanted.id)?;
        let closed = Standing::of(&visit, &immediate).done(Stage::Closed).is_some();
        if closed && !closes {
            return Err(AppError::Refused(
                "This visit is closed. Open it again before you change it.".to_owned(),
            ));
        }
        visit.stages.retain(|mark| !wanted.stages.contains(&mark.stage));
        if wanted.says_something() {
            visit.stages.extend(wanted.stages.iter().map(|stage| wanted.mark(*stage)));
        }
        visit.stages.sort_by_key(|mark| mark.stage);
        refuse_personal(stored.meta.audience, "left_out", &visit.words(), &visit.settled)?;
        if closes && wanted.done.is_some() {
            let standing = Standing::of(&visit, &immediate);
            let way = closing::in_the_way(&tx.reader(), wanted.id, &standing, &immediate)?;
            if !way.is_empty() {
                let words = format!("This visit can't be closed yet. {}", way.join(" "));
                return Err(AppError::Refused(words));
            }
        }
        change(tx, wanted.id, &visit)
    })?;
    super::view(desk, wanted.id)
}

/// What was asked, once it makes sense.
struct Wanted {
    id: cf_domain::RecordId,
    stages: Vec<Stage>,
    done: Option<chrono::NaiveDate>,
    left_out: Option<String>,
    owner: Option<String>,
    due: Option<chrono::NaiveDate>,
}

impl Wanted {
    fn says_something(&self) -> bool {
        self.done.is_some() || self.left_out.is_some() || self.owner.is_some() || self.due.is_some()
    }

    fn mark(&self, stage: Stage) -> StageMark {
        let Self { done, left_out, owner, due, .. } = self;
        StageMark {
            stage,
            done: *done,
            left_out: left_out.clone(),
            owner: owner.clone(),
            due: *due,
        }
    }
}

fn checked(desk: &Desk, asked: StageSet) -> Result<Wanted, AppError> {
    refuse_too_long(&[asked.left_out.as_deref(), asked.owner.as_deref()])?;
    if asked.stages.is_empty() {
        return Err(AppError::invalid("stages", "Choose at least one stage."));
    }
    if asked.done.is_some_and(|day| day > desk.today()) {
        return Err(AppError::invalid(
            "done",
            "This day is still to come. Give the day it was done.",
        ));
    }
    let said = asked.left_out.is_some();
    let left_out = trimmed(asked.left_out);
    if said && left_out.is_none() {
        return Err(AppError::invalid("left_out", "Say why it is left out."));
    }
    if left_out.is_some() && asked.done.is_some() {
        return Err(AppError::invalid("left_out", "A stage is done or left out, not both."));
    }
    if left_out.is_some() && asked.stages.contains(&Stage::Closed) {
        return Err(AppError::invalid("left_out", "Closing can't be left out."));
    }
    Ok(Wanted {
        id: asked.id,
        stages: asked.stages,
        done: asked.done,
        left_out,
        owner: trimmed(asked.owner),
        due: asked.due,
    })
}
