//! The highest level of assurance a visit may give. By rule, never by averaging away (domain
//! check 6): an open immediate concern caps it at "partly assured"; what was not seen never raises it.

use crate::concern::missing_times;
use crate::desk::{Typed, of, share};
use crate::error::AppError;
use crate::page;
use cf_domain::RecordId;
use cf_domain::record::{Concern, Kind};
use cf_domain::word::{Assurance, AtRisk, Severity};
use cf_vault::{Query, Reader};
use cf_wire::{ImmediateGap, LevelCap, NoteRow};

/// Immediate concerns of a visit that still lack a time.
///
/// # Errors
/// What the vault says.
pub fn immediate_gaps(reader: &Reader<'_>, visit: RecordId) -> Result<Vec<ImmediateGap>, AppError> {
    let mut gaps = Vec::new();
    page::each(
        reader,
        &Query { parent: Some(visit), ..Query::of(Kind::Concern, 200) },
        |stored| {
            let Typed { stored, record } = of::<Concern>(stored)?;
            let missing = missing_times(&record);
            let replaced = share::replaced_by(reader, &stored)?.is_some();
            if !replaced && is_immediate(&record) && !missing.is_empty() {
                gaps.push(ImmediateGap { concern: stored.meta.id, title: record.title, missing });
            }
            Ok(())
        },
    )?;
    Ok(gaps)
}

fn is_immediate(concern: &Concern) -> bool {
    concern.severity == Some(Severity::Immediate)
        || concern.at_risk_now.is_some_and(AtRisk::needs_times)
}

/// The highest level, when something caps it.
#[must_use]
pub fn cap(gaps: &[ImmediateGap], notes: &[NoteRow]) -> Option<LevelCap> {
    if !gaps.is_empty() {
        let reason = "An immediate concern is still open: not more than partly assured.".to_owned();
        return Some(LevelCap { highest: Assurance::Partly, reason });
    }
    let rated: Vec<_> = notes.iter().filter_map(|note| note.note.rating).collect();
    if !rated.is_empty() && rated.iter().all(|rating| !rating.was_seen()) {
        let reason = "Nothing on the list was seen, so nothing can be assured.".to_owned();
        return Some(LevelCap { highest: Assurance::NotSeen, reason });
    }
    None
}

/// Whether a level is higher than the highest allowed. The list of levels is in falling order.
#[must_use]
pub fn exceeds(level: Assurance, highest: Assurance) -> bool {
    highest == Assurance::NotSeen && level != Assurance::NotSeen || level < highest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_immediate_concern_caps_at_partly() {
        assert!(exceeds(Assurance::Assured, Assurance::Partly));
        assert!(exceeds(Assurance::Mostly, Assurance::Partly));
        assert!(!exceeds(Assurance::Partly, Assurance::Partly));
        assert!(!exceeds(Assurance::NotAssured, Assurance::Partly));
        assert!(exceeds(Assurance::NotAssured, Assurance::NotSeen));
    }
}
