//! The issues that are on the escalation ladder.

use super::clock_of;
use crate::concern::step_name;
use crate::desk::Desk;
use crate::error::AppError;
use crate::packs::gather::Gathered;
use cf_domain::calendar::long_date;
use cf_pack::document::{Escalation, LadderStep, StepState};

/// The issues on the ladder.
pub fn escalations(desk: &Desk, gathered: &Gathered) -> Result<Vec<Escalation>, AppError> {
    let mut issues = Vec::new();
    for found in gathered.escalated() {
        let view = crate::concern::view(desk, found.stored.meta.id)?;
        let now = view.steps.iter().position(|step| step.state == cf_wire::StepState::Part);
        let next = now.and_then(|now| view.steps.get(now + 1)).map(|step| step.name.clone());
        let steps = (1u8..).zip(&view.steps).map(|(number, step)| LadderStep {
            number,
            name: step.name.clone(),
            text: step.explanation.clone(),
            state: match step.state {
                cf_wire::StepState::Done => StepState::Done,
                cf_wire::StepState::Part => StepState::Now,
                _ => StepState::Later,
            },
            when: step.on.map(long_date).unwrap_or_default(),
        });
        issues.push(Escalation {
            id: found.stored.meta.id.to_string(),
            issue: found.record.title.clone(),
            say: step_name(desk, &found.record)
                .map_or_else(|| "On the ladder.".to_owned(), |step| format!("Now at: {step}.")),
            ladder: view.ladder_edition.clone().unwrap_or_default(),
            served: found.record.step_on,
            steps: steps.collect(),
            clock: clock_of(desk, found),
            decides: found.record.owner.clone().unwrap_or_else(|| "The quality manager".to_owned()),
            next: next.unwrap_or_else(|| "The last step".to_owned()),
        });
    }
    Ok(issues)
}
