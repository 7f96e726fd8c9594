//! What can go wrong in an exchange: codes for scripts, sentences for people.

use crate::object::ObjectError;
use crate::store::StoreError;

/// What was wrong. The codes are for scripts and screens; the sentences are for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The store cannot be reached, or answered with an error.
    Store(StoreError),
    /// The store does not hold the space.
    MissingSpace,
    /// The store holds another space.
    OtherSpaceHere,
    /// This installation was copied, or put back from a copy: its feed goes on elsewhere.
    Twin,
    /// There is no key to send with.
    NoKeyToSend,
    /// Something of ours could not be written as readers accept it.
    CannotSeal(ObjectError),
    /// An object cannot be used.
    Object(ObjectError),
    /// Nobody with this device is known here.
    UnknownMember,
    /// Said after its author was removed.
    AfterRemoval,
    /// Said by a member where they may only read, or not even that.
    NotTheirs,
    /// Two different segments have the same place in a colleague's feed.
    Fork,
    /// Two different segments have the same place in a feed of this device's own.
    OwnFork,
    /// A segment does not follow the one before it.
    OutOfStep,
    /// A key from somebody who may not hand out keys.
    KeyFromOutside,
    /// More has come from one person than is fetched without asking.
    Paused,
}

impl Code {
    /// The codes that single objects can get.
    pub const ABOUT_OBJECTS: [Self; 19] = [
        Self::Object(ObjectError::TooLarge),
        Self::Object(ObjectError::Foreign),
        Self::Object(ObjectError::Damaged),
        Self::Object(ObjectError::Newer),
        Self::Object(ObjectError::Malformed("seen before")),
        Self::Object(ObjectError::NoKey),
        Self::Object(ObjectError::Signature),
        Self::Object(ObjectError::Mislabelled),
        Self::Object(ObjectError::OtherSpace),
        Self::Object(ObjectError::OtherAudience),
        Self::Object(ObjectError::OtherFeed),
        Self::Object(ObjectError::Bomb),
        Self::UnknownMember,
        Self::AfterRemoval,
        Self::NotTheirs,
        Self::Fork,
        Self::OwnFork,
        Self::OutOfStep,
        Self::KeyFromOutside,
    ];

    /// The code as scripts see it. Frozen.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::MissingSpace => "missing-space",
            Self::OtherSpaceHere => "other-space-here",
            Self::Twin => "twin",
            Self::NoKeyToSend => "no-key-to-send",
            Self::CannotSeal(_) => "cannot-seal",
            Self::Object(error) => object_code(error),
            Self::UnknownMember => "unknown-member",
            Self::AfterRemoval => "after-removal",
            Self::NotTheirs => "not-theirs",
            Self::Fork => "fork",
            Self::OwnFork => "own-fork",
            Self::OutOfStep => "out-of-step",
            Self::KeyFromOutside => "key-from-outside",
            Self::Paused => "paused",
        }
    }

    /// Whether it is news only once. It cannot be mended, and nobody needs to hear of it with every
    /// exchange.
    #[must_use]
    pub const fn is_told_once(self) -> bool {
        matches!(self, Self::Fork | Self::OwnFork)
    }

    /// Whether nothing that follows in the feed is waited for: its author does not count there any
    /// more, or this is the other branch of a feed that was written twice.
    #[must_use]
    pub const fn ends_a_feed(self) -> bool {
        matches!(self, Self::AfterRemoval | Self::NotTheirs | Self::OutOfStep)
    }

    /// The sentence for people: what is, and what to do.
    #[must_use]
    pub fn sentence(self) -> String {
        let words = match self {
            Self::Store(error) => return error.to_string(),
            Self::Object(error) => {
                return format!(
                    "A shared file was left aside: {error}. Everything else was read; nothing was deleted."
                );
            }
            Self::CannotSeal(error) => {
                return format!(
                    "Some of your entries can't be sent yet: {error}. They are kept here."
                );
            }
            Self::MissingSpace => {
                "The shared place does not hold your space. Nothing was read, sent or deleted. Check that you are connected to the right one."
            }
            Self::OtherSpaceHere => {
                "This place holds a different space. Nothing was read, sent or deleted. Choose the place of your own space."
            }
            Self::Twin => {
                "This computer's entries go on somewhere else: the app's folder was copied or put back from a backup. Nothing was sent from here, so that nothing is mixed up. On the page Sharing you can choose to go on from here."
            }
            Self::NoKeyToSend => {
                "Your entries can't be sent yet, because an administrator has not given you the key for their readers. They are kept here."
            }
            Self::UnknownMember => {
                "A shared file comes from a device that is not a member's. It was left aside; it is read once its owner is admitted."
            }
            Self::AfterRemoval => {
                "A shared file comes from somebody who had already been removed. It was left aside."
            }
            Self::NotTheirs => {
                "A shared file holds entries for readers its author may not write to. It was left aside."
            }
            Self::Fork => {
                "A colleague's app was copied to a second computer: two different files claim the same place. The first was read, the other left aside. Tell the colleague."
            }
            Self::OwnFork => {
                "Your own app was copied, and both copies have sent something in the same place. The first was read, the other left aside. Look which computer you go on with, and lock the other."
            }
            Self::OutOfStep => {
                "A shared file does not follow the one before it. It was left aside; tell the colleague who sent it."
            }
            Self::Paused => {
                "More has come from one colleague than the app fetches by itself. The rest waits where it is, and nothing of it is lost. Everything else was read. The page How sharing is doing says whose it is and what to do."
            }
            Self::KeyFromOutside => {
                "A key was offered by somebody who may not hand out keys. It is not used."
            }
        };
        words.to_owned()
    }
}

const fn object_code(error: ObjectError) -> &'static str {
    match error {
        ObjectError::TooLarge => "too-large",
        ObjectError::Foreign => "foreign",
        ObjectError::Damaged => "damaged",
        ObjectError::Newer => "newer",
        ObjectError::Malformed(_) => "malformed",
        ObjectError::NoKey => "no-key",
        ObjectError::Signature => "bad-signature",
        ObjectError::Mislabelled => "mislabelled",
        ObjectError::OtherSpace => "other-space",
        ObjectError::OtherAudience => "other-audience",
        ObjectError::OtherFeed => "other-feed",
        ObjectError::Bomb => "bomb",
    }
}
