//! What is written comes back, also what we do not understand; and nothing that is read can end the
//! program.

use crate::golden;
use cf_ledger::{DevicePublic, EventId, FeedId, Incarnation, Salt};
use cf_sync::channel::SharedChannel;
use cf_sync::invite::{Invitation, InviteSecret, requests};
use cf_sync::keys::SealSecret;
use cf_sync::names::{self, PackName, SegmentName, TipName};
use cf_sync::object::{self, ObjectHash, SpaceId};
use cf_sync::segment::{self, Deps, Frame, Statement, pack};
use cf_sync::space::{EpochKey, SignedGenesis};
use cf_sync::testing::{MemoryStore, device};
use cf_sync::tip::Tip;
use proptest::prelude::*;

prop_compose! {
    fn statements()(
        ids in any::<([u8; 16], [u8; 32], [u8; 16], [u8; 32])>(),
        numbers in (1..u64::MAX, any::<u64>(), any::<u32>(), any::<u64>()),
        members in prop::collection::vec(any::<[u8; 32]>().prop_map(EventId), 0..4),
        heights in prop::collection::vec((any::<[u8; 32]>().prop_map(FeedId), any::<u64>()), 0..4),
        channel in prop::sample::select(SharedChannel::records().chain([SharedChannel::MEMBERS]).collect::<Vec<_>>()),
        app in ".{0,12}",
        newer in prop::collection::btree_map("[A-Z]{1,3}", any::<u64>(), 0..4),
    ) -> Statement {
        let mut statement = Statement {
            version: 1,
            space: SpaceId(ids.0),
            channel,
            epoch: numbers.2,
            device: DevicePublic(ids.1),
            incarnation: Incarnation(ids.2),
            seq: numbers.0,
            prev: ids.3,
            before: numbers.1,
            count: numbers.3,
            root: ids.1,
            members,
            deps: if heights.is_empty() { Deps::default() } else { Deps { heights, digest: ids.3 } },
            app,
            wall_ms: numbers.3,
            more: Default::default(),
        };
        for (name, value) in newer {
            statement.more.put(&name, value);
        }
        statement
    }
}

proptest! {
    #[test]
    fn a_statement_comes_back_byte_for_byte_with_what_is_newer(statement in statements()) {
        let bytes = statement.encode().unwrap();
        let read = Statement::decode(&bytes).unwrap();
        prop_assert_eq!(&read, &statement);
        prop_assert_eq!(read.encode().unwrap(), bytes);
    }

    #[test]
    fn a_statement_has_one_form_only(statement in statements(), at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut bytes = statement.encode().unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(read) = Statement::decode(&bytes) {
            prop_assert_eq!(read.encode().unwrap(), bytes);
        }
    }

    #[test]
    fn events_come_back_byte_for_byte_whatever_they_hold(
        events in prop::collection::vec((any::<[u8; 16]>(), prop::collection::vec(any::<u8>(), 0..400)), 1..40),
        dull in 0..60_000_usize,
    ) {
        let mut frames: Vec<Frame> = events.into_iter().map(|(salt, bytes)| Frame { salt: Salt(salt), bytes }).collect();
        frames.push(Frame { salt: Salt([0; 16]), bytes: vec![b' '; dull] });
        let own = device(1, "laptop");
        let key = SealSecret::new([3; 32]);
        let mut statement = golden::statement(&own);
        statement.seq = 9;
        let sealed = segment::seal(statement, &frames, &own.sign, &key).unwrap();
        let opened = segment::label(&sealed.bytes).unwrap().open(&key).unwrap();
        prop_assert_eq!(opened.frames, frames);
        prop_assert_eq!(opened.hash, sealed.hash);
    }

    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn no_change_to_a_golden_file_ends_the_program(
        file in 0..golden::FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        repair in any::<bool>(),
    ) {
        let mut bytes = golden::file(golden::FILES[file]);
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if repair {
            // A trailer that holds lets the changes through to the readers behind it.
            let content = bytes.len().saturating_sub(36);
            bytes.truncate(content);
            let hash = blake3::hash(&bytes);
            bytes.extend_from_slice(hash.as_bytes());
            bytes.extend_from_slice(b"1GSV");
        }
        read_as_everything(&bytes);
    }

    #[test]
    fn names_come_back(feed in any::<[u8; 32]>(), seq in 0..10_000_000_000_u64, hash in any::<[u8; 32]>(), copy in "[ ()A-Za-z0-9-]{0,20}") {
        let (feed, hash) = (FeedId(feed), ObjectHash(hash));
        let segment = names::segment(SharedChannel::QUALITY, feed, seq, hash);
        prop_assert!(segment.len() <= 120 && segment.is_ascii() && segment == segment.to_lowercase());
        prop_assert_eq!(SegmentName::read(&segment), Some(SegmentName { seq, hash: hash.short() }));
        let tip = names::tip(feed, seq, hash);
        prop_assert_eq!(TipName::read(&tip), Some(TipName { feed, at: SegmentName { seq, hash: hash.short() } }));
        let pack = names::pack(feed, 1, seq.max(1), hash);
        prop_assert!(pack.len() <= 120 && pack.is_ascii() && pack == pack.to_lowercase());
        prop_assert_eq!(PackName::read(&pack), Some(PackName { first: 1, last: seq.max(1), hash: hash.short() }));
        // A mark that a folder service adds changes nothing.
        let renamed = segment.replace(".vseg", &format!("{copy}.vseg"));
        prop_assert_eq!(SegmentName::read(&renamed), SegmentName::read(&segment));
    }

    #[test]
    fn no_name_ends_the_program(name in ".{0,80}") {
        let _ = SegmentName::read(&name);
        let _ = TipName::read(&name);
        let _ = PackName::read(&format!("p/{name}.vpak"));
        let _ = SegmentName::read(&format!("f/{name}.vseg"));
        let _ = TipName::read(&format!("t/{name}.vtip"));
    }
}

/// Reads bytes with every reader there is.
fn read_as_everything(bytes: &[u8]) {
    let own = device(1, "laptop");
    let key = golden::epoch();
    let _ = object::read(bytes);
    let _ = object::Signed::read(bytes);
    let _ = Statement::decode(bytes);
    if let Ok(label) = segment::label(bytes) {
        let _ = label.open(&key);
    }
    if let Ok(label) = pack::label(bytes) {
        let _ = label.open(&key);
    }
    let _ = Tip::open(bytes, &own.sign.public());
    let _ = SignedGenesis::read(bytes.to_vec());
    let _ = EpochKey::unwrap(bytes, SpaceId([1; 16]), &own.seal);
    let _ = object::open_body(bytes, &key);
    let store = MemoryStore::default();
    let secret = InviteSecret::new([0xdd; 16]);
    store.overwrite(
        &format!("{}0000000000000000.vinv", names::mailbox(&secret.mailbox())),
        bytes.to_vec(),
    );
    let invitation = Invitation { secret, offer: ObjectHash([0; 32]) };
    let _ = requests(&store, &invitation);
}
