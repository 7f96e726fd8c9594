//! A few devices around one store.

use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_ledger::{Action, Channel, EventId, Hlc, Payload};
use cf_sync::engine::Options;
use cf_sync::invite::{Invitation, Request};
use cf_sync::member::Standing;
use cf_sync::space::{Founding, found};
use cf_sync::testing::{Dice, MemoryLocal, device};
use cf_sync::{Ambient, Depth, SharedChannel, Store, SyncError, SyncReport, invite, sync};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use uuid::Uuid;

pub const QUALITY: Channel = Channel::Records(Audience::Quality);
pub const PRIVATE: Channel = Channel::Records(Audience::Private);
pub const OPTIONS: Options<'static> = Options { depth: Depth::Quick, app: "test 1" };
pub const THOROUGH: Options<'static> = Options { depth: Depth::Full, app: "test 1" };

/// One installation.
#[derive(Clone)]
pub struct Person {
    pub local: MemoryLocal,
    pub dice: Dice,
    pub now_ms: u64,
}

impl Person {
    pub fn new(number: u64) -> Self {
        let local = MemoryLocal::new(device(number, &format!("laptop {number}")), number + 1000);
        Self { local, dice: Dice::new(number + 2000), now_ms: 1_795_000_000_000 }
    }

    pub fn with<T>(&mut self, work: impl FnOnce(&mut MemoryLocal, &mut Ambient<'_>) -> T) -> T {
        let dice = &mut self.dice;
        let mut random = |bytes: &mut [u8]| dice.fill(bytes);
        work(&mut self.local, &mut Ambient { now_ms: self.now_ms, random: &mut random })
    }

    pub fn note(&mut self, channel: Channel, text: &str) -> EventId {
        let payload = payload(self.dice.draw(), text);
        self.local.append(channel, &payload).unwrap()
    }

    pub fn try_sync(
        &mut self,
        store: &dyn Store,
        options: Options<'_>,
    ) -> Result<SyncReport, SyncError> {
        self.with(|local, ambient| {
            sync(store, local, ambient, options, &mut |_| ControlFlow::Continue(()))
        })
    }

    pub fn sync(&mut self, store: &dyn Store) -> SyncReport {
        self.try_sync(store, OPTIONS).unwrap()
    }

    pub fn found(&mut self) {
        self.found_with(&[SharedChannel::QUALITY]);
    }

    pub fn found_with(&mut self, channels: &[SharedChannel]) {
        let founding = Founding {
            name: "Northfield quality".into(),
            person_name: "Dr A".into(),
            role: "gp-quality-lead".into(),
        };
        self.with(|local, ambient| found(local, &founding, channels, ambient)).unwrap();
    }

    /// Invites, is asked, compares the six words and approves.
    pub fn let_in(&mut self, other: &mut Self, store: &dyn Store, standing: Standing) {
        self.let_in_as(other, store, standing, |_| {});
    }

    /// The same for a member, with something that happens before the newcomer first reads.
    pub fn let_in_with(
        &mut self,
        other: &mut Self,
        store: &dyn Store,
        before: impl FnMut(&mut Self),
    ) {
        self.let_in_as(other, store, Standing::Member, before);
    }

    /// Invites, is asked, and compares the six words.
    pub fn is_asked(&mut self, by: &mut Self, store: &dyn Store) -> (Invitation, Request) {
        let invitation = self
            .with(|local, ambient| invite::invite(local, invite::For::Colleague, ambient))
            .unwrap();
        self.sync(store);
        let code = invitation.secret.code();
        let joining = by
            .with(|local, ambient| {
                invite::join(store, local, &code, "Lay B", "lay-member", ambient)
            })
            .unwrap();
        assert_eq!(by.sync(store).standing, None);
        let mut knocks = invite::requests(store, &invitation).unwrap();
        assert_eq!(knocks.len(), 1);
        let knock = knocks.remove(0);
        assert_eq!(knock.words, joining.words);
        (invitation, knock.request)
    }

    fn let_in_as(
        &mut self,
        other: &mut Self,
        store: &dyn Store,
        standing: Standing,
        mut before: impl FnMut(&mut Self),
    ) {
        self.admits(other, store, standing);
        before(other);
        let report = other.sync(store);
        assert_eq!(report.standing, Some(standing), "{report:?}");
    }

    /// The same up to the approval, of which the newcomer has not read yet.
    pub fn admits(&mut self, other: &mut Self, store: &dyn Store, standing: Standing) {
        let (invitation, request) = self.is_asked(other, store);
        self.with(|local, ambient| {
            let channels = BTreeSet::from([SharedChannel::QUALITY]);
            invite::approve(local, &invitation, &request, standing, &channels, ambient)
        })
        .unwrap();
        let sent = self.sync(store);
        assert_eq!(sent.problems, []);
    }
}

pub fn payload(record: [u8; 16], text: &str) -> Payload {
    Payload {
        kind: "summary".into(),
        action: Action::Made,
        version: 1,
        record: RecordId(Uuid::from_bytes(record)),
        hlc: Hlc::at_ms(1_795_000_000_000),
        operation: "summary.publish".into(),
        part: 0,
        supersedes: Vec::new(),
        body: Fields::from_iter([("text".to_owned(), text.into())]),
    }
}

/// A founder and a member, in step.
pub fn pair(store: &dyn Store) -> (Person, Person) {
    let (mut doctor, mut lay) = (Person::new(1), Person::new(2));
    doctor.found();
    doctor.sync(store);
    doctor.let_in(&mut lay, store, Standing::Member);
    (doctor, lay)
}

impl Person {
    /// The quality team's events after an exchange.
    pub fn sync_events(&mut self, store: &dyn Store) -> BTreeSet<EventId> {
        self.sync(store);
        self.local.events(QUALITY)
    }
}
