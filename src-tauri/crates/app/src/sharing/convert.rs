//! Between the vault's forms and the sync crate's. Neither knows the other.

use cf_sync::SharedChannel;
use cf_sync::engine::{Finding, Verdict};
use cf_sync::local::{Cursor, FeedPart, Outgoing};
use cf_sync::object::ObjectHash;
use cf_vault::{FeedCursor, KeptVerdict, SealedObject, SealedPart};

pub fn cursor_in(cursor: &Cursor) -> FeedCursor {
    FeedCursor {
        feed: cursor.feed,
        channel: cursor.channel.channel(),
        device: cursor.device,
        segments: cursor.segments,
        statement: cursor.statement,
        head: cursor.head,
        stated: cursor.stated,
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
