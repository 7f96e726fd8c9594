//! How fast segments are sealed, opened and applied, at 100 events a segment. Prints one JSON
//! object with events per second. Run it with `--release`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_domain::word::Audience;
use cf_ledger::{Action, Channel, Hlc, Incarnation, Payload, Salt};
use cf_sync::channel::SharedChannel;
use cf_sync::engine::Options;
use cf_sync::keys::SealSecret;
use cf_sync::local::{Local as _, Saying};
use cf_sync::member::{Act, Standing};
use cf_sync::object::SpaceId;
use cf_sync::segment::pack::{self, Piece};
use cf_sync::segment::{self, Author, Deps, Frame, Statement};
use cf_sync::space::{EpochKey, Founding, found};
use cf_sync::testing::{Dice, MemoryLocal, MemoryStore, device};
use cf_sync::{Ambient, Depth, names, sync};
use std::ops::ControlFlow;
use std::time::Instant;
use uuid::Uuid;

const SEGMENTS: usize = 200;
const EVENTS: usize = 100;

/// An event of about 600 bytes, as summaries have: words that do not repeat exactly.
fn payload(dice: &mut Dice) -> Payload {
    let words = [
        "ward", "calm", "bell", "answered", "staff", "kind", "rota", "gap", "clean", "falls",
        "chart", "meal",
    ];
    let draws: [u8; 80] = dice.draw();
    let text: Vec<&str> = draws
        .iter()
        .filter_map(|draw| words.get(usize::from(*draw) % words.len()))
        .copied()
        .collect();
    Payload {
        kind: "summary".into(),
        action: Action::Made,
        version: 1,
        record: RecordId(Uuid::from_bytes(dice.draw())),
        hlc: Hlc::at_ms(1_795_000_000_000),
        operation: "summary.publish".into(),
        part: 0,
        supersedes: Vec::new(),
        body: Fields::from_iter([("text".to_owned(), text.join(" ").into())]),
    }
}

fn per_second(events: usize, began: Instant) -> u64 {
    let seconds = began.elapsed().as_secs_f64();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let rate = (events as f64 / seconds) as u64;
    rate
}

fn main() {
    let mut dice = Dice::new(7);
    let own = device(1, "bench");
    let key = SealSecret::new(dice.draw());
    let batches: Vec<Vec<Frame>> = (0..SEGMENTS)
        .map(|_| {
            let mut frame =
                || Frame { salt: Salt(dice.draw()), bytes: payload(&mut dice).encode().unwrap() };
            (0..EVENTS).map(|_| frame()).collect()
        })
        .collect();
    let statement = Statement {
        version: segment::VERSION,
        space: SpaceId([1; 16]),
        channel: SharedChannel::QUALITY,
        epoch: 1,
        device: own.sign.public(),
        incarnation: Incarnation([2; 16]),
        seq: 1,
        prev: [0; 32],
        before: 0,
        count: 0,
        root: [0; 32],
        members: Vec::new(),
        deps: Deps::default(),
        app: "bench".into(),
        wall_ms: 0,
        more: Default::default(),
    };

    let began = Instant::now();
    let sealed: Vec<Vec<u8>> = batches
        .iter()
        .map(|frames| segment::seal(statement.clone(), frames, &own.sign, &key).unwrap().bytes)
        .collect();
    let seal = per_second(SEGMENTS * EVENTS, began);
    let raw: usize = batches.iter().flatten().map(|frame| frame.bytes.len()).sum();
    let bytes: usize = sealed.iter().map(Vec::len).sum();

    let began = Instant::now();
    for bytes in &sealed {
        segment::label(bytes).unwrap().open(&key).unwrap();
    }
    let open = per_second(SEGMENTS * EVENTS, began);

    let [one, hundred] =
        [1, EVENTS].map(|each| packed_against_zstd(&statement, &batches, each, &own, &key));
    println!(
        "{{\"events_per_segment\": {EVENTS}, \"seal_per_second\": {seal}, \"open_per_second\": {open}, \
         \"fetch_and_apply_per_second\": {}, \"packed_against_plain_zstd\": {hundred:.3}, \
         \"packed_one_event_segments_against_plain_zstd\": {one:.3}, \"bytes_per_event\": {}, \"raw_bytes_per_event\": {}}}",
        fetch_and_apply(&mut dice),
        bytes / (SEGMENTS * EVENTS),
        raw / (SEGMENTS * EVENTS),
    );
}

/// The bytes of a feed in packs, against plain `zstd` of the same events one after the other.
fn packed_against_zstd(
    statement: &Statement,
    batches: &[Vec<Frame>],
    each: usize,
    own: &cf_sync::local::OwnDevice,
    key: &SealSecret,
) -> f64 {
    const IN_A_PACK: usize = 8000;
    let frames: Vec<Frame> = batches.iter().flatten().take(IN_A_PACK).cloned().collect();
    let mut next = statement.clone();
    let mut pieces = Vec::new();
    for frames in frames.chunks(each) {
        next.wall_ms += 60_000 + u64::from(frames[0].salt.0[0]);
        let trace = segment::seal(next.clone(), frames, &own.sign, key).unwrap().trace;
        next.seq += 1;
        next.before += frames.len() as u64;
        next.prev = trace.statement;
        pieces.push(Piece { trace, frames: frames.to_vec() });
    }
    let packed = pack::seal(&Author::of(statement), &[0; 32], &pieces, key).unwrap().0;
    let plain: Vec<u8> = frames.into_iter().flat_map(|frame| frame.bytes).collect();
    let plain = zstd::bulk::compress(&plain, 3).unwrap();
    #[allow(clippy::cast_precision_loss)]
    let ratio = packed.len() as f64 / plain.len() as f64;
    ratio
}

/// A whole exchange of a reader that starts with nothing, vault and store in memory: the floor of
/// what a real vault adds to.
fn fetch_and_apply(dice: &mut Dice) -> u64 {
    let store = MemoryStore::default();
    let mut writer = MemoryLocal::new(device(1, "writer"), 11);
    let mut reader = MemoryLocal::new(device(2, "reader"), 12);
    let founding =
        Founding { name: "bench".into(), person_name: "A".into(), role: "gp-quality-lead".into() };
    let mut random_dice = dice.clone();
    let mut random = |bytes: &mut [u8]| random_dice.fill(bytes);
    let mut ambient = Ambient { now_ms: 0, random: &mut random };
    let genesis = found(&mut writer, &founding, &[SharedChannel::QUALITY], &mut ambient).unwrap();

    let newcomer = reader.own_device().unwrap().applicant("B", "lay-member");
    let to = newcomer.device.seal;
    let act = Act::MemberAdded { who: newcomer, standing: Standing::Member, channels: None };
    let drafts = vec![act.draft(&[]).unwrap()];
    writer.say(&Saying { drafts, ..Saying::default() }).unwrap();
    for key in writer.keys().unwrap() {
        let space = genesis.genesis.space;
        let (bytes, hash) =
            EpochKey::wrap(&key, space, &[to], &writer.own_device().unwrap().sign, 0).unwrap();
        store.overwrite(&names::keyring(key.channel, key.epoch, hash), bytes);
    }
    reader.enter(&genesis, &[], &[]).unwrap();

    let options = Options { depth: Depth::Quick, app: "bench" };
    let mut go_on = |_| ControlFlow::Continue(());
    for _ in 0..SEGMENTS {
        for _ in 0..EVENTS {
            writer.append(Channel::Records(Audience::Quality), &payload(dice)).unwrap();
        }
        sync(&store, &mut writer, &mut ambient, options, &mut go_on).unwrap();
    }
    let began = Instant::now();
    let report = sync(&store, &mut reader, &mut ambient, options, &mut go_on).unwrap();
    let rate = per_second(SEGMENTS * EVENTS, began);
    assert_eq!(report.received, (SEGMENTS * EVENTS) as u64);
    rate
}
