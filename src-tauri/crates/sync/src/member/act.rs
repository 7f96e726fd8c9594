//! What a membership event says.

use super::person::{Applicant, DeviceEntry};
use crate::channel::SharedChannel;
use crate::space::KeyName;
use cf_domain::PersonId;
use cf_ledger::{DevicePublic, Envelope, EventId, FeedId};
use std::collections::{BTreeMap, BTreeSet};

/// What a member may do. Readers enforce it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Founded the space. Stands above everybody and cannot be removed.
    Owner,
    /// Admits and removes members. Appointed by the owner.
    Admin,
    /// Reads and publishes.
    Member,
    /// Reads what they were given.
    LayReader,
    /// Publishes, and reads nothing.
    Contributor,
}

impl Standing {
    /// The stored code. Frozen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
            Self::LayReader => "lay-reader",
            Self::Contributor => "contributor",
        }
    }

    /// Reads the stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Owner, Self::Admin, Self::Member, Self::LayReader, Self::Contributor];
        all.into_iter().find(|standing| standing.code() == code)
    }

    /// Whether they may admit and remove members.
    #[must_use]
    pub const fn admits(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }

    /// Whether they may give somebody this standing: the owner any but their own, an admin any
    /// below their own.
    #[must_use]
    pub const fn may_give(self, other: Self) -> bool {
        match self {
            Self::Owner => !matches!(other, Self::Owner),
            Self::Admin => !other.admits(),
            Self::Member | Self::LayReader | Self::Contributor => false,
        }
    }
}

/// How far a removed member's feed still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The number of the last segment that counts.
    pub seq: u64,
    /// The hash of its statement.
    pub hash: [u8; 32],
}

/// How far each feed still counts. One that is not named does not.
pub type Cuts = BTreeMap<FeedId, Cut>;

/// What happens to the membership.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Somebody is admitted, with a first device; or a member is given more than they had.
    MemberAdded {
        /// Who.
        who: Applicant,
        /// As what.
        standing: Standing,
        /// Whose records they read and write. `None` in what was said before this was asked.
        channels: Option<BTreeSet<SharedChannel>>,
    },
    /// A member has one more device.
    DeviceAdded {
        /// Whose.
        person: PersonId,
        /// Which.
        device: DeviceEntry,
        /// Whether it is no device but a recovery sheet: keys on paper, which stand above the
        /// person's devices.
        sheet: bool,
    },
    /// A device of a member is lost, or no longer used.
    DeviceRemoved {
        /// Whose.
        person: PersonId,
        /// Which.
        device: DevicePublic,
        /// How far each of its feeds still counts.
        cuts: Cuts,
    },
    /// Somebody is no longer a member.
    MemberRemoved {
        /// Who.
        person: PersonId,
        /// How far each of their feeds still counts.
        cuts: Cuts,
    },
    /// A key to read with was wrapped for devices.
    KeyGiven {
        /// Which.
        key: KeyName,
        /// For whom.
        to: BTreeSet<DevicePublic>,
        /// Whether they got all of it, or only what is needed to write.
        reads: bool,
    },
    /// An administrator lets through more of what a person sends than is fetched without asking.
    /// What several say adds up.
    LetThrough {
        /// Whose.
        person: PersonId,
        /// How much more, in bytes.
        bytes: u64,
    },
    /// Something a newer app says. Kept, and left out of the count.
    Unknown,
}

/// A membership event as the fold takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberEvent {
    /// Its id.
    pub id: EventId,
    /// The device that signed it.
    pub device: DevicePublic,
    /// The events it comes after.
    pub parents: Vec<EventId>,
    /// What it says.
    pub act: Act,
}

impl MemberEvent {
    /// Reads an event from the members' channel, signed by this device.
    #[must_use]
    pub fn read(device: DevicePublic, envelope: &Envelope) -> Self {
        let payload = envelope.payload().ok();
        let act = payload.as_ref().and_then(Act::read).unwrap_or(Act::Unknown);
        Self {
            id: envelope.id(),
            device,
            parents: payload.map(|p| p.supersedes).unwrap_or_default(),
            act,
        }
    }
}
