//! Packs: what goes in comes out, and nothing else is believed.

use cf_ledger::{DeviceKey, EventId, FeedId, Incarnation, Salt};
use cf_sync::channel::SharedChannel;
use cf_sync::keys::SealSecret;
use cf_sync::object::{self, Header, Kind, ObjectError, Signed, SpaceId, push_varint};
use cf_sync::segment::pack::{self, Piece};
use cf_sync::segment::{self, Author, Deps, Frame, Opened, Statement};
use cf_sync::space::Half;
use cf_sync::testing::device;
use ciborium::Value;
use proptest::prelude::*;

const KEY: [u8; 32] = [0x55; 32];

fn key() -> SealSecret {
    SealSecret::new(KEY)
}

fn signer() -> std::sync::Arc<DeviceKey> {
    device(1, "laptop").sign
}

fn author() -> Author {
    Author {
        space: SpaceId([1; 16]),
        channel: SharedChannel::QUALITY,
        device: signer().public(),
        incarnation: Incarnation([6; 16]),
    }
}

/// A feed of segments as they were sent, each opened again.
pub fn feed(
    events: &[Vec<Frame>],
    first: u64,
    more: impl Fn(usize, &mut Statement),
) -> Vec<Opened> {
    let Author { space, channel, device, incarnation } = author();
    let (mut prev, mut before) = ([0; 32], 0);
    let mut opened = Vec::new();
    for (at, frames) in events.iter().enumerate() {
        let mut statement = Statement {
            version: 1,
            space,
            channel,
            epoch: 1,
            device,
            incarnation,
            seq: first + at as u64,
            prev,
            before,
            count: 0,
            root: [0; 32],
            members: vec![EventId([7; 32])],
            deps: Deps { heights: vec![(FeedId([at as u8; 32]), 3)], digest: [9; 32] },
            app: "test 1".into(),
            wall_ms: 1_795_000_000_000 + at as u64,
            more: Default::default(),
        };
        more(at, &mut statement);
        let sealed = segment::seal(statement, frames, &signer(), &key()).unwrap();
        let segment = segment::label(&sealed.bytes).unwrap().open(&key()).unwrap();
        prev = segment.statement_hash;
        before += frames.len() as u64;
        opened.push(segment);
    }
    opened
}

pub fn pieces(feed: &[Opened]) -> Vec<Piece> {
    feed.iter()
        .map(|opened| Piece { trace: opened.trace.clone(), frames: opened.frames.clone() })
        .collect()
}

fn events(segments: usize) -> Vec<Vec<Frame>> {
    let frame = |n: usize| Frame { salt: Salt([n as u8; 16]), bytes: format!("event {n}").into() };
    (0..segments).map(|at| (0..=at % 3).map(|n| frame(at * 3 + n)).collect()).collect()
}

fn sealed(feed: &[Opened]) -> Vec<u8> {
    pack::seal(&author(), &[0; 32], &pieces(feed), &key()).unwrap().0
}

fn open(bytes: &[u8]) -> Result<Vec<Opened>, ObjectError> {
    pack::label(bytes)?.open(&key())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn segments_come_out_of_a_pack_as_they_went_in(
        events in prop::collection::vec(
            prop::collection::vec((any::<[u8; 16]>(), prop::collection::vec(any::<u8>(), 0..300)), 1..5), 1..12),
        newer in prop::collection::btree_map("[A-Z]{1,3}", any::<u64>(), 0..3),
    ) {
        let events: Vec<Vec<Frame>> = events
            .into_iter()
            .map(|frames| frames.into_iter().map(|(salt, bytes)| Frame { salt: Salt(salt), bytes }).collect())
            .collect();
        let feed = feed(&events, 1, |at, statement| {
            for (name, value) in &newer {
                statement.more.put(name, *value + at as u64);
            }
            if at % 2 == 1 {
                statement.deps = Deps::default();
            }
        });
        let out = open(&sealed(&feed)).unwrap();
        prop_assert_eq!(out.len(), feed.len());
        for (out, went_in) in out.iter().zip(&feed) {
            prop_assert_eq!(out.statement_hash, went_in.statement_hash);
            prop_assert_eq!(&out.statement, &went_in.statement);
            prop_assert_eq!(&out.frames, &went_in.frames);
            prop_assert_eq!(&out.trace.said, &went_in.trace.said);
        }
        // What came out can be packed again, by whoever read it.
        let again = open(&sealed(&out)).unwrap();
        prop_assert_eq!(again.last().unwrap().statement_hash, feed.last().unwrap().statement_hash);
    }

    #[test]
    fn a_pack_with_any_byte_changed_or_cut_off_is_refused(at in any::<prop::sample::Index>(), flip in 1..=255_u8, repair in any::<bool>()) {
        let good = sealed(&feed(&events(5), 1, |_, _| {}));
        let mut bytes = good.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if repair && at < bytes.len() - 36 {
            trailer(&mut bytes);
        }
        // A changed header may only be refused or say the same.
        if let Ok(out) = open(&bytes) {
            prop_assert_eq!(out, open(&good).unwrap().into_iter().map(|mut opened| {
                opened.hash = object::read(&bytes).unwrap().hash;
                opened
            }).collect::<Vec<_>>());
        }
        prop_assert!(open(&good[..at]).is_err());
    }
}

fn trailer(bytes: &mut Vec<u8>) {
    bytes.truncate(bytes.len() - 36);
    let hash = blake3::hash(bytes);
    bytes.extend_from_slice(hash.as_bytes());
    bytes.extend_from_slice(b"1GSV");
}

/// A pack that is put together by hand, with what a cheat may change.
struct Forgery {
    feed: Vec<Opened>,
    said: Vec<Vec<u8>>,
    frames: Vec<Frame>,
    first: u64,
    last: u64,
    segments: Option<usize>,
    signature: cf_ledger::Signature,
    prev: [u8; 32],
    unpacked: Option<usize>,
}

impl Forgery {
    fn of(feed: Vec<Opened>) -> Self {
        Self {
            said: feed.iter().map(|opened| opened.trace.said.clone()).collect(),
            frames: feed.iter().flat_map(|opened| opened.frames.clone()).collect(),
            first: feed[0].statement.seq,
            last: feed.last().unwrap().statement.seq,
            segments: None,
            signature: feed.last().unwrap().trace.signature.unwrap(),
            prev: [0; 32],
            unpacked: None,
            feed,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let author = author();
        let bytes = |bytes: &[u8]| Value::Bytes(bytes.to_vec());
        let members = [
            ("a", author.channel.name().into()),
            ("c", self.feed[0].statement.before.into()),
            ("d", bytes(&author.device.0)),
            ("e", 1.into()),
            ("i", bytes(&author.incarnation.0)),
            ("p", bytes(&self.prev)),
            ("q", self.first.into()),
            ("s", bytes(&author.space.0)),
            ("v", 1.into()),
        ];
        let members = members.map(|(name, value)| (Value::Text(name.to_owned()), value));
        let mut head = Vec::new();
        ciborium::into_writer(&Value::Map(members.into()), &mut head).unwrap();
        let mut plain = Vec::new();
        Signed { statement: head, signature: self.signature }.push(&mut plain);
        let mut inside = Vec::new();
        push_varint(&mut inside, self.segments.unwrap_or(self.said.len()));
        for said in &self.said {
            push_varint(&mut inside, said.len());
            inside.extend_from_slice(said);
        }
        for frame in &self.frames {
            push_varint(&mut inside, frame.bytes.len());
            inside.extend_from_slice(&frame.salt.0);
            inside.extend_from_slice(&frame.bytes);
        }
        push_varint(&mut plain, self.unpacked.unwrap_or(inside.len()));
        plain.extend_from_slice(&zstd::bulk::compress(&inside, 3).unwrap());
        let body = object::seal_body(&plain, &[key().public()]).unwrap();
        let header = Header {
            space: Some(author.space),
            audience: Some(author.channel.name().to_owned()),
            epoch: Some(1),
            feed: Some(author.feed()),
            first: Some(self.first),
            last: Some(self.last),
            ..Header::default()
        };
        object::write(Kind::Pack, &header, &body).unwrap()
    }
}

fn refusal(change: impl FnOnce(&mut Forgery)) -> ObjectError {
    let mut forgery = Forgery::of(feed(&events(6), 1, |_, _| {}));
    assert!(open(&forgery.bytes()).is_ok(), "unchanged it is accepted");
    change(&mut forgery);
    open(&forgery.bytes()).unwrap_err()
}

#[test]
fn what_was_not_signed_is_refused() {
    use ObjectError::{Bomb, Malformed, Mislabelled, Signature};
    let end = Malformed("bytes after its end");
    assert_eq!(refusal(|pack| pack.said.swap(0, 3)), Signature, "statements of equal length");
    assert_eq!(refusal(|pack| pack.frames.swap(1, 2)), Signature, "events in another order");
    assert_eq!(refusal(|pack| pack.frames[4].bytes[0] ^= 1), Signature, "another event");
    assert_eq!(refusal(|pack| pack.frames[4].salt.0[0] ^= 1), Signature, "another salt");
    assert_eq!(refusal(|pack| pack.prev = [1; 32]), Signature, "another beginning");
    let earlier = |pack: &mut Forgery| pack.signature = pack.feed[4].trace.signature.unwrap();
    assert_eq!(refusal(earlier), Signature, "the signature of the one before");
    let another = |pack: &mut Forgery| {
        let statement = pack.feed[5].statement.encode().unwrap();
        pack.signature = device(2, "x").sign.sign(segment::CONTEXT, &statement);
    };
    assert_eq!(refusal(another), Signature, "somebody else's signature");
    let shorter = |pack: &mut Forgery| {
        pack.said.pop();
    };
    assert_eq!(refusal(shorter), Mislabelled, "one less than the label says");
    let cut = |pack: &mut Forgery| {
        pack.said.pop();
        pack.last -= 1;
    };
    assert_eq!(refusal(cut), Signature, "the end cut off");
    assert_eq!(refusal(|pack| pack.frames.push(pack.frames[0].clone())), end);
    assert!(matches!(refusal(|pack| pack.frames.truncate(3)), Malformed(_)));
    assert_eq!(refusal(|pack| pack.segments = Some(usize::MAX >> 32)), ObjectError::TooLarge);
    assert_eq!(refusal(|pack| pack.unpacked = Some(33 << 20)), Bomb);
    assert_eq!(refusal(|pack| pack.unpacked = Some(900_000)), Bomb, "more than a hundredfold");
    assert!(matches!(refusal(|pack| pack.unpacked = Some(20)), Bomb));
    let telling = |pack: &mut Forgery| {
        pack.said[0] = {
            let mut said: Value = ciborium::from_reader(pack.said[0].as_slice()).unwrap();
            said.as_map_mut().unwrap().insert(0, (Value::Text("e".into()), 1.into()));
            let mut bytes = Vec::new();
            ciborium::into_writer(&said, &mut bytes).unwrap();
            bytes
        }
    };
    assert!(matches!(refusal(telling), Malformed(_)), "says what follows from the label");
}

#[test]
fn a_pack_claims_no_more_events_than_it_holds() {
    let many = |count: u64| {
        move |pack: &mut Forgery| {
            let mut said: Value = ciborium::from_reader(pack.said[0].as_slice()).unwrap();
            for (name, value) in said.as_map_mut().unwrap() {
                if *name == Value::Text("n".into()) {
                    *value = count.into();
                }
            }
            pack.said[0].clear();
            ciborium::into_writer(&said, &mut pack.said[0]).unwrap();
        }
    };
    assert_eq!(refusal(many(1 << 40)), ObjectError::TooLarge);
    assert_eq!(refusal(many(4097)), ObjectError::TooLarge);
    assert!(matches!(refusal(many(4000)), ObjectError::Malformed(_)));
}

#[test]
fn a_pack_is_for_one_key_and_begins_anywhere() {
    let all = feed(&events(6), 1, |_, _| {});
    let later =
        pack::seal(&author(), &all[2].statement_hash, &pieces(&all[3..]), &key()).unwrap().0;
    let label = pack::label(&later).unwrap();
    assert_eq!((label.first, label.last), (4, 6));
    assert_eq!(label.open(&key()).unwrap()[2].statement_hash, all[5].statement_hash);
    assert_eq!(label.open(&SealSecret::new([1; 32])), Err(ObjectError::NoKey));
    let mixed = feed(&events(3), 1, |at, statement| statement.epoch = 1 + at as u32 / 2);
    let refused = pack::seal(&author(), &[0; 32], &pieces(&mixed), &key());
    assert_eq!(refused.unwrap_err(), ObjectError::OtherAudience);
    let mut unsigned = pieces(&all);
    unsigned.last_mut().unwrap().trace.signature = None;
    let refused = pack::seal(&author(), &[0; 32], &unsigned, &key());
    assert_eq!(refused.unwrap_err(), ObjectError::Signature);
    assert!(pack::seal(&author(), &[0; 32], &[], &key()).is_err());
}

#[test]
fn a_segment_is_no_pack_and_a_pack_no_segment() {
    let feed = feed(&events(2), 1, |_, _| {});
    assert_eq!(segment::label(&sealed(&feed)).unwrap_err(), ObjectError::Mislabelled);
    let loose = segment::seal(feed[0].statement.clone(), &feed[0].frames, &signer(), &key());
    assert_eq!(pack::label(&loose.unwrap().bytes).unwrap_err(), ObjectError::Mislabelled);
}

#[test]
fn a_segment_that_is_sealed_again_says_the_same_in_other_bytes() {
    let all = feed(&events(3), 1, |_, statement| statement.more.put("future", 7));
    let again = |prev: &[u8; 32], frames: &[Frame]| {
        let signed = all[1].trace.signed(&author(), prev, frames)?;
        segment::seal_signed(&signed, frames, &Half::Secret(key()))
    };
    let sealed = again(&all[0].statement_hash, &all[1].frames).unwrap();
    let opened = segment::label(&sealed.bytes).unwrap().open(&key()).unwrap();
    assert_eq!(opened.statement, all[1].statement);
    assert_eq!(opened.statement_hash, all[1].statement_hash);
    assert_ne!(opened.hash, all[1].hash);
    assert_eq!(again(&[0; 32], &all[1].frames).unwrap_err(), ObjectError::Signature);
    assert_eq!(again(&all[0].statement_hash, &all[2].frames).unwrap_err(), ObjectError::Signature);
}
