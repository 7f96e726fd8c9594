//! What can go wrong with a store, in words that say what to do.

/// Why a store did not do what was asked. No message carries a path, an address or a name. "The
/// shared place" is a folder or online storage: the same trouble has the same sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached. Never the same as empty.
    #[error(
        "The shared place can't be reached. Check the connection; your work is kept and goes out later."
    )]
    Unavailable,
    /// Whoever answered could not prove to be the server of the address.
    #[error(
        "The server can't prove that it is the right one, so nothing was sent. Ask your IT team to check its certificate and the network's inspection."
    )]
    Untrusted,
    /// Name and key were not accepted.
    #[error(
        "The name or key for the shared place was not accepted. Check both, or ask whoever gave them to you for new ones."
    )]
    Credentials,
    /// The server refuses because the two clocks differ.
    #[error(
        "The server refuses because this computer's clock is wrong. Put the date and time right, then try again."
    )]
    Clock,
    /// The server is there; the bucket, container or folder of the address is not.
    #[error(
        "The server answers, but there is no such place on it. Check the address with whoever gave it to you."
    )]
    NoPlace,
    /// It asks to be left alone for a while.
    #[error(
        "The shared place is busy and asks to wait. Your work is kept and goes out later by itself."
    )]
    Busy,
    /// It has no room.
    #[error("The shared place is full. Make room in it; your work is kept and goes out later.")]
    Full,
    /// Nothing can be written to it.
    #[error("The shared place is read-only. Ask whoever looks after it to let you write.")]
    ReadOnly,
    /// Not allowed.
    #[error("The shared place refused access. Ask whoever looks after it to let you in.")]
    Denied,
    /// It takes no object of this size.
    #[error(
        "The shared place takes no files of this size. Ask whoever looks after it to allow 8 MB."
    )]
    TooLarge,
    /// No such object.
    #[error("The file is not in the shared place.")]
    NotFound,
    /// There is one of this name already.
    #[error("A file of this name is already in the shared place.")]
    Exists,
    /// Anything else.
    #[error("The shared place answered in a way the app does not know. Try again later.")]
    Other,
}

impl StoreError {
    /// Every error, for whoever must treat each.
    pub const ALL: [Self; 13] = [
        Self::Unavailable,
        Self::Untrusted,
        Self::Credentials,
        Self::Clock,
        Self::NoPlace,
        Self::Busy,
        Self::Full,
        Self::ReadOnly,
        Self::Denied,
        Self::TooLarge,
        Self::NotFound,
        Self::Exists,
        Self::Other,
    ];

    /// Whether the store as a whole cannot be talked to now, so that no other object will fare
    /// better.
    #[must_use]
    pub const fn is_unreachable(self) -> bool {
        matches!(
            self,
            Self::Unavailable
                | Self::Untrusted
                | Self::Credentials
                | Self::Clock
                | Self::NoPlace
                | Self::Busy
        )
    }

    /// Whether nothing else will be written either, so that there is no use in going on.
    #[must_use]
    pub const fn stops_all(self) -> bool {
        self.is_unreachable() || matches!(self, Self::Full | Self::ReadOnly)
    }

    /// The code as scripts see it. Frozen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unavailable => "store-unavailable",
            Self::Untrusted => "store-untrusted",
            Self::Credentials => "store-credentials",
            Self::Clock => "store-clock",
            Self::NoPlace => "store-no-place",
            Self::Busy => "store-busy",
            Self::Full => "store-full",
            Self::ReadOnly => "store-read-only",
            Self::Denied => "store-denied",
            Self::TooLarge => "store-too-large",
            Self::NotFound => "missing",
            Self::Exists | Self::Other => "store-failed",
        }
    }
}
