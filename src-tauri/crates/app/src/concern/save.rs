//! Raising and changing a concern.

use super::{rules, view};
use crate::desk::Desk;
use crate::desk::share::{self, Shareable};
use crate::draft;
use crate::error::AppError;
use crate::operation::Operation;
use crate::words::{refuse_too_long, trimmed};
use cf_domain::record::{Concern, Settled};
use cf_domain::word::{AtRisk, Audience, ConcernStatus, Severity};
use cf_wire::{ConcernSave, ConcernView};

impl Shareable for Concern {
    fn words(&self) -> Vec<(&'static str, Option<&str>)> {
        vec![
            ("title", Some(&self.title)),
            ("text", self.text.as_deref()),
            ("place", self.place.as_deref()),
            ("told_role", self.told_role.as_deref()),
            ("told_answer", self.told_answer.as_deref()),
            ("made_safe_how", self.made_safe_how.as_deref()),
            ("verified_by", self.verified_by.as_deref()),
            ("owner", self.owner.as_deref()),
            ("evidence", self.evidence.as_deref()),
            ("closed_reason", self.closed_reason.as_deref()),
        ]
    }
    fn settled(&self) -> &[Settled] {
        &self.settled
    }
    fn set_settled(&mut self, settled: Vec<Settled>) {
        self.settled = settled;
    }
}

/// Raises or changes a concern. The ladder's fields are left alone: steps are taken by
/// [`super::step`].
///
/// # Errors
/// What the rules forbid; unsettled identifiers in a shared one.
pub fn save(desk: &Desk, asked: ConcernSave) -> Result<ConcernView, AppError> {
    let mut concern = asked.concern;
    concern.place = trimmed(concern.place);
    concern.owner = trimmed(concern.owner);
    concern.told_role = trimmed(concern.told_role);
    concern.status = concern.status.or(Some(ConcernStatus::Open));
    if concern.at_risk_now == Some(AtRisk::Yes) && concern.severity.is_none() {
        concern.severity = Some(Severity::Immediate);
    }
    rules::check(&concern)?;
    let texts: Vec<Option<&str>> = concern.words().into_iter().map(|(_, text)| text).collect();
    refuse_too_long(&texts)?;
    let ends = asked.draft.as_deref().map(draft::parse).transpose()?;
    let operation = if asked.share { Operation::ShareConcern } else { Operation::SaveConcern };
    let saved = desk.transact(operation, |tx| {
        let saved =
            share::save(desk, tx, asked.id, &concern, asked.share.then_some(Audience::Quality))?;
        if let Some(draft) = ends {
            tx.discard_draft(draft)?;
        }
        Ok(saved)
    })?;
    view(desk, saved.id)
}
