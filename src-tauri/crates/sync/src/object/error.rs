//! What can be wrong with an object.

use crate::cbor::CborError;
use cf_ledger::SignatureError;

/// Why an object cannot be read. None of these says anything about its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum ObjectError {
    /// Over a limit. The limits are the defence against made-up objects, not the signature.
    #[error("the file is larger than the app reads")]
    TooLarge,
    /// Not one of ours.
    #[error("the file was not made by this app")]
    Foreign,
    /// Cut short, filled with zeros, or changed.
    #[error("the file is damaged or not yet complete")]
    Damaged,
    /// Made by a newer app.
    #[error("the file was made by a newer version of the app")]
    Newer,
    /// Complete, but not what the format says.
    #[error("the file is not in the agreed form: {0}")]
    Malformed(&'static str),
    /// No key here opens it.
    #[error("no key on this device opens the file")]
    NoKey,
    /// The signature does not hold.
    #[error("the file's signature does not hold")]
    Signature,
    /// What it says inside is not what it says outside.
    #[error("the file is not what its label says")]
    Mislabelled,
    /// It belongs to another space.
    #[error("the file belongs to another space")]
    OtherSpace,
    /// It was written for another audience than its label says.
    #[error("the file was written for other readers than its label says")]
    OtherAudience,
    /// It belongs to another feed than its label says.
    #[error("the file was copied from somebody else's entries")]
    OtherFeed,
    /// Would unpack to far more than it is.
    #[error("the file would unpack to more than the app accepts")]
    Bomb,
}

impl From<CborError> for ObjectError {
    fn from(error: CborError) -> Self {
        Self::Malformed(error.0)
    }
}

impl From<SignatureError> for ObjectError {
    fn from(_: SignatureError) -> Self {
        Self::Signature
    }
}
