//! Eight words over what somebody holds for an audience, to be compared on the telephone.

use crate::channel::SharedChannel;
use crate::invite;
use crate::object::SpaceId;
use cf_ledger::{FeedId, Head};

/// How many words are compared: 88 bits.
const COUNT: usize = 8;

/// Eight words that two people have in common if, and only if, they hold the same entries of a
/// channel: the same feeds, each with the same entries in the same order. Feeds without entries do
/// not count; the order in which feeds are given does not either.
#[must_use]
pub fn words(
    space: SpaceId,
    channel: SharedChannel,
    feeds: impl IntoIterator<Item = (FeedId, Head)>,
) -> Vec<&'static str> {
    let mut feeds: Vec<(FeedId, Head)> =
        feeds.into_iter().filter(|(_, head)| head.count > 0).collect();
    feeds.sort_unstable_by_key(|(feed, _)| *feed);
    let mut hash = blake3::Hasher::new_derive_key("critical-friend 2026-11 eight words v1");
    hash.update(&space.0);
    hash.update(blake3::hash(channel.name().as_bytes()).as_bytes());
    for (feed, head) in feeds {
        hash.update(&feed.0).update(&head.count.to_le_bytes()).update(&head.hash);
    }
    invite::choose(hash.finalize().as_bytes(), COUNT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cf_ledger::EventId;

    const SPACE: SpaceId = SpaceId([1; 16]);
    const QUALITY: SharedChannel = SharedChannel::QUALITY;

    fn feed(number: u8, events: &[u8]) -> (FeedId, Head) {
        let head = events.iter().fold(Head::default(), |head, e| head.after(EventId([*e; 32])));
        (FeedId([number; 32]), head)
    }

    #[test]
    fn the_words_are_the_same_for_the_same_entries_and_only_then() {
        let held = words(SPACE, QUALITY, [feed(1, &[1, 2]), feed(2, &[3])]);
        assert_eq!(held.len(), 8);
        assert_eq!(words(SPACE, QUALITY, [feed(2, &[3]), feed(1, &[1, 2]), feed(9, &[])]), held);
        let others = [
            words(SPACE, QUALITY, [feed(1, &[1, 2])]),
            words(SPACE, QUALITY, [feed(1, &[1]), feed(2, &[3])]),
            words(SPACE, QUALITY, [feed(1, &[2, 1]), feed(2, &[3])]),
            words(SPACE, QUALITY, [feed(2, &[1, 2]), feed(1, &[3])]),
            words(SPACE, SharedChannel::MEMBERS, [feed(1, &[1, 2]), feed(2, &[3])]),
            words(SpaceId([2; 16]), QUALITY, [feed(1, &[1, 2]), feed(2, &[3])]),
        ];
        for other in others {
            assert_ne!(other, held);
        }
    }

    /// Frozen: two versions of the app must say the same words.
    #[test]
    fn the_words_of_version_one_stay() {
        let held = words(SPACE, QUALITY, [feed(1, &[1, 2]), feed(2, &[3])]);
        assert_eq!(held.join(" "), "flannel plan scale balloon nest soccer inlet spoon");
    }
}
