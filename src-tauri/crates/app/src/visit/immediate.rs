//! Immediate concerns of a visit that still lack a time.

use crate::concern::missing_times;
use crate::desk::{Typed, of, share};
use crate::error::AppError;
use crate::page;
use cf_domain::RecordId;
use cf_domain::record::{Concern, Kind};
use cf_domain::word::{AtRisk, Severity};
use cf_vault::{Query, Reader};
use cf_wire::ImmediateGap;

/// The immediate concerns raised on a visit that lack the time at which they were seen, told, made
/// safe or verified. Throwing one away does not make anybody safe: it counts until it is taken out of
/// the bin and answered, or said to have put nobody at risk.
///
/// # Errors
/// What the vault says.
pub fn immediate_gaps(reader: &Reader<'_>, visit: RecordId) -> Result<Vec<ImmediateGap>, AppError> {
    let mut gaps = Vec::new();
    for binned in [false, true] {
        let query = Query { parent: Some(visit), binned, ..Query::of(Kind::Concern, 200) };
        page::each(reader, &query, |stored| {
            let Typed { stored, record } = of::<Concern>(stored)?;
            let missing = missing_times(&record);
            let replaced = share::replaced_by(reader, &stored)?.is_some();
            if !replaced && is_immediate(&record) && !missing.is_empty() {
                let (concern, title) = (stored.meta.id, record.title);
                gaps.push(ImmediateGap { concern, title, missing, binned });
            }
            Ok(())
        })?;
    }
    Ok(gaps)
}

fn is_immediate(concern: &Concern) -> bool {
    concern.severity == Some(Severity::Immediate)
        || concern.at_risk_now.is_some_and(AtRisk::needs_times)
}
