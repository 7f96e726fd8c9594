//! What stands in the way of closing a visit: nothing is filed and forgotten.

use super::standing::Standing;
use crate::desk::share;
use crate::error::AppError;
use crate::page;
use crate::present::count;
use cf_domain::RecordId;
use cf_domain::record::{Action, Kind};
use cf_domain::word::ActionStatus;
use cf_vault::{Query, Reader};
use cf_wire::ImmediateGap;

/// What must happen first, in words. A visit is never closed while an immediate concern lacks the
/// time at which it was seen, told, made safe or verified (domain check 5).
///
/// # Errors
/// What the vault says.
pub fn in_the_way(
    reader: &Reader<'_>,
    visit: RecordId,
    standing: &Standing,
    immediate: &[ImmediateGap],
) -> Result<Vec<String>, AppError> {
    let mut said: Vec<String> = immediate
        .iter()
        .map(|gap| {
            let thrown = if gap.binned { ", which is in the bin," } else { "" };
            let missing = gap.missing.join(", ");
            format!("The immediate concern “{}”{thrown} lacks: {missing}.", gap.title)
        })
        .collect();
    let open = open_actions(reader, visit)?;
    if open > 0 {
        let are = count(open, "action is", "actions are");
        said.push(format!(
            "{are} not checked and closed. Check the evidence, or drop it and say why."
        ));
    }
    let unfinished = standing.unfinished();
    if !unfinished.is_empty() {
        let names: Vec<String> =
            unfinished.iter().map(|stage| stage.label().to_lowercase()).collect();
        said.push(format!("Neither done nor left out with a reason: {}.", names.join(", ")));
    }
    Ok(said)
}

/// Actions of this visit's concerns that nobody has checked and that were not dropped.
fn open_actions(reader: &Reader<'_>, visit: RecordId) -> Result<usize, AppError> {
    let mut open = 0;
    let concerns = Query { parent: Some(visit), ..Query::of(Kind::Concern, 200) };
    page::each(reader, &concerns, |concern| {
        if share::replaced_by(reader, &concern)?.is_some() {
            return Ok(());
        }
        let actions = Query { parent: Some(concern.meta.id), ..Query::of(Kind::Action, 200) };
        for action in page::all::<Action>(reader, &actions)? {
            let over = matches!(
                action.record.status,
                Some(ActionStatus::Verified | ActionStatus::Dropped)
            );
            if !over && share::replaced_by(reader, &action.stored)?.is_none() {
                open += 1;
            }
        }
        Ok(())
    })?;
    Ok(open)
}
