//! What somebody does who means harm, with all the keys of a member: each is refused, told by its
//! own code, and the others go on. What needs no key at all is in `bad_objects` and `forged`.

use crate::forged::{Forge, forge, frames, resealed, statement};
use crate::world::{Person, QUALITY, THOROUGH};
use cf_domain::word::Audience;
use cf_ledger::{Channel, Incarnation};
use cf_sync::keys::{SealPublic, SealSecret};
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::member::Standing;
use cf_sync::object::{self, Kind, Signed};
use cf_sync::space::{EpochKey, Half};
use cf_sync::testing::MemoryStore;
use cf_sync::{SharedChannel, Store as _, admin, names, segment};
use rstest::rstest;
use std::collections::BTreeSet;

/// What a reader's exchange tells, by code.
fn told(reader: &mut Person, store: &MemoryStore) -> BTreeSet<&'static str> {
    let report = reader.try_sync(store, THOROUGH).unwrap();
    report.problems.iter().map(|problem| problem.code.text()).collect()
}

/// Another member says something, and it arrives in spite of everything.
fn others_go_on(forge: &mut Forge) {
    let said = forge.doctor.note(QUALITY, "meanwhile");
    forge.doctor.sync(&forge.store);
    forge.lay.sync(&forge.store);
    assert!(forge.lay.local.events(QUALITY).contains(&said));
}

fn own(of: &Person) -> OwnDevice {
    of.local.own_device().unwrap()
}

/// Seals bytes of a segment's inside anew, under a label of one's choice.
fn relabelled(bytes: &[u8], key: &SealSecret, to: SharedChannel, with: &SealSecret) -> Vec<u8> {
    let object = object::read(bytes).unwrap();
    let plain = object::open_body(object.body, key).unwrap();
    let mut header = object.header.clone();
    header.audience = Some(to.name().to_owned());
    let body = object::seal_body(&plain, &[with.public()]).unwrap();
    object::write(Kind::Segment, &header, &body).unwrap()
}

#[test]
fn a_replayed_segment_is_taken_once_wherever_it_lies() {
    let mut forge = forge();
    forge.doctor.note(QUALITY, "once");
    forge.doctor.sync(&forge.store);
    let (name, bytes) = crate::bad_objects::last_segment(&forge.store);
    for copy in ["f/elsewhere/0000000001.vseg", "f/0000000009-again.vseg"] {
        forge.store.overwrite(copy, bytes.clone());
    }
    forge.store.overwrite(&name.replace("0000000001", "0000000002"), bytes);
    told(&mut forge.lay, &forge.store);
    assert_eq!(forge.lay.local.events(QUALITY).len(), 1);
    others_go_on(&mut forge);
    assert_eq!(forge.lay.local.envelopes(QUALITY).len(), 2);
}

#[test]
fn a_statement_that_is_forwarded_to_other_readers_is_refused() {
    let mut forge = forge();
    let safeguarding = Channel::Records(Audience::Safeguarding);
    let secret = SealSecret::new([0x5a; 32]);
    let mut statement = statement(forge.space, &own(&forge.doctor));
    statement.channel = SharedChannel::new(safeguarding).unwrap();
    let sealed =
        segment::seal(statement.clone(), &frames(), &own(&forge.doctor).sign, &secret).unwrap();
    let bytes = relabelled(&sealed.bytes, &secret, SharedChannel::QUALITY, &forge.key);
    let hash = object::read(&bytes).unwrap().hash;
    let name = names::segment(SharedChannel::QUALITY, statement.feed(), 1, hash);
    forge.store.overwrite(&name, bytes);
    assert_eq!(forge.codes(), ["other-audience"]);
    others_go_on(&mut forge);
}

#[rstest]
#[case::stripped(|signature: &mut [u8]| signature.fill(0))]
#[case::of_small_order(|signature: &mut [u8]| { signature.fill(0); signature[0] = 1; })]
#[case::of_another_statement(|signature: &mut [u8]| signature.reverse())]
fn a_signature_that_does_not_hold_is_refused(#[case] harm: fn(&mut [u8])) {
    let mut forge = forge();
    let statement = statement(forge.space, &own(&forge.doctor));
    let sealed =
        segment::seal(statement.clone(), &frames(), &own(&forge.doctor).sign, &forge.key).unwrap();
    let bytes = resealed(&sealed.bytes, &forge.key, |plain| {
        let mut rest = plain.as_slice();
        Signed::take(&mut rest).unwrap();
        let end = plain.len() - rest.len();
        harm(&mut plain[end - 64..end]);
    });
    let hash = object::read(&bytes).unwrap().hash;
    forge.store.overwrite(&names::segment(statement.channel, statement.feed(), 1, hash), bytes);
    assert_eq!(forge.codes(), ["bad-signature"]);
    others_go_on(&mut forge);
}

#[test]
fn a_member_who_speaks_in_a_colleague_s_feed_is_refused() {
    let mut forge = forge();
    // The colleague's key in the statement, one's own signature below it.
    let statement = statement(forge.space, &own(&forge.doctor));
    let genuine =
        segment::seal(statement.clone(), &frames(), &own(&forge.doctor).sign, &forge.key).unwrap();
    let signed = Signed::new(
        segment::CONTEXT,
        {
            let plain =
                object::open_body(object::read(&genuine.bytes).unwrap().body, &forge.key).unwrap();
            Signed::take(&mut plain.as_slice()).unwrap().statement
        },
        &own(&forge.lay).sign,
    );
    let bytes = resealed(&genuine.bytes, &forge.key, |plain| {
        let mut rest = plain.as_slice();
        Signed::take(&mut rest).unwrap();
        let frames = rest.to_vec();
        plain.clear();
        signed.push(plain);
        plain.extend_from_slice(&frames);
    });
    let hash = object::read(&bytes).unwrap().hash;
    forge.store.overwrite(&names::segment(statement.channel, statement.feed(), 1, hash), bytes);
    assert_eq!(forge.codes(), ["bad-signature"]);
    others_go_on(&mut forge);
}

#[rstest]
#[case::lay_reader(Standing::LayReader)]
#[case::member_without_it(Standing::Member)]
fn who_publishes_where_they_may_not_is_left_aside(#[case] standing: Standing) {
    let mut forge = forge();
    let person = own(&forge.lay).person;
    let open = if standing == Standing::LayReader {
        BTreeSet::from([SharedChannel::QUALITY])
    } else {
        BTreeSet::new()
    };
    forge
        .doctor
        .with(|local, ambient| admin::change(local, person, standing, &open, ambient))
        .unwrap();
    forge.doctor.sync(&forge.store);
    forge.lay.sync(&forge.store);
    // Their own app would not send it, so it takes another: with a key that readers know.
    let newest = forge.doctor.local.keys().unwrap();
    let newest = newest.iter().filter(|key| key.channel == SharedChannel::QUALITY);
    let key = newest.max_by_key(|key| key.epoch).unwrap();
    let mut statement = statement(forge.space, &own(&forge.lay));
    statement.epoch = key.epoch;
    let sealed =
        segment::seal(statement.clone(), &frames(), &own(&forge.lay).sign, key.secret().unwrap());
    forge.place(&statement, &sealed.unwrap());
    let report = forge.doctor.try_sync(&forge.store, THOROUGH).unwrap();
    let codes: Vec<_> = report.problems.iter().map(|problem| problem.code.text()).collect();
    assert_eq!((report.received, codes), (0, vec!["not-theirs"]));
}

#[test]
fn a_removed_member_with_the_whole_store_and_a_backdated_clock_is_not_heard() {
    let mut forge = forge();
    forge.lay.note(QUALITY, "before");
    forge.lay.sync(&forge.store);
    forge.doctor.sync(&forge.store);
    let person = own(&forge.lay).person;
    forge.doctor.with(|local, ambient| admin::remove(local, person, ambient)).unwrap();
    forge.doctor.sync(&forge.store);
    for (seq, incarnation) in
        [(1, Incarnation([9; 16])), (1, forge.lay.local.incarnation().unwrap())]
    {
        let mut statement = statement(forge.space, &own(&forge.lay));
        statement.incarnation = incarnation;
        statement.seq = seq;
        statement.wall_ms = 0;
        let sealed =
            segment::seal(statement.clone(), &frames(), &own(&forge.lay).sign, &forge.key).unwrap();
        forge.place(&statement, &sealed);
    }
    let before = forge.doctor.local.events(QUALITY);
    let codes = told(&mut forge.doctor, &forge.store);
    assert!(codes.contains("after-removal"), "{codes:?}");
    assert_eq!(forge.doctor.local.events(QUALITY), before);
    // Nor do they read what is said now.
    let readable = |forge: &Forge| {
        let segments = forge.store.all().into_iter().filter(|(name, _)| name.ends_with(".vseg"));
        segments
            .filter(|(_, bytes)| segment::label(bytes).unwrap().open(&forge.key).is_ok())
            .count()
    };
    let known = readable(&forge);
    forge.doctor.note(QUALITY, "among ourselves");
    assert_eq!(forge.doctor.sync(&forge.store).pending, 0);
    assert_eq!(readable(&forge), known);
}

#[test]
fn a_mauled_keyring_is_told_and_gives_no_key() {
    let forge = forge();
    let keyring = forge.store.all().into_iter().find(|(name, _)| name.starts_with("k/quality/"));
    let (name, bytes) = keyring.unwrap();
    let mut newcomer = Person::new(3);
    let Forge { mut doctor, store, .. } = forge;
    let half = bytes.len() / 2;
    let mut flipped = bytes.clone();
    flipped[half] ^= 1;
    let page = b"<html>".to_vec();
    for (mark, harm) in [("a", flipped), ("b", bytes[..half].to_vec()), ("c", page)] {
        store.overwrite(&format!("k/quality/000009-{mark}.vkey"), harm);
    }
    // A segment that calls itself a keyring.
    doctor.note(QUALITY, "summary");
    doctor.sync(&store);
    let (_, segment) = crate::bad_objects::last_segment(&store);
    store.overwrite("k/quality/000009-d.vkey", segment);
    let report = doctor.try_sync(&store, THOROUGH).unwrap();
    let codes: BTreeSet<_> = report.problems.iter().map(|problem| problem.code.text()).collect();
    assert_eq!(codes, BTreeSet::from(["damaged", "foreign", "mislabelled"]));
    assert!(store.all().contains_key(&name));
    for bad in ["a", "b", "c", "d"] {
        store.delete(&format!("k/quality/000009-{bad}.vkey")).unwrap();
    }
    doctor.let_in(&mut newcomer, &store, Standing::Member);
    assert_eq!(newcomer.local.events(QUALITY).len(), 1);
}

#[test]
fn a_key_whose_halves_do_not_fit_is_refused() {
    let forge = forge();
    let Forge { doctor, space, .. } = forge;
    let own = own(&doctor);
    let key = EpochKey {
        channel: SharedChannel::QUALITY,
        epoch: 7,
        half: Half::Secret(SealSecret::new([7; 32])),
        signer: own.sign.public(),
    };
    let (bytes, _) = key.wrap(space, &[own.seal.public()], &own.sign, 0).unwrap();
    assert_eq!(EpochKey::unwrap(&bytes, space, &own.seal), Ok(key));
    let object = object::read(&bytes).unwrap();
    for (audience, epoch) in [("safeguarding", 7), ("quality", 8)] {
        let mut header = object.header.clone();
        header.audience = Some(audience.to_owned());
        header.epoch = Some(epoch);
        let moved = object::write(Kind::Keyring, &header, object.body).unwrap();
        assert!(EpochKey::unwrap(&moved, space, &own.seal).is_err());
    }
}

#[test]
fn keys_of_small_order_are_nobody_s() {
    for weak in [[0; 32], std::array::from_fn(|at| u8::from(at == 0))] {
        assert!(SealPublic::new(weak).is_err());
    }
}
