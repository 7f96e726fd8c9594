//! What can go wrong with a store, in words that say what to do.

/// Why a store did not do what was asked. No message carries a path or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached. Never the same as empty.
    #[error(
        "The shared folder can't be reached. Check the connection; your work is kept and goes out later."
    )]
    Unavailable,
    /// It has no room.
    #[error("The shared folder is full. Make room in it; your work is kept and goes out later.")]
    Full,
    /// Nothing can be written to it.
    #[error("The shared folder is read-only. Ask whoever looks after it to let you write.")]
    ReadOnly,
    /// Not allowed.
    #[error("The shared folder refused access. Ask whoever looks after it to let you in.")]
    Denied,
    /// No such object.
    #[error("The file is not in the shared folder.")]
    NotFound,
    /// There is one of this name already.
    #[error("A file of this name is already in the shared folder.")]
    Exists,
    /// Anything else.
    #[error("The shared folder answered in a way the app does not know. Try again later.")]
    Other,
}

impl StoreError {
    /// Whether nothing else will work either, so that there is no use in going on.
    #[must_use]
    pub const fn stops_all(self) -> bool {
        matches!(self, Self::Unavailable | Self::Full | Self::ReadOnly)
    }
}
