//! What a malicious member or stranger can make up.

use crate::bad_objects::last_segment;
use crate::world::{Person, QUALITY, THOROUGH, pair};
use cf_ledger::Incarnation;
use cf_sync::channel::SharedChannel;
use cf_sync::keys::SealSecret;
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::names;
use cf_sync::object::{self, Kind, ObjectError, SpaceId};
use cf_sync::segment::{self, Deps, Frame, Sealed, Statement};
use cf_sync::space::EpochKey;
use cf_sync::testing::{MemoryStore, device};

/// The keys and place of the pair's space.
struct Forge {
    space: SpaceId,
    key: SealSecret,
    store: MemoryStore,
    doctor: Person,
    lay: Person,
}

fn forge() -> Forge {
    let store = MemoryStore::default();
    let (doctor, lay) = pair(&store);
    let keys = lay.local.keys().unwrap();
    let key = keys.into_iter().find(|key| key.channel == SharedChannel::QUALITY).unwrap();
    let key = key.secret().unwrap().clone();
    let space = lay.local.space().unwrap().unwrap().genesis.space;
    Forge { space, key, store, doctor, lay }
}

fn statement(space: SpaceId, own: &OwnDevice) -> Statement {
    Statement {
        version: 1,
        space,
        channel: SharedChannel::QUALITY,
        epoch: 1,
        device: own.sign.public(),
        incarnation: Incarnation([4; 16]),
        seq: 1,
        prev: [0; 32],
        before: 0,
        count: 0,
        root: [0; 32],
        members: Vec::new(),
        deps: Deps::default(),
        app: "forge".into(),
        wall_ms: 0,
        more: Default::default(),
    }
}

fn frames() -> Vec<Frame> {
    let bytes = crate::world::payload([1; 16], "forged").encode().unwrap();
    vec![Frame { salt: cf_ledger::Salt([2; 16]), bytes }]
}

impl Forge {
    fn place(&self, statement: &Statement, sealed: &Sealed) {
        let name = names::segment(statement.channel, statement.feed(), statement.seq, sealed.hash);
        self.store.overwrite(&name, sealed.bytes.clone());
    }

    fn codes(&mut self) -> Vec<&'static str> {
        let report = self.lay.try_sync(&self.store, THOROUGH).unwrap();
        assert_eq!(report.received, 0);
        report.problems.iter().map(|problem| problem.code.text()).collect()
    }
}

#[test]
fn a_segment_signed_by_nobody_we_know_waits_until_they_are_admitted() {
    let mut forge = forge();
    let stranger = device(66, "outside");
    let statement = statement(forge.space, &stranger);
    let sealed = segment::seal(statement.clone(), &frames(), &stranger.sign, &forge.key).unwrap();
    forge.place(&statement, &sealed);
    assert_eq!(forge.codes(), ["unknown-member"]);
}

#[test]
fn a_segment_that_names_a_member_but_is_signed_by_another_is_refused() {
    let mut forge = forge();
    let stranger = device(66, "outside");
    let statement = statement(forge.space, &forge.doctor.local.own_device().unwrap());
    // Sealing checks its own work, so it takes a forger's hand to write this.
    assert_eq!(
        segment::seal(statement.clone(), &frames(), &stranger.sign, &forge.key),
        Err(ObjectError::Signature)
    );
    let genuine = segment::seal(
        statement.clone(),
        &frames(),
        &forge.doctor.local.own_device().unwrap().sign,
        &forge.key,
    );
    let bytes = resealed(&genuine.unwrap().bytes, &forge.key, |plain| {
        let end = plain.iter().position(|byte| *byte == 0xa0).unwrap_or(40);
        plain[end.max(40)] ^= 1;
    });
    forge.store.overwrite(
        &names::segment(statement.channel, statement.feed(), 1, object::read(&bytes).unwrap().hash),
        bytes,
    );
    let codes = forge.codes();
    assert!(["bad-signature", "malformed"].contains(&codes[0]), "{codes:?}");
}

/// Opens the encryption, changes what is inside, and seals it again, as a malicious member can.
fn resealed(bytes: &[u8], key: &SealSecret, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let object = object::read(bytes).unwrap();
    let mut plain = object::open_body(object.body, key).unwrap();
    change(&mut plain);
    let body = object::seal_body(&plain, &[key.public()]).unwrap();
    object::write(Kind::Segment, &object.header, &body).unwrap()
}

#[test]
fn events_that_are_not_those_that_were_signed_are_refused() {
    let mut forge = forge();
    let own = forge.doctor.local.own_device().unwrap();
    let statement = statement(forge.space, &own);
    let sealed = segment::seal(statement.clone(), &frames(), &own.sign, &forge.key).unwrap();
    let other = vec![Frame { salt: cf_ledger::Salt([3; 16]), ..frames()[0].clone() }];
    let swapped = segment::seal(statement.clone(), &other, &own.sign, &forge.key).unwrap();
    let theirs = object::open_body(object::read(&swapped.bytes).unwrap().body, &forge.key).unwrap();
    let bytes = resealed(&sealed.bytes, &forge.key, |plain| {
        // The first statement and signature with the second's events. Both have the same length.
        let mut rest = plain.as_slice();
        object::Signed::take(&mut rest).unwrap();
        let at = plain.len() - rest.len();
        let mut theirs_rest = theirs.as_slice();
        object::Signed::take(&mut theirs_rest).unwrap();
        plain.truncate(at);
        plain.extend_from_slice(theirs_rest);
    });
    forge.store.overwrite(
        &names::segment(statement.channel, statement.feed(), 1, object::read(&bytes).unwrap().hash),
        bytes,
    );
    assert_eq!(forge.codes(), ["mislabelled"]);
}

#[test]
fn a_bomb_signed_by_a_member_is_refused() {
    let mut forge = forge();
    let own = forge.doctor.local.own_device().unwrap();
    let statement = statement(forge.space, &own);
    let sealed = segment::seal(statement.clone(), &frames(), &own.sign, &forge.key).unwrap();
    for claimed in [600 * 1024 * 1024, 4 * 1024 * 1024] {
        let packed = zstd::bulk::compress(&vec![0; 64 * 1024 * 1024], 3).unwrap();
        let bytes = resealed(&sealed.bytes, &forge.key, |plain| {
            let mut rest = plain.as_slice();
            object::Signed::take(&mut rest).unwrap();
            plain.truncate(plain.len() - rest.len());
            object::push_varint(plain, claimed);
            plain.extend_from_slice(&packed);
        });
        let name = names::segment(
            statement.channel,
            statement.feed(),
            1,
            object::read(&bytes).unwrap().hash,
        );
        forge.store.overwrite(&name, bytes);
        assert_eq!(forge.codes(), ["bomb"]);
        forge.store.lose(&name);
    }
}

#[test]
fn a_segment_sealed_to_a_second_reader_is_refused() {
    let mut forge = forge();
    let own = forge.doctor.local.own_device().unwrap();
    let statement = statement(forge.space, &own);
    let sealed = segment::seal(statement.clone(), &frames(), &own.sign, &forge.key).unwrap();
    let object = object::read(&sealed.bytes).unwrap();
    let plain = object::open_body(object.body, &forge.key).unwrap();
    let leak = SealSecret::new([8; 32]).public();
    let body = object::seal_body(&plain, &[forge.key.public(), leak]).unwrap();
    let bytes = object::write(Kind::Segment, &object.header, &body).unwrap();
    forge.store.overwrite(
        &names::segment(statement.channel, statement.feed(), 1, object::read(&bytes).unwrap().hash),
        bytes,
    );
    assert_eq!(forge.codes(), ["malformed"]);
}

#[test]
fn a_segment_that_does_not_follow_is_refused() {
    let mut forge = forge();
    let own = forge.doctor.local.own_device().unwrap();
    let mut statement = statement(forge.space, &own);
    statement.prev = [1; 32];
    let sealed = segment::seal(statement.clone(), &frames(), &own.sign, &forge.key).unwrap();
    forge.place(&statement, &sealed);
    assert_eq!(forge.codes(), ["out-of-step"]);
}

#[test]
fn a_key_handed_out_by_a_plain_member_is_not_used() {
    let mut forge = forge();
    let own = forge.lay.local.own_device().unwrap();
    let theirs = forge.doctor.local.own_device().unwrap();
    let key = EpochKey::new(SharedChannel::QUALITY, 99, [6; 32], own.sign.public());
    let (bytes, hash) = key.wrap(forge.space, &[theirs.seal.public()], &own.sign, 0).unwrap();
    forge.store.overwrite(&names::keyring(key.channel, key.epoch, hash), bytes);
    forge.doctor.note(QUALITY, "summary");
    let report = forge.doctor.sync(&forge.store);
    assert_eq!(
        report.problems.iter().map(|problem| problem.code.text()).collect::<Vec<_>>(),
        ["key-from-outside"]
    );
    let sealed = last_segment(&forge.store).1;
    assert_eq!(segment::label(&sealed).unwrap().epoch, 1);
}
