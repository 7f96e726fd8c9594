//! Every kind of bad object: refused by its own name, and the others go on.

use crate::world::{Person, QUALITY, THOROUGH, pair};
use cf_ledger::FeedId;
use cf_sync::object::{self, Header, Kind, SpaceId};
use cf_sync::testing::MemoryStore;
use rstest::rstest;

/// The segment that the doctor sent last.
pub fn last_segment(store: &MemoryStore) -> (String, Vec<u8>) {
    store.all().into_iter().rfind(|(name, _)| name.starts_with("f/")).unwrap()
}

/// Damages the doctor's segment, and checks that another member's still arrives.
fn damage(harm: impl FnOnce(Vec<u8>) -> Vec<u8>) -> (MemoryStore, Person, Vec<&'static str>) {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "to be damaged");
    doctor.sync(&store);
    let (name, bytes) = last_segment(&store);
    store.overwrite(&name, harm(bytes));
    let mut manager = Person::new(3);
    doctor.let_in(&mut manager, &store, cf_sync::member::Standing::Member);
    manager.note(QUALITY, "fine");
    manager.sync(&store);
    let report = lay.sync(&store);
    assert_eq!((report.received, report.awaited), (1, 1), "{report:?}");
    assert!(report.problems.iter().all(|problem| problem.object.as_deref() == Some(&*name)));
    assert!(report.problems.iter().all(|problem| problem.sentence.ends_with('.')));
    (store, lay, report.problems.iter().map(|problem| problem.code.text()).collect())
}

#[rstest]
#[case::cut_short(|mut b: Vec<u8>| { b.truncate(b.len() / 2); b }, "damaged")]
#[case::cut_to_nothing(|_| Vec::new(), "damaged")]
#[case::filled_with_zeros(|b: Vec<u8>| vec![0; b.len()], "damaged")]
#[case::one_bit(|mut b: Vec<u8>| { let at = b.len() / 2; b[at] ^= 1; b }, "damaged")]
#[case::grown(|mut b: Vec<u8>| { b.extend_from_slice(b"<html>"); b }, "damaged")]
#[case::an_error_page(|_| b"<html>200 The file doesn't exist.</html>".to_vec(), "foreign")]
#[case::far_too_large(|_| vec![7; object::MAX_OBJECT_BYTES + 1], "too-large")]
#[case::of_a_newer_app(|b: Vec<u8>| relabelled(&b, |bytes| bytes[4] = 2), "newer")]
#[case::of_a_newer_kind(|b: Vec<u8>| relabelled(&b, |bytes| bytes[5] = 99), "newer")]
#[case::with_an_unknown_flag(|b: Vec<u8>| relabelled(&b, |bytes| bytes[6] = 1), "newer")]
#[case::not_a_segment(|b: Vec<u8>| relabelled(&b, |bytes| bytes[5] = Kind::Tip as u8), "mislabelled")]
fn a_damaged_file_is_told_and_the_others_go_on(
    #[case] harm: fn(Vec<u8>) -> Vec<u8>,
    #[case] code: &str,
) {
    let (store, mut lay, codes) = damage(harm);
    assert_eq!(codes, [code]);
    // It stays where it is, and is told again without being fetched again.
    let again = lay.sync(&store);
    assert_eq!(
        again.problems.iter().map(|problem| problem.code.text()).collect::<Vec<_>>(),
        [code]
    );
}

#[test]
fn a_damaged_file_is_read_once_it_is_whole() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "summary");
    doctor.sync(&store);
    let (name, bytes) = last_segment(&store);
    store.overwrite(&name, bytes[..100].to_vec());
    assert_eq!(lay.sync(&store).received, 0);
    store.overwrite(&name, bytes.clone());
    assert_eq!(lay.sync(&store).received, 1, "its size has changed, so it is looked at at once");

    // Same size, other bytes: after a while.
    doctor.note(QUALITY, "second");
    doctor.sync(&store);
    let (name, bytes) = last_segment(&store);
    store.overwrite(&name, vec![0; bytes.len()]);
    lay.sync(&store);
    store.overwrite(&name, bytes);
    assert_eq!(lay.sync(&store).received, 0);
    lay.now_ms += 60 * 1000;
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems), (1, vec![]));
}

/// Writes other bytes over the beginning, with a trailer that holds.
fn relabelled(bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut content = bytes[..bytes.len() - 36].to_vec();
    change(&mut content);
    let hash = blake3::hash(&content);
    content.extend_from_slice(hash.as_bytes());
    content.extend_from_slice(b"1GSV");
    content
}

/// A genuine segment under another label.
fn with_header(bytes: &[u8], change: impl FnOnce(&mut Header)) -> Vec<u8> {
    let object = object::read(bytes).unwrap();
    let mut header = object.header.clone();
    change(&mut header);
    object::write(Kind::Segment, &header, object.body).unwrap()
}

#[rstest]
#[case::replayed_in_another_feed(|h: &mut Header| h.feed = Some(FeedId([5; 32])), "other-feed")]
#[case::replayed_at_another_place(|h: &mut Header| { h.first = Some(7); h.last = Some(7) }, "other-feed")]
#[case::for_other_readers(|h: &mut Header| h.audience = Some("members".into()), "other-audience")]
#[case::from_another_space(|h: &mut Header| h.space = Some(SpaceId([9; 16])), "other-space")]
#[case::for_readers_of_the_future(|h: &mut Header| h.audience = Some("panel-2031".into()), "newer")]
fn a_genuine_segment_under_another_label_is_refused(
    #[case] change: fn(&mut Header),
    #[case] code: &str,
) {
    let (_, _, codes) = damage(|bytes| with_header(&bytes, change));
    // Where no key fits what the label says, the label is found out by whoever has that key.
    if code == "other-audience" {
        assert!(codes.is_empty() || codes == [code], "{codes:?}");
    } else {
        assert_eq!(codes, [code]);
    }
}

#[test]
fn copies_made_by_folder_services_are_read_or_passed_over() {
    let store = MemoryStore::default();
    let (mut doctor, mut lay) = pair(&store);
    doctor.note(QUALITY, "summary");
    doctor.sync(&store);
    let (name, bytes) = last_segment(&store);
    store.lose(&name);
    let folder = name.rsplit_once('/').unwrap().0;
    for copy in ["0000000001 (conflicted copy).vseg", "saved from an e-mail.vseg"] {
        store.overwrite(&format!("{folder}/{copy}"), bytes.clone());
    }
    let report = lay.sync(&store);
    assert_eq!((report.received, report.problems), (1, vec![]));
    let report = lay.try_sync(&store, THOROUGH).unwrap();
    assert_eq!((report.received, report.problems, report.awaited), (0, vec![], 0));
}
