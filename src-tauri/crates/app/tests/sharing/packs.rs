//! Packs, clean-up and healing through real vaults and a real folder.

use super::pair::{Pair, as_member, files, lay_member, pair};
use crate::bench::Person;
use cf_app::VaultLocal;
use cf_domain::RecordId;
use cf_sync::engine::Options;
use cf_sync::{Ambient, Depth, FolderStore, SyncReport, sync};
use cf_wire::*;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The day on which these tests begin, in milliseconds since 1970.
pub const TODAY: u64 = 1_795_514_400_000;
const DAY: u64 = 24 * 60 * 60 * 1000;

pub fn exchanges(person: &Person, folder: &Path, days: u64) -> SyncReport {
    let desk = person.app.desk().unwrap();
    let mut local = VaultLocal::new(&desk).unwrap();
    let store = FolderStore::open(folder).unwrap();
    let mut random = |bytes: &mut [u8]| bytes.fill(7);
    let mut ambient = Ambient { now_ms: TODAY + days * DAY, random: &mut random };
    let options = Options { depth: Depth::Full, app: "test" };
    sync(&store, &mut local, &mut ambient, options, &mut |_| ControlFlow::Continue(())).unwrap()
}

pub fn ending(folder: &Path, end: &str) -> Vec<PathBuf> {
    let all = files(folder).into_iter();
    all.filter(|path| path.extension().is_some_and(|extension| extension == end)).collect()
}

/// The files of records, which are below `f/`.
pub fn of_records(folder: &Path) -> Vec<PathBuf> {
    let records = folder.join("f");
    ending(folder, "vseg").into_iter().filter(|path| path.starts_with(&records)).collect()
}

fn summaries(person: &Person) -> BTreeSet<RecordId> {
    person.summaries().into_iter().map(|row| row.id).collect()
}

/// 36 summaries of the doctor's, each sent on its own, read by the lay member.
fn packed() -> (Pair, BTreeSet<RecordId>) {
    let pair = pair();
    let visit = pair.doctor.publishes(pair.provider, "The first.");
    let mut published = BTreeSet::from([visit]);
    pair.doctor.shares();
    for number in 0..35 {
        published.insert(pair.doctor.publishes(pair.provider, &format!("Number {number}.")));
        assert_eq!(pair.doctor.shares().problems.len(), 0);
    }
    pair.lay.shares();
    assert_eq!(summaries(&pair.lay), published);
    (pair, published)
}

pub fn lets_in_another(pair: &Pair) -> Person {
    let (manager, _) = lay_member();
    let code = pair.doctor.invites().code;
    manager.joins(&code, pair.folder.path()).unwrap();
    pair.doctor.shares();
    let request = pair.doctor.space().requests.remove(0);
    pair.doctor.app.space_approve(as_member(request.id)).unwrap();
    let report = manager.shares();
    assert_eq!(report.problems.len(), 0, "{report:?}");
    manager
}

#[test]
fn packs_clean_up_and_healing_go_through_real_vaults() {
    let (pair, published) = packed();
    let folder = pair.folder.path();
    let (before, packs) = (of_records(folder).len(), ending(folder, "vpak").len());
    assert!(packs >= 1, "the doctor's feed is packed");

    // A colleague says that it was read; a month later the small files go.
    let theirs = pair.lay.publishes(pair.provider, "I have read it.");
    let published: BTreeSet<RecordId> = published.into_iter().chain([theirs]).collect();
    pair.lay.shares();
    let report = exchanges(&pair.doctor, folder, 1);
    assert_eq!(report.problems, []);
    assert!(of_records(folder).len() > before, "nothing goes early");
    assert_eq!(exchanges(&pair.doctor, folder, 32).problems, []);
    let left = of_records(folder).len();
    assert!(left < 16, "{left} of {before}");
    assert_eq!(exchanges(&pair.lay, folder, 33).problems, []);
    assert_eq!(exchanges(&pair.doctor, folder, 34).problems, []);
    assert_eq!(of_records(folder).len(), left, "and nobody takes it for a loss");
    assert_eq!(summaries(&lets_in_another(&pair)), published);

    // The whole of it is lost. A colleague who only read it puts it back.
    for lost in of_records(folder).into_iter().chain(ending(folder, "vpak")) {
        std::fs::remove_file(lost).unwrap();
    }
    let report = exchanges(&pair.lay, folder, 35);
    assert_eq!((report.problems, report.twins), (vec![], vec![]));
    let fresh = lets_in_another(&pair);
    assert_eq!(summaries(&fresh), published);

    // Who only knows it from a pack can put it back as well.
    for lost in of_records(folder).into_iter().chain(ending(folder, "vpak")) {
        std::fs::remove_file(lost).unwrap();
    }
    let report = exchanges(&fresh, folder, 36);
    assert_eq!((report.problems, report.twins), (vec![], vec![]));
    assert_eq!(summaries(&lets_in_another(&pair)), published);
    let report = exchanges(&pair.doctor, folder, 38);
    assert_eq!((report.problems, report.twins), (vec![], vec![]), "no twin, no fork");
    for person in [&pair.doctor, &pair.lay, &fresh] {
        let verified = person.app.desk().unwrap().vault.verify().unwrap();
        assert!(verified.is_ok());
    }
}
