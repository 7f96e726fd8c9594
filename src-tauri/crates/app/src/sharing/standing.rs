//! Standings and audiences, as the window and the sync crate name them.

use cf_domain::word::Audience;
use cf_ledger::Channel;
use cf_sync::SharedChannel;
use cf_sync::member::{Member, Standing};
use cf_wire::MemberStanding;
use std::collections::BTreeSet;

/// From the window.
pub const fn standing_in(standing: MemberStanding) -> Standing {
    match standing {
        MemberStanding::Owner => Standing::Owner,
        MemberStanding::Admin => Standing::Admin,
        MemberStanding::Member => Standing::Member,
        MemberStanding::LayReader => Standing::LayReader,
        MemberStanding::Contributor => Standing::Contributor,
    }
}

/// To the window.
pub const fn standing_out(standing: Standing) -> MemberStanding {
    match standing {
        Standing::Owner => MemberStanding::Owner,
        Standing::Admin => MemberStanding::Admin,
        Standing::Member => MemberStanding::Member,
        Standing::LayReader => MemberStanding::LayReader,
        Standing::Contributor => MemberStanding::Contributor,
    }
}

/// The channels of audiences; private has none.
pub fn channels(audiences: &[Audience]) -> BTreeSet<SharedChannel> {
    let channel = |audience: &Audience| SharedChannel::new(Channel::Records(*audience));
    audiences.iter().filter_map(channel).collect()
}

/// What a member reads, or, if they only publish, where.
pub fn audiences(member: &Member) -> Vec<Audience> {
    let opens = |channel: SharedChannel| {
        member.reads(channel)
            || (member.standing == Standing::Contributor && member.writes(channel))
    };
    audiences_of(SharedChannel::records().filter(|channel| opens(*channel)))
}

/// The audiences of channels.
pub fn audiences_of(channels: impl Iterator<Item = SharedChannel>) -> Vec<Audience> {
    let audience = |channel: SharedChannel| match channel.channel() {
        Channel::Records(audience) => Some(audience),
        Channel::Members => None,
    };
    channels.filter_map(audience).collect()
}
