//! What a write changed: the screens use it to refresh what they show.

use cf_domain::RecordId;
use std::collections::BTreeSet;

/// What changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeSet {
    /// The kinds of the records that changed, by code.
    pub kinds: BTreeSet<String>,
    /// The records that changed.
    pub records: BTreeSet<RecordId>,
    /// Whether a draft changed.
    pub drafts: bool,
    /// Whether a setting changed.
    pub settings: bool,
    /// Whether objects, cursors, feeds or secrets of the space changed.
    pub space: bool,
    /// The operation that can be undone, if any events were written.
    pub operation: Option<i64>,
}

impl ChangeSet {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what another write changed.
    pub fn merge(&mut self, other: Self) {
        self.kinds.extend(other.kinds);
        self.records.extend(other.records);
        self.drafts |= other.drafts;
        self.settings |= other.settings;
        self.space |= other.space;
        self.operation = other.operation.or(self.operation);
    }

    pub(super) fn note(&mut self, record: RecordId, kind: &str) {
        self.records.insert(record);
        if !self.kinds.contains(kind) {
            self.kinds.insert(kind.to_owned());
        }
    }
}
