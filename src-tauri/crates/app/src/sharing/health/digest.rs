//! Eight words for each audience.

use crate::error::AppError;
use cf_domain::word::Audience;
use cf_ledger::Channel;
use cf_sync::SharedChannel;
use cf_sync::object::SpaceId;
use cf_vault::Reader;
use cf_wire::DigestRow;

/// The words of each audience of which anything is held. Entries of this device count from when
/// they are saved, sent or not.
///
/// # Errors
/// What the vault says.
pub fn rows(reader: &Reader<'_>, space: SpaceId) -> Result<Vec<DigestRow>, AppError> {
    let feeds = reader.feeds()?;
    let mut rows = Vec::new();
    for audience in Audience::ALL {
        let Some(channel) = SharedChannel::new(Channel::Records(*audience)) else { continue };
        let of_channel = feeds.iter().filter(|feed| feed.info.channel == channel.channel());
        let held: Vec<_> = of_channel
            .filter(|feed| feed.head.count > 0)
            .map(|feed| (feed.id, feed.head))
            .collect();
        if held.is_empty() {
            continue;
        }
        let words = cf_sync::digest::words(space, channel, held);
        rows.push(DigestRow {
            audience: audience.label().to_owned(),
            words: words.into_iter().map(str::to_owned).collect(),
        });
    }
    Ok(rows)
}
