//! Invitations in the middle of everything.

use super::fleet::Fleet;
use cf_sync::invite;
use cf_sync::local::Local as _;
use cf_sync::member::Standing;
use cf_sync::{SharedChannel, SyncError};
use std::collections::BTreeSet;

impl Fleet {
    /// Makes an invitation, if this device may. Answers whether it may.
    pub fn invite(&mut self, by: usize) -> bool {
        let at = self.at(by);
        let person = &mut self.devices[at].person;
        let made =
            person.with(|local, ambient| invite::invite(local, invite::For::Colleague, ambient));
        self.invitations.extend(made.as_ref().ok().map(|invitation| (at, invitation.clone())));
        made.is_ok()
    }

    /// Answers the latest invitation that can be seen, if this device is in no space yet.
    pub fn join(&mut self, who: usize) {
        let at = self.at(who);
        let store = self.seen_by(at);
        for (_, invitation) in self.invitations.iter().rev() {
            let code = invitation.secret.code();
            let name = format!("Colleague {at}");
            let joined = self.devices[at].person.with(|local, ambient| {
                invite::join(&store, local, &code, &name, "lay-member", ambient)
            });
            if joined.is_ok() {
                return;
            }
        }
    }

    /// Lets in whoever answers an invitation of this device.
    pub fn approve(&mut self, by: usize, admin: bool, safeguarding: bool) {
        let at = self.at(by);
        let standing = if admin { Standing::Admin } else { Standing::Member };
        let store = self.seen_by(at);
        for invitation in self.invitations_of(at) {
            for knock in invite::requests(&store, &invitation).unwrap() {
                let _ = self.say_yes(at, &invitation, &knock.request, standing, safeguarding);
            }
        }
    }

    fn invitations_of(&self, at: usize) -> Vec<invite::Invitation> {
        let own = self.invitations.iter().filter(|(by, _)| *by == at);
        own.map(|(_, invitation)| invitation.clone()).collect()
    }

    fn say_yes(
        &mut self,
        at: usize,
        invitation: &invite::Invitation,
        request: &invite::Request,
        standing: Standing,
        safeguarding: bool,
    ) -> Result<(), SyncError> {
        let mut channels = BTreeSet::from([SharedChannel::QUALITY]);
        channels.extend(safeguarding.then_some(SharedChannel::SAFEGUARDING));
        self.devices[at].person.with(|local, ambient| {
            invite::approve(local, invitation, request, standing, &channels, ambient)
        })
    }

    /// Invites, is asked and says yes, in a store that works.
    pub fn let_in(&mut self, by: usize, who: usize, standing: Standing, safeguarding: bool) {
        let store = self.store.clone();
        self.invite(by);
        self.devices[by].person.sync(&store);
        self.join(who);
        self.devices[who].person.sync(&store);
        let (_, invitation) = self.invitations.last().unwrap().clone();
        for knock in invite::requests(&store, &invitation).unwrap() {
            match self.say_yes(by, &invitation, &knock.request, standing, safeguarding) {
                // Whoever had let them in on this computer was removed before it was heard.
                Err(SyncError::AlreadyAMember) => assert!(self.replace(by, who)),
                said => said.unwrap(),
            }
        }
        self.devices[by].person.sync(&store);
        self.devices[who].person.sync(&store);
    }

    /// Whether a device has been let in and holds keys.
    pub fn is_in(&self, at: usize) -> bool {
        let local = &self.devices[at].person.local;
        local.space().unwrap().is_some()
            && cf_sync::engine::members(local)
                .unwrap()
                .on_duty(&local.own_device().unwrap().sign.public())
                .is_some()
            && self.has_key(at, SharedChannel::QUALITY)
    }

    /// Whether a device can read a channel.
    pub fn has_key(&self, at: usize, channel: SharedChannel) -> bool {
        self.devices[at].person.local.keys().unwrap().iter().any(|key| key.channel == channel)
    }
}
