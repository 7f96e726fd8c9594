//! A computer that was shut out and is back in its owner's hands.

use crate::error::SyncError;
use crate::local::Local;
use crate::member::Admission;
use cf_ledger::FeedId;

/// How a computer that counts no longer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShutOut {
    /// Whether its owner is a member all the same, and only the computer was shut out.
    pub member: bool,
    /// Its own feeds of which others leave something aside, each with the first segment of that.
    pub late: Vec<(FeedId, u64)>,
}

/// How this computer stands if it was shut out, or its owner removed, as far as this vault knows.
/// Its key counts no more, for ever: who begins afresh under another says `late` once more there.
///
/// # Errors
/// When the vault cannot be read, or is in no space.
pub fn shut_out(local: &dyn Local) -> Result<Option<ShutOut>, SyncError> {
    let members = crate::engine::members(local)?;
    let own = local.own_device()?.sign.public();
    let Some((owner, _)) = members.owner_of(&own).filter(|_| members.on_duty(&own).is_none())
    else {
        return Ok(None);
    };
    let mut late = Vec::new();
    for cursor in local.cursors()?.into_iter().filter(|cursor| cursor.device == own) {
        let (feed, channel) = (cursor.feed, cursor.channel);
        let counts = |seq: u64, statement: Option<[u8; 32]>| {
            let statement = statement.unwrap_or_default();
            let admission = members.admission(&own, channel, feed, seq, &statement);
            matches!(admission, Admission::Yes(..))
        };
        let held = local.held(feed, 1)?;
        let first = held.into_iter().find(|(seq, held)| !counts(*seq, held.statement));
        late.extend(first.map(|(seq, _)| (feed, seq)));
    }
    Ok(Some(ShutOut { member: owner.removed.is_none(), late }))
}
