//! The channels that may leave the device.

use cf_domain::word::Audience;
use cf_ledger::Channel;

/// A channel that is shared. There is no way to make one of what is private, and nothing in this
/// crate encodes anything else: that is what keeps raw notes at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedChannel(Channel);

impl SharedChannel {
    /// Who is a member.
    pub const MEMBERS: Self = Self(Channel::Members);
    /// The quality team.
    pub const QUALITY: Self = Self(Channel::Records(Audience::Quality));

    /// The safeguarding leads.
    pub const SAFEGUARDING: Self = Self(Channel::Records(Audience::Safeguarding));

    /// `None` for a channel whose records never leave the device.
    #[must_use]
    pub const fn new(channel: Channel) -> Option<Self> {
        match channel {
            Channel::Records(audience) if !audience.leaves_device() => None,
            Channel::Records(_) | Channel::Members => Some(Self(channel)),
        }
    }

    /// Reads the stored name. Nothing for a private or unknown one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Channel::from_name(name).and_then(Self::new)
    }

    /// The channel.
    #[must_use]
    pub const fn channel(self) -> Channel {
        self.0
    }

    /// The stored name. Frozen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name()
    }

    /// Every shared channel that carries records.
    pub fn records() -> impl Iterator<Item = Self> {
        Audience::ALL.iter().filter_map(|audience| Self::new(Channel::Records(*audience)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_notes_have_no_shared_channel() {
        assert_eq!(SharedChannel::new(Channel::Records(Audience::Private)), None);
        assert_eq!(SharedChannel::from_name("private"), None);
        assert!(SharedChannel::records().all(|channel| channel.name() != "private"));
        assert_eq!(SharedChannel::from_name("quality"), Some(SharedChannel::QUALITY));
    }
}
