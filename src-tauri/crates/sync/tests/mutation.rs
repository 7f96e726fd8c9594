//! Golden files with something changed, at any layer: no decoder panics, and none takes changed
//! bytes for other content.

use crate::golden::{FILES, epoch, file, frames, own};
use cf_sync::keys::SealSecret;
use cf_sync::names::{SegmentName, TipName};
use cf_sync::object::{self, SpaceId};
use cf_sync::space::{EpochKey, SignedGenesis};
use cf_sync::tip::Tip;
use cf_sync::{invite, segment};
use proptest::prelude::*;
use proptest::sample::Index;

/// How bytes are changed.
#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    Insert(Index, Vec<u8>),
    /// A part of the same bytes, once more somewhere else.
    Repeat(Index, Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        1 => any::<Index>().prop_map(Change::Cut),
        2 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..40))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => any::<(Index, Index, Index)>().prop_map(|(from, to, at)| Change::Repeat(from, to, at)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes.iter().filter(|_| !bytes.is_empty()).cloned().collect::<Vec<_>>() {
        if bytes.is_empty() {
            break;
        }
        match change {
            Change::Flip(at, bits) => {
                let at = at.index(bytes.len());
                bytes[at] ^= bits;
            }
            Change::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Change::Insert(at, more) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, more);
            }
            Change::Repeat(from, to, at) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let part = bytes[from.min(to)..from.max(to)].to_vec();
                let at = at.index(bytes.len());
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

/// A trailer that holds, so that what lies behind it is reached.
fn with_trailer(mut content: Vec<u8>) -> Vec<u8> {
    let hash = blake3::hash(&content);
    content.extend_from_slice(hash.as_bytes());
    content.extend_from_slice(b"1GSV");
    content
}

/// The golden segment with something changed inside the encryption.
fn changed_inside(changes: &[Change], key: &SealSecret) -> Option<Vec<u8>> {
    let bytes = file("segment.vseg");
    let object = object::read(&bytes).unwrap();
    let plain = changed(object::open_body(object.body, key).unwrap(), changes);
    let body = object::seal_body(&plain, &[key.public()]).ok()?;
    object::write(object.kind, &object.header, &body).ok()
}

/// Every decoder, on bytes that are not as they were. What opens says what it always said.
fn decode(bytes: &[u8]) {
    if let Ok(label) = segment::label(bytes)
        && let Ok(opened) = label.open(&epoch())
    {
        assert_eq!(opened.frames, frames());
        assert_eq!(opened.statement.seq, 1);
    }
    if let Ok(tip) = Tip::open(bytes, &own().sign.public()) {
        assert_eq!((tip.seq, tip.events), (1, 2));
    }
    if let Ok(key) = EpochKey::unwrap(bytes, SpaceId([1; 16]), &own().seal) {
        assert_eq!(key.secret(), Some(&epoch()));
    }
    if let Ok(genesis) = SignedGenesis::read(bytes.to_vec()) {
        assert_eq!(genesis.genesis, crate::golden::genesis());
    }
}

proptest! {
    #[test]
    fn changed_files_are_refused_by_their_trailer(
        which in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let golden = file(which);
        let bytes = changed(golden.clone(), &changes);
        prop_assert!(bytes == golden || object::read(&bytes).is_err());
    }

    #[test]
    fn changed_files_with_a_trailer_that_holds_say_nothing_else(
        which in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let golden = file(which);
        decode(&with_trailer(changed(golden[..golden.len() - 36].to_vec(), &changes)));
    }

    #[test]
    fn what_is_changed_inside_the_encryption_says_nothing_else(
        changes in prop::collection::vec(change(), 1..4),
    ) {
        if let Some(bytes) = changed_inside(&changes, &epoch()) {
            decode(&bytes);
        }
    }

    #[test]
    fn names_and_codes_of_any_kind_do_no_harm(text in "\\PC{0,140}", tail in "[0-9a-z/.-]{0,120}") {
        for name in [text.clone(), format!("t/{tail}.vtip"), format!("f/{tail}.vseg")] {
            let _ = (SegmentName::read(&name), TipName::read(&name));
        }
        let _ = invite::InviteSecret::from_code(&text);
        let _ = invite::InviteSecret::from_code(&format!("V1-{tail}"));
    }
}
