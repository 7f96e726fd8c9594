//! The same contract and the same exchange through real servers.

use crate::contract::contract;
use crate::self_test::try_out;
use crate::servers::{Server, azure, left_out, s3, webdav, with_heavy};
use crate::world::{QUALITY, pair};
use cf_sync::space::{Place, look};
use cf_sync::store::Credentials;
use cf_sync::{StoreError, names};
use rstest::rstest;

/// What a server does with a write that must not replace anything.
#[derive(Clone, Copy, PartialEq)]
enum Second {
    Refused,
    Replaces,
}

#[rstest]
#[case::apache(webdav::apache, Second::Refused)]
#[case::wsgidav(webdav::wsgidav, Second::Refused)]
#[case::rclone_webdav(webdav::rclone, Second::Refused)]
#[case::s3(s3::moto, Second::Refused)]
#[case::rclone_s3(s3::rclone, Second::Replaces)]
#[case::azure(azure::azurite, Second::Refused)]
fn a_server_keeps_the_contract(#[case] start: fn() -> Server, #[case] second: Second) {
    if left_out() {
        return;
    }
    let server = start();
    contract(&*server.store(), second == Second::Refused);
}

#[rstest]
#[case::apache(webdav::apache)]
#[case::wsgidav(webdav::wsgidav)]
#[case::rclone_webdav(webdav::rclone)]
#[case::s3(s3::moto)]
#[case::rclone_s3(s3::rclone)]
#[case::azure(azure::azurite)]
fn two_people_exchange_through_a_server(#[case] start: fn() -> Server) {
    if left_out() {
        return;
    }
    exchange(&start());
}

fn exchange(server: &Server) {
    let store = &*server.store();
    assert_eq!(look(store).unwrap(), Place::Empty);
    let (mut doctor, mut lay) = pair(store);
    assert!(matches!(look(store).unwrap(), Place::Space(_)));
    for number in 0..3 {
        doctor.note(QUALITY, &format!("summary {number}"));
        doctor.sync(store);
    }
    lay.note(QUALITY, "mine");
    let report = lay.sync(store);
    assert_eq!((report.received, report.sent, report.problems), (3, 1, vec![]));
    assert_eq!(doctor.sync(store).received, 1);
    assert_eq!(doctor.local.events(QUALITY), lay.local.events(QUALITY));
    let left_over = names_in(server).into_iter().filter(|name| name.ends_with(".part")).count();
    assert_eq!(left_over, 0, "nothing is left of uploads");
    assert!(!store.list(names::TIPS).unwrap().entries.is_empty());
}

fn names_in(server: &Server) -> Vec<String> {
    let mut open = vec![server.folder.path().to_owned()];
    let mut names = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
    }
    names
}

#[rstest]
#[case::apache(webdav::apache)]
#[case::rclone_webdav(webdav::rclone)]
#[case::rclone_s3(s3::rclone)]
#[case::azure(azure::azurite)]
fn a_wrong_key_is_told_from_a_server_that_is_away(#[case] start: fn() -> Server) {
    if left_out() {
        return;
    }
    wrong_key(start());
}

fn wrong_key(server: Server) {
    // For Azure a key is base 64.
    let wrong = Credentials::new(server.credentials.name(), "d3Jvbmc=");
    let store = server.store_at(&server.address, &wrong).unwrap();
    assert_eq!(store.list(""), Err(StoreError::Credentials));
    assert_eq!(store.put("f/a.vseg", b"x"), Err(StoreError::Credentials));
    let right = server.store();
    drop(server);
    assert_eq!(right.list(""), Err(StoreError::Unavailable));
}

#[rstest]
#[case::apache(webdav::apache, "files/", "")]
#[case::s3(s3::moto, "s3://quality/", "s3://qualty/")]
#[case::azure(azure::azurite, "/quality/", "/qualty/")]
fn a_place_that_is_not_there_is_never_empty(
    #[case] start: fn() -> Server,
    #[case] right: &str,
    #[case] wrong: &str,
) {
    if left_out() {
        return;
    }
    let server = start();
    let address = if wrong.is_empty() {
        format!("{}nowhere/", server.address)
    } else {
        server.address.replace(right, wrong)
    };
    let store = server.store_at(&address, &server.credentials).unwrap();
    assert_eq!(store.list(""), Err(StoreError::NoPlace));
    assert_eq!(store.list("f/"), Err(StoreError::NoPlace));
    assert_eq!(store.put("f/a.vseg", b"x"), Err(StoreError::NoPlace));
}

/// s3s-fs is compiled before it can be started: only `./dev soak` does that.
#[test]
fn a_server_that_is_compiled_first_does_all_of_this_too() {
    if !with_heavy() {
        return;
    }
    contract(&*s3::s3s_fs().store(), true);
    exchange(&s3::s3s_fs());
    wrong_key(s3::s3s_fs());
    try_out(&*s3::s3s_fs().store(), &[]);

    // It makes a bucket that is missing when something is written, so only looking tells. That comes
    // first wherever a place is chosen, and before each exchange.
    let server = s3::s3s_fs();
    let address = server.address.replace("s3://quality/", "s3://qualty/");
    let store = server.store_at(&address, &server.credentials).unwrap();
    assert_eq!(store.list(""), Err(StoreError::NoPlace));
    assert_eq!(look(&*store), Err(StoreError::NoPlace));

    // It lists a thousand at a time.
    let store = server.store();
    let names: Vec<String> = (0..1_001).map(|number| format!("f/{number:04}.vseg")).collect();
    for name in &names {
        store.put(name, b"x").unwrap();
    }
    let listed = store.list("f/").unwrap().entries;
    assert!(listed.iter().map(|entry| &entry.name).eq(&names));
}
