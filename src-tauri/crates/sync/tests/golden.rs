//! Golden files of format version 1. They are never edited: what was written once must be read for
//! ever. `age` draws its own random numbers, so encryption cannot be repeated byte for byte; what is
//! inside it can.

use cf_domain::{DeviceId, PersonId};
use cf_ledger::{DeviceKey, Incarnation, Salt};
use cf_sync::channel::SharedChannel;
use cf_sync::keys::SealSecret;
use cf_sync::local::{Local as _, OwnDevice};
use cf_sync::member::{Act, MemberEvent};
use cf_sync::object::{self, SpaceId};
use cf_sync::segment::pack::{self, Piece};
use cf_sync::segment::{self, Author, Deps, Frame, Opened, Statement};
use cf_sync::space::{EpochKey, Genesis, Half, SignedGenesis};
use cf_sync::testing::{MemoryLocal, MemoryStore};
use cf_sync::tip::Tip;
use cf_sync::{Ambient, Store as _, invite, names};
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

pub const FILES: [&str; 7] = [
    "genesis.vspace",
    "segment.vseg",
    "tip.vtip",
    "keyring.vkey",
    "offer.vinv",
    "request.vinv",
    "pack.vpak",
];

/// The code of the golden invitation.
const CODE: &str = "V1-VQEX-VQEX-VQEX-VQEX-VQEX-VQEX-VQAS";

/// The six words of the golden request.
const WORDS: [&str; 6] = ["intend", "example", "stock", "box", "plate", "chess"];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1").join(name)
}

pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

/// Keys that are written out here, so that they depend on nothing.
pub fn own() -> OwnDevice {
    OwnDevice {
        person: PersonId(Uuid::from_bytes([0x11; 16])),
        device: DeviceId(Uuid::from_bytes([0x22; 16])),
        name: "ward laptop".into(),
        sign: Arc::new(DeviceKey::from_secret(&[0x33; 32])),
        seal: SealSecret::new([0x44; 32]),
    }
}

pub fn epoch() -> SealSecret {
    SealSecret::new([0x55; 32])
}

pub fn genesis() -> Genesis {
    Genesis {
        space: SpaceId([1; 16]),
        name: "Northfield quality".into(),
        owner: own().sign.public(),
        founder: own().applicant("Dr Amara Okafor", "gp-quality-lead"),
        created_ms: 1_795_000_000_000,
    }
}

pub fn statement(own: &OwnDevice) -> Statement {
    let mut statement = Statement {
        version: 1,
        space: SpaceId([1; 16]),
        channel: SharedChannel::QUALITY,
        epoch: 1,
        device: own.sign.public(),
        incarnation: Incarnation([0x66; 16]),
        seq: 1,
        prev: [0; 32],
        before: 0,
        count: 0,
        root: [0; 32],
        members: vec![cf_ledger::EventId([0x77; 32])],
        deps: Deps { heights: vec![(cf_ledger::FeedId([0x88; 32]), 3)], digest: [0x99; 32] },
        app: "critical-friend 0.1.0".into(),
        wall_ms: 1_795_000_000_000,
        more: Default::default(),
    };
    statement.more.put("future", 7);
    statement
}

pub fn frames() -> Vec<Frame> {
    let frame = |salt: u8, text: &str| Frame {
        salt: Salt([salt; 16]),
        bytes: crate::world::payload([salt; 16], text).encode().unwrap(),
    };
    vec![frame(1, "Call bells out of reach in bay 3."), frame(2, "Kind staff; the ward is clean.")]
}

fn tip(segment: cf_sync::object::ObjectHash) -> Tip {
    Tip {
        space: SpaceId([1; 16]),
        channel: SharedChannel::QUALITY,
        feed: statement(&own()).feed(),
        seq: 1,
        segment,
        events: 2,
        reads: 1,
    }
}

/// Written once, by hand: `CF_WRITE_GOLDEN=1 cargo nextest run -p cf-sync golden`. It never
/// replaces a file.
pub fn write_once(name: &str, bytes: impl FnOnce() -> Vec<u8>) {
    if std::env::var_os("CF_WRITE_GOLDEN").is_some() && !path(name).exists() {
        std::fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        std::fs::write(path(name), bytes()).unwrap();
    }
}

#[test]
fn the_genesis_is_as_it_was() {
    write_once("genesis.vspace", || genesis().sign(&own().sign).unwrap().bytes);
    let bytes = file("genesis.vspace");
    assert_eq!(SignedGenesis::read(bytes.clone()).unwrap().genesis, genesis());
    assert_eq!(genesis().sign(&own().sign).unwrap().bytes, bytes, "nothing in it is random");
}

#[test]
fn the_segment_is_as_it_was() {
    let seal = || segment::seal(statement(&own()), &frames(), &own().sign, &epoch()).unwrap();
    write_once("segment.vseg", || seal().bytes);
    let bytes = file("segment.vseg");
    let opened = segment::label(&bytes).unwrap().open(&epoch()).unwrap();
    assert_eq!(opened.frames, frames());
    let expected = Statement { count: 2, root: segment::root(&frames()), ..statement(&own()) };
    assert_eq!(opened.statement, expected);
    // What is inside is written the same way today.
    let inside =
        |bytes: &[u8]| object::open_body(object::read(bytes).unwrap().body, &epoch()).unwrap();
    assert_eq!(inside(&seal().bytes), inside(&bytes));
}

/// The golden segment and one after it, which says less.
fn two_segments() -> Vec<Opened> {
    let open = |statement: Statement| {
        let sealed = segment::seal(statement, &frames(), &own().sign, &epoch()).unwrap();
        segment::label(&sealed.bytes).unwrap().open(&epoch()).unwrap()
    };
    let first = open(statement(&own()));
    let second = open(Statement {
        seq: 2,
        prev: first.statement_hash,
        before: 2,
        deps: Deps::default(),
        more: Default::default(),
        ..statement(&own())
    });
    vec![first, second]
}

#[test]
fn the_pack_is_as_it_was() {
    let segments = two_segments();
    let author = Author::of(&segments[0].statement);
    let pieces: Vec<Piece> = segments
        .iter()
        .map(|opened| Piece { trace: opened.trace.clone(), frames: opened.frames.clone() })
        .collect();
    let seal = || pack::seal(&author, &[0; 32], &pieces, &epoch()).unwrap().0;
    write_once("pack.vpak", seal);
    let bytes = file("pack.vpak");
    let opened = pack::label(&bytes).unwrap().open(&epoch()).unwrap();
    assert_eq!(opened.len(), 2);
    for (opened, expected) in opened.iter().zip(&segments) {
        assert_eq!(opened.statement, expected.statement);
        assert_eq!(opened.statement_hash, expected.statement_hash);
        assert_eq!(opened.frames, expected.frames);
    }
    assert_eq!(opened[0].trace.signature, None);
    assert_eq!(opened[1].trace, segments[1].trace);
    let inside =
        |bytes: &[u8]| object::open_body(object::read(bytes).unwrap().body, &epoch()).unwrap();
    assert_eq!(inside(&seal()), inside(&bytes), "nothing inside it is random");
}

#[test]
fn the_tip_is_as_it_was() {
    write_once("segment.vseg", || {
        segment::seal(statement(&own()), &frames(), &own().sign, &epoch()).unwrap().bytes
    });
    let segment = object::read(&file("segment.vseg")).unwrap().hash;
    write_once("tip.vtip", || tip(segment).seal(&own().sign).unwrap());
    let bytes = file("tip.vtip");
    assert_eq!(Tip::open(&bytes, &own().sign.public()).unwrap(), tip(segment));
    assert_eq!(tip(segment).seal(&own().sign).unwrap(), bytes, "nothing in it is random");
}

#[test]
fn the_keyring_is_as_it_was() {
    let key = EpochKey {
        channel: SharedChannel::QUALITY,
        epoch: 1,
        half: Half::Secret(epoch()),
        signer: own().sign.public(),
    };
    let others = SealSecret::new([0xaa; 32]).public();
    let wrap = || {
        key.wrap(SpaceId([1; 16]), &[others, own().seal.public()], &own().sign, 1_795_000_000_000)
            .unwrap()
            .0
    };
    write_once("keyring.vkey", wrap);
    let bytes = file("keyring.vkey");
    assert_eq!(EpochKey::unwrap(&bytes, SpaceId([1; 16]), &own().seal).unwrap(), key);
    let inside =
        |bytes: &[u8]| object::open_body(object::read(bytes).unwrap().body, &own().seal).unwrap();
    assert_eq!(inside(&wrap()), inside(&bytes));
}

/// A founder and a newcomer around the golden genesis, with a secret that is not random.
fn mailbox() -> (MemoryStore, MemoryLocal, MemoryLocal, invite::Invitation) {
    let store = MemoryStore::default();
    let genesis = SignedGenesis::read(file("genesis.vspace")).unwrap();
    store.put(&names::genesis(genesis.genesis.space), &genesis.bytes).unwrap();
    let mut founder = MemoryLocal::new(own(), 1);
    founder.enter(&genesis, &[], &[]).unwrap();
    let newcomer = MemoryLocal::new(
        OwnDevice { person: PersonId(Uuid::from_bytes([0xbb; 16])), ..device() },
        2,
    );
    let offer =
        object::read(&file("offer.vinv")).map_or(object::ObjectHash([0; 32]), |object| object.hash);
    (
        store,
        founder,
        newcomer,
        invite::Invitation { secret: invite::InviteSecret::new([0xdd; 16]), offer },
    )
}

/// The newcomer's device.
fn device() -> OwnDevice {
    OwnDevice {
        device: DeviceId(Uuid::from_bytes([0xcc; 16])),
        sign: Arc::new(DeviceKey::from_secret(&[0xee; 32])),
        seal: SealSecret::new([0xff; 32]),
        ..own()
    }
}

fn write_mailbox() {
    if path("request.vinv").exists() {
        return;
    }
    write_once("genesis.vspace", || genesis().sign(&own().sign).unwrap().bytes);
    write_once("offer.vinv", Vec::new);
    let (store, mut founder, mut newcomer, _) = mailbox();
    let mut random = |bytes: &mut [u8]| bytes.fill(0xdd);
    let mut ambient = Ambient { now_ms: 1_795_000_000_000, random: &mut random };
    let invitation = invite::invite(&mut founder, invite::For::Colleague, &mut ambient).unwrap();
    let offer = founder.sealed_unpublished().unwrap().pop().unwrap();
    std::fs::write(path("offer.vinv"), &offer.bytes).unwrap();
    store.put(&offer.name, &offer.bytes).unwrap();
    let code = invitation.secret.code();
    invite::join(&store, &mut newcomer, &code, "Rowan Ellis", "lay-member", &mut ambient).unwrap();
    write_once("request.vinv", || newcomer.sealed_unpublished().unwrap().pop().unwrap().bytes);
}

#[test]
fn the_invitation_and_its_words_are_as_they_were() {
    if std::env::var_os("CF_WRITE_GOLDEN").is_some() {
        write_mailbox();
    }
    let (store, _, mut newcomer, invitation) = mailbox();
    assert_eq!(invitation.secret.code(), CODE);
    let put = |name: &str| {
        let bytes = file(name);
        let hash = object::read(&bytes).unwrap().hash;
        store.put(&names::note(&invitation.secret.mailbox(), hash), &bytes).unwrap();
    };
    put("offer.vinv");
    let mut random = |bytes: &mut [u8]| bytes.fill(1);
    let mut ambient = Ambient { now_ms: 0, random: &mut random };
    invite::join(&store, &mut newcomer, CODE, "Rowan Ellis", "lay-member", &mut ambient).unwrap();
    put("request.vinv");
    let knocks = invite::requests(&store, &invitation).unwrap();
    assert_eq!(knocks.len(), 1);
    assert_eq!(knocks[0].request.applicant.name, "Rowan Ellis");
    assert_eq!(knocks[0].request.applicant.device.seal, device().seal.public());
    assert_eq!(knocks[0].words, WORDS);
}

#[test]
fn a_note_of_one_event_stays_small() {
    let sealed = segment::seal(
        Statement { deps: Deps::default(), ..statement(&own()) },
        &frames()[..1],
        &own().sign,
        &epoch(),
    )
    .unwrap();
    // `age` adds up to 300 bytes of noise to some files.
    assert!(sealed.bytes.len() <= 900 + 300, "{} bytes", sealed.bytes.len());
}

/// What an administrator says of how much is let through, as it stands in the members' channel.
#[test]
fn what_is_let_through_is_said_as_it_was() {
    let act = Act::LetThrough { person: own().person, bytes: 500_000_000 };
    let payload = || {
        let draft = act.draft(&[cf_ledger::EventId([0x77; 32])]).unwrap();
        cf_ledger::Payload {
            kind: draft.kind.to_owned(),
            action: draft.action,
            version: 1,
            record: draft.record,
            hlc: cf_ledger::Hlc::at_ms(1_795_000_000_000),
            operation: draft.operation.to_owned(),
            part: 0,
            supersedes: draft.supersedes,
            body: draft.body,
        }
    };
    write_once("let-through.event", || payload().encode().unwrap());
    let golden = file("let-through.event");
    assert_eq!(payload().encode().unwrap(), golden);
    let envelope = cf_ledger::Envelope {
        feed: cf_ledger::FeedId([1; 32]),
        seq: 1,
        prev: [0; 32],
        salt: Salt([1; 16]),
        bytes: golden,
        signature: None,
    };
    let read = MemberEvent::read(own().sign.public(), &envelope);
    assert_eq!((read.act, read.parents), (act, vec![cf_ledger::EventId([0x77; 32])]));
}
