//! What can go wrong with a private back-up.

use crate::object::ObjectError;
use crate::store::StoreError;

/// Why a private back-up could not be made or read. What lay there before stays whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something cannot be sealed, or is more than one object holds.
    #[error("Part of the private copy can't be written: {0}.")]
    Object(#[from] ObjectError),
    /// A part that this version needs is missing or was changed.
    #[error("Part of the private copy at the shared place is missing or was changed.")]
    Broken,
    /// A written part does not come back as it was written.
    #[error(
        "The shared place did not give back what was written. The copies from before are still there; the app tries again."
    )]
    NotBack,
}
