//! What an exchange did, in words.

use super::allowance::Pause;
use super::code::Code;
use crate::channel::SharedChannel;
use crate::member::Standing;
use cf_domain::PersonId;
use cf_ledger::FeedId;
use std::collections::BTreeMap;

/// Something that did not go as it should.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What.
    pub code: Code,
    /// The sentence for people.
    pub sentence: String,
    /// The object's name in the store, if it is about one.
    pub object: Option<String>,
}

/// The store shows segments of our own feed that this vault never made: it is a copy of another, or
/// was put back from an old one. Nothing of this feed may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// The channel.
    pub channel: SharedChannel,
    /// Our feed.
    pub feed: FeedId,
    /// The number of the first segment that is not ours.
    pub seq: u64,
}

/// What an exchange did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SyncReport {
    /// Own events that the store now holds, and did not before.
    pub sent: u64,
    /// Events of others that were taken in.
    pub received: u64,
    /// Own events that still wait here.
    pub pending: u64,
    /// Segments of others that are known to exist and could not be read yet.
    pub awaited: u64,
    /// Feeds with which a file goes on after something that is not here: an earlier file was not
    /// read, or it holds only what was new to somebody else. Nothing of them after the gap was taken.
    pub gaps: u64,
    /// Of whom nothing more was fetched, because it was so much.
    pub paused: BTreeMap<PersonId, Pause>,
    /// What did not go as it should.
    pub problems: Vec<Problem>,
    /// Own feeds of which this installation has a twin: see [`Twin`].
    pub twins: Vec<Twin>,
    /// The newest object version that the devices of other feeds read, where a thorough look told it.
    pub reads: Vec<(FeedId, u64)>,
    /// What this person may do in the space. `None` until an administrator has let them in.
    pub standing: Option<Standing>,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

impl SyncReport {
    pub(super) fn note(&mut self, code: Code, object: Option<&str>) {
        let problem =
            Problem { code, sentence: code.sentence(), object: object.map(str::to_owned) };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}

/// How far an exchange has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Own events sent.
    pub sent: u64,
    /// Events of others taken in.
    pub received: u64,
}

/// How thoroughly to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// Only where tips say that something is new.
    #[default]
    Quick,
    /// Every folder: on demand, and about once a week, because tips are only hints.
    Full,
}
