//! Feeds of made-up writers, as they lie in a space.

use cf_domain::RecordId;
use cf_domain::record::Fields;
use cf_ledger::{Action, Hlc, Incarnation, Payload, Salt};
use cf_sync::local::OwnDevice;
use cf_sync::object::{ObjectHash, SpaceId};
use cf_sync::segment::pack::{self, Piece};
use cf_sync::segment::{self, Author, Deps, Frame, Statement, Trace};
use cf_sync::space::EpochKey;
use cf_sync::testing::{Dice, device};
use cf_sync::tip::Tip;
use cf_sync::{FolderStore, SharedChannel, Store, names};
use uuid::Builder;

pub const NOW: u64 = 1_795_338_000_000;
pub const QUALITY: SharedChannel = SharedChannel::QUALITY;
/// Entries of one segment in a pack, and of one that lies on its own.
pub const PACKED: usize = 100;
pub const LOOSE: usize = 10;

/// A device that writes, the same each time.
pub fn writer(number: usize) -> OwnDevice {
    device(100 + number as u64, "laptop")
}

/// One writer's feed as it grows.
pub struct Chain<'c> {
    store: &'c FolderStore,
    key: &'c EpochKey,
    own: OwnDevice,
    dice: Dice,
    next: Statement,
    last: ObjectHash,
    /// How many entries were made, one a second.
    made: u64,
}

impl<'c> Chain<'c> {
    pub fn new(store: &'c FolderStore, key: &'c EpochKey, space: SpaceId, feed: usize) -> Self {
        let own = writer(feed);
        let next = Statement {
            version: segment::VERSION,
            space,
            channel: QUALITY,
            epoch: key.epoch,
            device: own.sign.public(),
            incarnation: Incarnation([feed.to_le_bytes()[0]; 16]),
            seq: 1,
            prev: [0; 32],
            before: 0,
            count: 0,
            root: [0; 32],
            members: Vec::new(),
            deps: Deps::default(),
            app: "bench".into(),
            wall_ms: NOW,
            more: Default::default(),
        };
        let dice = Dice::new(9000 + feed as u64);
        Self { store, key, own, dice, next, last: ObjectHash([0; 32]), made: 0 }
    }

    /// Writes entries in segments of `each`: packed when they are large, else each on its own.
    pub fn write(&mut self, entries: usize, each: usize, keep: bool) {
        let (first, prev) = (self.next.seq, self.next.prev);
        let mut pieces = Vec::new();
        for _ in 0..entries / each {
            let frames: Vec<Frame> = (0..each).map(|_| self.frame()).collect();
            let sealed = segment::seal(
                self.next.clone(),
                &frames,
                &self.own.sign,
                self.key.secret().unwrap(),
            )
            .unwrap();
            self.last = sealed.hash;
            if each == LOOSE && keep {
                let name = names::segment(QUALITY, self.next.feed(), self.next.seq, sealed.hash);
                self.store.put(&name, &sealed.bytes).unwrap();
            }
            self.follow(&sealed.trace);
            pieces.push(Piece { trace: sealed.trace, frames });
        }
        if !keep {
            return;
        }
        if each == PACKED {
            let author = Author::of(&self.next);
            let (bytes, hash) =
                pack::seal(&author, &prev, &pieces, self.key.secret().unwrap()).unwrap();
            let name = names::pack(self.next.feed(), first, self.next.seq - 1, hash);
            self.store.put(&name, &bytes).unwrap();
        }
        self.tip();
    }

    fn follow(&mut self, trace: &Trace) {
        self.next.seq += 1;
        self.next.before += trace.count;
        self.next.prev = trace.statement;
        self.next.wall_ms += 60_000;
    }

    fn tip(&self) {
        let (feed, seq) = (self.next.feed(), self.next.seq - 1);
        let tip = Tip {
            space: self.next.space,
            channel: QUALITY,
            feed,
            seq,
            segment: self.last,
            events: self.next.before,
            reads: 1,
        };
        let bytes = tip.seal(&self.own.sign).unwrap();
        self.store.put(&names::tip(feed, seq, self.last), &bytes).unwrap();
    }

    fn frame(&mut self) -> Frame {
        self.made += 1;
        // One a second, at no full second, and an id that sorts by time, as the app makes them.
        let [high, low] = self.dice.draw();
        let moment_ms = NOW - 86_400_000
            + self.made * 1_000
            + u64::from(u16::from_le_bytes([high, low])) % 1_000;
        let id = Builder::from_unix_timestamp_millis(moment_ms, &self.dice.draw()).into_uuid();
        let payload = Payload {
            kind: "summary".into(),
            action: Action::Made,
            version: 1,
            record: RecordId(id),
            hlc: Hlc::at_ms(moment_ms),
            operation: "summary.publish".into(),
            part: 0,
            supersedes: Vec::new(),
            body: Fields::from_iter([("told_us".to_owned(), text(&mut self.dice).into())]),
        };
        Frame { salt: Salt(self.dice.draw()), bytes: payload.encode().unwrap() }
    }
}

/// About 400 characters of two thousand words, some of them frequent.
pub fn text(dice: &mut Dice) -> String {
    let draws: [u8; 120] = dice.draw();
    let word = |pair: &[u8]| {
        let stem = ["care", "bed", "staff", "meal", "call", "fall", "note"];
        let frequent = pair[0].is_multiple_of(3);
        let number = u16::from_le_bytes([pair[0], pair[1]]) % if frequent { 60 } else { 2000 };
        format!("{}{number}", stem[usize::from(number % 7)])
    };
    draws.chunks(2).map(word).collect::<Vec<_>>().join(" ")
}
