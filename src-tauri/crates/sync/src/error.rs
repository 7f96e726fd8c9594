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
    /// A member already.
    #[error(
        "This person is a member already. Check the name and the six words: this may be somebody else's request."
    )]
    AlreadyAMember,
}
