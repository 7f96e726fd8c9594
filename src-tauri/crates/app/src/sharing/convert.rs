//! Between the vault's forms and the sync crate's. Neither knows the other.

use cf_ledger::Signature;
use cf_sync::SharedChannel;
use cf_sync::engine::{Finding, Verdict};
use cf_sync::local::{Cursor, FeedPart, Held, HeldSegment, KeptPack, Outgoing, SentObject};
use cf_sync::object::ObjectHash;
use cf_sync::segment::Trace;
use cf_vault::{
    FeedCursor, HeldPlace, HeldTrace, KeptVerdict, PackRow, SealedObject, SealedPart, SentRow,
};

pub fn cursor_in(cursor: &Cursor) -> FeedCursor {
    FeedCursor {
        feed: cursor.feed,
        channel: cursor.channel.channel(),
        device: cursor.device,
        segments: cursor.segments,
        statement: cursor.statement,
        head: cursor.head,
        stated: cursor.stated,
        witnessed: cursor.witnessed,
    }
}

/// `None` for a channel that is never shared: there is no such cursor.
pub fn cursor_out(kept: FeedCursor) -> Option<Cursor> {
    Some(Cursor {
        feed: kept.feed,
        channel: SharedChannel::new(kept.channel)?,
        device: kept.device,
        segments: kept.segments,
        statement: kept.statement,
        head: kept.head,
        stated: kept.stated,
        witnessed: kept.witnessed,
    })
}

pub fn object_in(outgoing: &Outgoing) -> SealedObject {
    let part = outgoing.part.map(|part| SealedPart {
        channel: part.channel.channel(),
        feed: part.feed,
        seq: part.seq,
        hash: part.hash.0,
        first_event: part.first_event,
        events: part.events,
    });
    SealedObject { name: outgoing.name.clone(), bytes: outgoing.bytes.clone(), part }
}

pub fn object_out(kept: SealedObject) -> Outgoing {
    Outgoing { name: kept.name, bytes: kept.bytes, part: kept.part.and_then(part_out) }
}

fn part_out(kept: SealedPart) -> Option<FeedPart> {
    Some(FeedPart {
        channel: SharedChannel::new(kept.channel)?,
        feed: kept.feed,
        seq: kept.seq,
        hash: ObjectHash(kept.hash),
        first_event: kept.first_event,
        events: kept.events,
    })
}

pub fn sent_out(kept: SentRow) -> SentObject {
    SentObject { name: kept.name, bytes: kept.bytes, part: kept.part.and_then(part_out) }
}

pub fn place_out(kept: HeldPlace) -> (u64, Held) {
    (kept.seq, Held { object: kept.object.map(ObjectHash), statement: kept.statement })
}

pub fn segment_in(segment: &HeldSegment) -> cf_vault::HeldSegment {
    let HeldSegment { trace, object } = segment;
    cf_vault::HeldSegment {
        seq: trace.seq,
        object: object.map(|object| object.0),
        trace: Some(HeldTrace {
            statement: trace.statement,
            epoch: trace.epoch,
            before: trace.before,
            events: trace.count,
            said: trace.said.clone(),
            signature: trace.signature.map(|signature| signature.0),
        }),
    }
}

/// `None` for what was held before traces were kept.
pub fn trace_out(kept: cf_vault::HeldSegment) -> Option<Trace> {
    let seq = kept.seq;
    kept.trace.map(|trace| Trace {
        seq,
        epoch: trace.epoch,
        before: trace.before,
        count: trace.events,
        statement: trace.statement,
        said: trace.said,
        signature: trace.signature.map(Signature),
    })
}

pub fn pack_in(pack: &KeptPack) -> PackRow {
    PackRow {
        name: pack.name.clone(),
        feed: pack.feed,
        first: pack.first,
        last: pack.last,
        bytes: pack.bytes,
        since_ms: pack.since_ms,
    }
}

pub fn pack_out(kept: PackRow) -> KeptPack {
    KeptPack {
        name: kept.name,
        feed: kept.feed,
        first: kept.first,
        last: kept.last,
        bytes: kept.bytes,
        since_ms: kept.since_ms,
    }
}

pub fn verdict_in(verdict: &Verdict) -> KeptVerdict {
    KeptVerdict {
        name: verdict.name.clone(),
        bytes: verdict.bytes,
        finding: verdict.finding.text().to_owned(),
        tries: verdict.tries,
        again_ms: verdict.again_ms,
    }
}

pub fn verdict_out(kept: KeptVerdict) -> Verdict {
    Verdict {
        name: kept.name,
        bytes: kept.bytes,
        finding: Finding::from_text(&kept.finding),
        tries: kept.tries,
        again_ms: kept.again_ms,
    }
}
