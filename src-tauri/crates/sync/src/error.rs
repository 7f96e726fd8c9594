//! Why something could not be done.

use crate::local::LocalError;
use crate::object::ObjectError;
use crate::store::StoreError;

/// Why something about a space could not be done. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The vault failed.
    #[error(transparent)]
    Local(#[from] LocalError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An object that was to be written or had to be read is not right.
    #[error("A shared file can't be used: {0}.")]
    Object(#[from] ObjectError),
    /// There is no space yet.
    #[error("You do not share with anybody yet. Make a shared space, or join one with a code.")]
    NoSpace,
    /// There is one already.
    #[error("You are in a shared space already. Leave it before you make or join another.")]
    AlreadyInSpace,
    /// Not a code.
    #[error(
        "This code is not complete or has a typing mistake. Check it with whoever gave it to you."
    )]
    BadCode,
    /// No open invitation.
    #[error(
        "This invitation is not open. Check that you chose the right shared place, or ask for a new code."
    )]
    NoInvitation,
    /// The place does not hold the space of the invitation.
    #[error(
        "This place does not hold the space you were invited to. Choose the one you were told."
    )]
    WrongSpace,
    /// Not allowed.
    #[error("Only the owner or an administrator of the space can do this. Ask one of them.")]
    NotAllowed,
    /// No member.
    #[error("This person or computer is not in the space any more. Look at the list again.")]
    NoSuchMember,
    /// No key for a channel that was to be opened to somebody.
    #[error(
        "You can't open these entries to somebody, because you were not given their key yourself."
    )]
    NoKeyToGive,
    /// A member already, on another device.
    #[error(
        "This person is a member already, with another computer. They can let this one in themselves: on the other, they choose Make an invitation, then Another computer of mine. If the other is lost or gone, say so where you let them in."
    )]
    AlreadyAMember,
    /// A device that was shut out.
    #[error(
        "This computer was shut out, so it can't come back as it was. On it, open Sharing and choose Start afresh as a new computer, then ask with a new code."
    )]
    ShutOut,
}
