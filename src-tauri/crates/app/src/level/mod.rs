//! How assured a visit may say it is. The rule is `cf_domain::assurance`; here it is given what was
//! answered, and told in words.

mod answers;
mod basis;
mod settle;
mod words;

pub use settle::settle;

use crate::desk::{Desk, Names, Typed, share, typed};
use crate::error::AppError;
use crate::{team, visit};
use basis::Gathered;
use cf_domain::RecordId;
use cf_domain::assurance::{self, Cap, Ruling};
use cf_domain::record::Visit;
use cf_domain::word::Assurance;
use cf_vault::Reader;
use cf_wire::{LevelCap, LevelReason, LevelView, PromptRef};

/// The highest level with every reason, and all answers side by side.
///
/// # Errors
/// When the visit is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<LevelView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record: visit } = typed::<Visit>(&reader, id)?;
    let gathered = Gathered::of(desk, &reader, id, &visit)?;
    let ruling = gathered.ruling();
    Ok(LevelView {
        visit: id,
        title: visit::title_of(&reader, &names, &visit)?,
        highest: ruling.highest,
        reasons: ruling.caps.iter().map(|cap| reason(&gathered, cap)).collect(),
        prompts: gathered.standings(&names, &ruling)?,
        left_out: gathered.left_out.clone(),
        hidden: team::veil::hidden(desk, &reader, id)?,
        mine: stored.meta.author == desk.person(),
    })
}

/// The highest level that a summary of the visit may give, with the reason when it is capped.
///
/// # Errors
/// What the vault says.
pub fn cap(desk: &Desk, reader: &Reader<'_>, id: RecordId) -> Result<Option<LevelCap>, AppError> {
    let Some(stored) = reader.record(id)? else { return Ok(None) };
    let visit = crate::desk::of::<Visit>(stored)?.record;
    let Ruling { highest, caps } = Gathered::of(desk, reader, id, &visit)?.ruling();
    let Some(strictest) = caps.first().filter(|_| highest != Assurance::Assured) else {
        return Ok(None);
    };
    Ok(Some(LevelCap { highest, reason: words::cap(strictest) }))
}

/// Refuses a level that is higher than the rule allows.
///
/// # Errors
/// With the reason.
pub fn check(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: RecordId,
    level: Assurance,
) -> Result<(), AppError> {
    match cap(desk, reader, visit)? {
        Some(cap) if assurance::exceeds(level, cap.highest) => {
            Err(AppError::invalid("level", cap.reason))
        }
        _ => Ok(()),
    }
}

fn reason(gathered: &Gathered<'_>, cap: &Cap) -> LevelReason {
    let prompts = cap
        .prompts
        .iter()
        .map(|id| PromptRef { id: id.clone(), text: gathered.text_of(id).to_owned() });
    LevelReason {
        highest: cap.highest,
        words: words::why(cap),
        remedy: words::remedy(cap.why).to_owned(),
        prompts: prompts.collect(),
    }
}
