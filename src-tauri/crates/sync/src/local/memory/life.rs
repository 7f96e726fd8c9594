//! Copies of a vault in memory, and the way out when it exists twice: what the real vault does
//! (`Vault::begin_new_life`), in short.

use super::MemoryLocal;
use crate::ambient::Dice;
use crate::channel::SharedChannel;
use crate::local::{FeedPart, LocalError, OwnDevice};
use cf_ledger::{Channel, Envelope, EventId, FeedId, Head, Incarnation};

impl MemoryLocal {
    /// What a copied folder or an old backup is: the same vault, which throws other dice from now
    /// on.
    #[must_use]
    pub fn copied(&self, seed: u64) -> Self {
        Self { dice: Dice::new(seed), ..self.clone() }
    }

    /// Begins a new life: from now on it writes new feeds. What is not known to have arrived goes
    /// on in them; of each `contested` feed, so does what was sent from this segment on.
    ///
    /// # Errors
    /// When the vault is set to fail.
    pub fn begin_new_life(&mut self, contested: &[(FeedId, u64)]) -> Result<(), LocalError> {
        self.write()?;
        self.former.push((self.own.sign.public(), self.incarnation));
        self.go_on(contested);
        Ok(())
    }

    /// Becomes another installation of the same person, after it was shut out: what is not known to
    /// have arrived goes on under the new key; so does, of each feed of `late`, what was sent from
    /// this segment on.
    ///
    /// # Errors
    /// When the vault is set to fail.
    pub fn begin_afresh(
        &mut self,
        own: OwnDevice,
        late: &[(FeedId, u64)],
    ) -> Result<(), LocalError> {
        self.write()?;
        self.former.push((self.own.sign.public(), self.incarnation));
        self.own = own;
        self.go_on(late);
        Ok(())
    }

    fn go_on(&mut self, contested: &[(FeedId, u64)]) {
        self.incarnation = Incarnation(self.dice.draw());
        for (key, life) in self.former.clone() {
            for channel in SharedChannel::records().chain([SharedChannel::MEMBERS]) {
                self.carry_over(FeedId::derive(&key.0, channel.channel(), life), channel);
            }
        }
        for (feed, from) in contested {
            self.repeat(*feed, *from);
        }
    }

    /// Moves what did not leave from a former feed to the present one.
    fn carry_over(&mut self, old: FeedId, channel: SharedChannel) {
        let kept = self.arrived(old);
        let goes_on = self.positions(old, kept + 1);
        if goes_on.is_empty() {
            return;
        }
        let stays = self.head_at(old, kept);
        for position in goes_on {
            if let Some((_, event)) = self.log.get(position).cloned() {
                let moved = self.placed(channel.channel(), event);
                if let Some(place) = self.log.get_mut(position) {
                    place.1 = moved;
                }
            }
        }
        self.heads.insert(old, stays);
        self.departed.entry(old).and_modify(|count| *count = stays.count.min(*count));
    }

    /// How many events of a former feed stay in it. Lets go of sealed bytes after those: a copy may
    /// have sealed other words for the same place.
    fn arrived(&mut self, old: FeedId) -> u64 {
        let came_back = self.log.iter().map(|(_, event)| event);
        let came_back = came_back.filter(|event| event.feed == old && event.signature.is_none());
        let left = came_back.map(|event| event.seq).max().unwrap_or(0);
        let left = left.max(self.departed.get(&old).copied().unwrap_or(0));
        let Some(unsent) = self.first_segment(old, 1, false) else { return left };
        self.sealed.retain(|(object, published)| {
            *published || object.part.is_none_or(|part| part.feed != old || part.seq < unsent.seq)
        });
        if let Some(held) = self.held.get_mut(&old) {
            held.retain(|seq, _| *seq < unsent.seq);
        }
        self.cursors.remove(&old);
        left.min(unsent.first_event.saturating_sub(1))
    }

    /// Says once more in the present feed what a former one has sent from this segment on, unless it
    /// stands there already.
    pub(super) fn repeat(&mut self, old: FeedId, from: u64) {
        let sent = self.first_segment(old, from, true).map(|part| part.first_event);
        let held = self.held.get(&old).into_iter().flat_map(|held| held.range(from..));
        let packed = held.filter_map(|(_, kept)| Some(kept.trace.as_ref()?.before + 1)).min();
        let Some(first) = sent.into_iter().chain(packed).min() else { return };
        for position in self.positions(old, first) {
            if let Some((channel, event)) = self.log.get(position).cloned()
                && !self.says_now(channel, event.id())
            {
                let again = self.placed(channel, event);
                self.log.push((channel, again));
            }
        }
    }

    fn says_now(&self, channel: Channel, id: EventId) -> bool {
        let present = self.own_feed(channel);
        self.log.iter().any(|(_, event)| event.feed == present && event.id() == id)
    }

    /// The first own segment of a feed from this number on that was published, or was not.
    fn first_segment(&self, feed: FeedId, from: u64, published: bool) -> Option<FeedPart> {
        let of_feed = self.sealed.iter().filter(|(_, sent)| *sent == published);
        let parts = of_feed.filter_map(|(object, _)| object.part);
        parts
            .filter(|part| part.feed == feed && part.seq >= from && part.events > 0)
            .min_by_key(|part| part.seq)
    }

    /// Where the events of a feed stand in the log, from this number on, in order.
    pub(super) fn positions(&self, feed: FeedId, first: u64) -> Vec<usize> {
        let log = self.log.iter().enumerate();
        let of_feed = log.filter(|(_, (_, event))| event.feed == feed && event.seq >= first);
        let mut found: Vec<(u64, usize)> =
            of_feed.map(|(at, (_, event))| (event.seq, at)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }

    fn head_at(&self, feed: FeedId, count: u64) -> Head {
        let mut log = self.log.iter().map(|(_, event)| event);
        log.find(|event| event.feed == feed && event.seq == count)
            .map_or(Head::default(), Envelope::head)
    }

    /// An event at the end of the present feed of a channel.
    fn placed(&mut self, channel: Channel, event: Envelope) -> Envelope {
        let feed = self.own_feed(channel);
        let head = self.heads.get(&feed).copied().unwrap_or_default();
        let moved = event.moved(feed, head, &self.own.sign);
        self.heads.insert(feed, moved.head());
        moved
    }
}
