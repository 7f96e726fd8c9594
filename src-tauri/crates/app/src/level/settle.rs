//! Saying which answer stands for a prompt.

use super::basis::Gathered;
use crate::desk::{Desk, change, make, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::team::refuse_personal;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::record::{Judgement, Visit};
use cf_wire::{JudgementSave, LevelView};

/// Says which answer stands, with a reason; the answers themselves stay as they are. Without an
/// answer, what was said before is taken back.
///
/// # Errors
/// A prompt or an answer that the visit does not offer; no reason; somebody else's visit.
pub fn settle(desk: &Desk, asked: JudgementSave) -> Result<LevelView, AppError> {
    refuse_too_long(&[asked.reason.as_deref()])?;
    let reason = trimmed(asked.reason);
    let visit = asked.visit;
    desk.transact(Operation::SettlePrompt, |tx| {
        let known = typed::<Visit>(&tx.reader(), visit)?;
        if known.stored.meta.author != desk.person() {
            return Err(AppError::Refused(
                "Who leads the visit says which answer stands.".to_owned(),
            ));
        }
        let audience = known.stored.meta.audience;
        let here = Gathered::of(desk, &tx.reader(), visit, &known.record)?;
        let before = here.stands(&asked.prompt).map(|judged| judged.stored.meta.id);
        let offered = asked.rating.is_none_or(|rating| here.offers(&asked.prompt, rating));
        drop(here);
        if !offered {
            return Err(AppError::invalid("rating", "Choose one of the answers of this prompt."));
        }
        let said = asked.rating.is_some() || asked.kept_apart;
        if said && reason.is_none() {
            return Err(AppError::invalid("reason", "Say why."));
        }
        refuse_personal(audience, "reason", &[("reason", reason.as_deref())], &[])?;
        let judgement = Judgement {
            visit: Some(visit),
            prompt: Some(asked.prompt.clone()),
            rating: asked.rating.filter(|_| !asked.kept_apart),
            reason: reason.filter(|_| said),
            kept_apart: asked.kept_apart,
        };
        match before {
            Some(id) => change(tx, id, &judgement).map(drop),
            None if !said => Ok(()),
            None => make(tx, desk.new_id(), audience, &judgement),
        }
    })?;
    super::view(desk, visit)
}
