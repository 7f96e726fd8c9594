//! What can go wrong when a pack is made.

/// Why a pack was not made. No message holds any text of the pack.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The document could not be written as JSON.
    #[error("the pack's content could not be read; make the pack again from its records")]
    Content,
    /// Somebody cancelled.
    #[error("cancelled: no file was made")]
    Cancelled,
}
