//! What can go wrong with one call.

use crate::store::StoreError;

/// What goes wrong with one call. A fault that does not fit its call does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Write: the first half of the bytes stands under the final name, whatever stood there before,
    /// and the write fails.
    Torn,
    /// Write: as many zeros as there should be bytes stand under the final name, and the write
    /// succeeds.
    Zeros,
    /// Write: the bytes and some more stand under the final name, and the write succeeds.
    Enlarged,
    /// Write: the object is written, and the write fails all the same.
    AckLost,
    /// Write: the object is not written, and the write succeeds all the same.
    AckFalse,
    /// Any call: nothing is done; the store cannot be reached.
    Unavailable,
    /// Any call: nothing is done; an answer that nobody knows.
    Failed,
    /// Any call: nothing is done; access is refused.
    Denied,
    /// Write: nothing is written: no room.
    Full,
    /// Write or delete: nothing is done: not allowed.
    ReadOnly,
    /// Write: the object is written under the name a folder service gives to a conflicting copy.
    ConflictedCopy,
    /// Write: the object is written, and a damaged copy beside it.
    DamagedTwin,
    /// Write: the object is written and cannot be seen yet; `FaultyStore::settle` shows it.
    Delayed,
    /// Read: the bytes of an error page, as a success.
    ErrorPage,
    /// Read: one bit is another.
    BitFlip,
    /// Read: what was there before: nothing. Listing: without the newer half of what is there.
    Stale,
    /// Listing: every second entry is missing.
    ShortListing,
    /// Listing: it breaks off in the middle, and says that it is complete.
    CutListing,
    /// Listing: each entry comes twice, the last first.
    RepeatedListing,
    /// Listing: it fails.
    NoListing,
}

impl Fault {
    /// Every fault, for tests that draw them.
    pub const ALL: [Self; 20] = [
        Self::Torn,
        Self::Zeros,
        Self::Enlarged,
        Self::AckLost,
        Self::AckFalse,
        Self::Unavailable,
        Self::Failed,
        Self::Denied,
        Self::Full,
        Self::ReadOnly,
        Self::ConflictedCopy,
        Self::DamagedTwin,
        Self::Delayed,
        Self::ErrorPage,
        Self::BitFlip,
        Self::Stale,
        Self::ShortListing,
        Self::CutListing,
        Self::RepeatedListing,
        Self::NoListing,
    ];

    /// The error with which any call answers, if the fault is of that kind.
    pub(super) const fn refusal(self) -> Option<StoreError> {
        match self {
            Self::Unavailable => Some(StoreError::Unavailable),
            Self::Failed => Some(StoreError::Other),
            Self::Denied => Some(StoreError::Denied),
            _ => None,
        }
    }
}
