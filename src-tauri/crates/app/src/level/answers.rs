//! What was answered on a visit, as the rule needs it.

use crate::desk::{Desk, Typed, of, share};
use crate::error::AppError;
use crate::team::veil::Veil;
use crate::{page, team, visit};
use cf_domain::record::{Kind, Observation};
use cf_domain::word::{Rating, Sort, Source, Strength};
use cf_domain::{PersonId, RecordId};
use cf_vault::{Query, Reader};

/// An answer with whose it is.
pub(super) struct Given {
    pub note: RecordId,
    pub who: PersonId,
    pub prompt: String,
    pub rating: Rating,
    pub source: Option<Source>,
    pub strength: Strength,
    pub withdrawn: bool,
    pub later: bool,
}

/// The answers of a visit's notes, and how many notes it has. What was thrown away is read too: it
/// goes on counting until somebody says what stands instead.
pub(super) fn answers(
    desk: &Desk,
    reader: &Reader<'_>,
    visit: RecordId,
) -> Result<(Vec<Given>, usize), AppError> {
    let seen_others = team::seen_others_since(reader, visit)?;
    let veil = Veil::over(desk, reader, visit)?;
    let mut given = Vec::new();
    let mut notes = 0;
    for binned in [false, true] {
        let query = Query { parent: Some(visit), binned, ..Query::of(Kind::Observation, 500) };
        page::each(reader, &query, |stored| {
            if share::replaced_by(reader, &stored)?.is_some() || veil.hides(&stored) {
                return Ok(());
            }
            notes += usize::from(!binned);
            let Typed { stored, record } = of::<Observation>(stored)?;
            if let (Some(prompt), Some(rating)) = (record.prompt.clone(), record.rating) {
                let source = source_of(&record);
                given.push(Given {
                    note: stored.meta.id,
                    who: stored.meta.author,
                    prompt,
                    rating,
                    source,
                    strength: visit::strength_of(&record),
                    withdrawn: binned,
                    later: seen_others
                        .get(&stored.meta.author)
                        .is_some_and(|since| stored.meta.created > *since),
                });
            }
            Ok(())
        })?;
    }
    given.sort_by_key(|given| given.note);
    Ok((given, notes))
}

/// What kind of evidence a note is: what its author said, or what its sort says.
fn source_of(note: &Observation) -> Option<Source> {
    note.source.or(match note.sort {
        Some(Sort::Saw) => Some(Source::Seen),
        _ => None,
    })
}
