//! Changing a record by somebody who saw it some time ago: what came in since stays beside the new
//! answer, because nobody may settle a difference without having seen it.

use super::Tx;
use crate::error::VaultError;
use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_ledger::{Applied, EventId};
use std::collections::BTreeSet;

impl Tx<'_> {
    /// As [`Tx::change`], but replaces only the answers that were seen, and those that say the same
    /// as one that was seen.
    ///
    /// # Errors
    /// As [`Tx::change`].
    pub fn change_seen(
        &mut self,
        id: RecordId,
        patch: Fields,
        seen: &BTreeSet<EventId>,
    ) -> Result<bool, VaultError> {
        let fields: Vec<String> = patch.keys().cloned().collect();
        self.change_over(id, patch, |standing, event| {
            let known = standing.events.iter().map(|known| &known.applied);
            let said: Vec<&Applied> = known.filter(|known| seen.contains(&known.id)).collect();
            seen.contains(&event.id) || repeats(event, &said, &fields)
        })
    }
}

/// Whether an answer says nothing about these fields that was not seen.
fn repeats(event: &Applied, seen: &[&Applied], fields: &[String]) -> bool {
    fields.iter().all(|field| match event.payload.body.get(field) {
        Some(value) => seen.iter().any(|known| known.payload.body.get(field) == Some(value)),
        None => true,
    })
}
