//! What servers refuse and lines break: the right words, nothing lost, and later success.

use crate::servers::raw::{Asked, BreakingLine, Reply, Scripted};
use crate::servers::{hurried, left_out, webdav};
use crate::world::{QUALITY, pair};
use cf_sync::store::{Address, Credentials, Patience, Surroundings, open};
use cf_sync::{Store, StoreError};
use rstest::rstest;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

const KEY: &str = "canary-wJalrXUtnFEMI";

fn at(address: &str, around: Surroundings) -> Box<dyn Store> {
    let credentials = Credentials::new("anna", KEY);
    open(&Address::parse(address).unwrap(), Some(&credentials), around).unwrap()
}

fn dav(server: &Scripted, around: Surroundings) -> Box<dyn Store> {
    at(&format!("dav+http://127.0.0.1:{}/team/", server.port), around)
}

fn s3(server: &Scripted, around: Surroundings) -> Box<dyn Store> {
    at(&format!("s3://quality/team?endpoint=http://127.0.0.1:{}", server.port), around)
}

/// Two tries, and a server may be silent for half a second.
fn short() -> Surroundings {
    let patience = Patience {
        silence: Duration::from_millis(500),
        first_wait: Duration::from_millis(10),
        tries: 2,
        ..Patience::default()
    };
    Surroundings { patience, ..Surroundings::default() }
}

#[rstest]
#[case::sign_in("401 Unauthorized", "", StoreError::Credentials)]
#[case::forbidden("403 Forbidden", "", StoreError::Denied)]
#[case::wrong_key("403 Forbidden", "<Code>SignatureDoesNotMatch</Code>", StoreError::Credentials)]
#[case::clock("403 Forbidden", "<Code>RequestTimeTooSkewed</Code>", StoreError::Clock)]
#[case::quota("403 Forbidden", "<Code>QuotaExceeded</Code>", StoreError::Full)]
#[case::bucket("404 Not Found", "<Code>NoSuchBucket</Code>", StoreError::NoPlace)]
#[case::too_large("413 Content Too Large", "", StoreError::TooLarge)]
#[case::busy("429 Too Many Requests", "", StoreError::Busy)]
#[case::busy_for_hours("429 Too Many Requests\r\nRetry-After: 7200", "", StoreError::Busy)]
#[case::slow_down("503 Slow Down", "<Code>SlowDown</Code>", StoreError::Busy)]
#[case::full("507 Insufficient Storage", "", StoreError::Full)]
#[case::broken("500 Internal Server Error", "", StoreError::Other)]
#[case::gateway("502 Bad Gateway", "<html>", StoreError::Unavailable)]
#[case::teapot("418 I'm a teapot", "", StoreError::Other)]
fn a_refusal_has_its_own_words(
    #[case] head: &'static str,
    #[case] body: &'static str,
    #[case] expected: StoreError,
) {
    let server = Scripted::new(move |_, _| Reply::Say(head, body.as_bytes().to_vec()));
    for store in [dav(&server, short()), s3(&server, short())] {
        let answers = [
            store.put("f/a.vseg", b"x"),
            store.get("f/a.vseg").map(|_| ()),
            store.list("f/").map(|_| ()),
        ];
        for answer in answers {
            let error = answer.unwrap_err();
            assert_eq!(error, expected);
            assert!(!error.to_string().contains("canary") && !error.to_string().contains("anna"));
        }
    }
}

#[test]
fn a_conflict_or_a_failed_condition_means_that_the_object_is_there() {
    let say = |put: &'static str| {
        Scripted::new(move |_, asked: &Asked| match asked.method.as_str() {
            "PUT" => Reply::Say(put, Vec::new()),
            _ => Reply::Say("404 Not Found", Vec::new()),
        })
    };
    assert_eq!(
        s3(&say("412 Precondition Failed"), short()).put("a.vseg", b"x"),
        Err(StoreError::Exists)
    );
    assert_eq!(s3(&say("409 Conflict"), short()).put("a.vseg", b"x"), Err(StoreError::Exists));
    let dav_says = Scripted::new(|_, asked| match asked.method.as_str() {
        "MKCOL" => Reply::Say("405 Method Not Allowed", Vec::new()),
        "PUT" => Reply::Say("201 Created", Vec::new()),
        "PROPFIND" => Reply::Say("207 Multi-Status", one_file(&asked.path, 1)),
        "MOVE" => Reply::Say("412 Precondition Failed", Vec::new()),
        _ => Reply::Say("204 No Content", Vec::new()),
    });
    assert_eq!(dav(&dav_says, short()).put("a.vseg", b"x"), Err(StoreError::Exists));
    let asked = dav_says.asked();
    let moved = asked.iter().find(|asked| asked.method == "MOVE").unwrap();
    assert!(moved.head.to_ascii_lowercase().contains("overwrite: f\r\n"), "{}", moved.head);
    assert!(moved.path.starts_with("/team/u/"));
    assert_eq!(asked.last().unwrap().method, "DELETE", "the part is taken away again");
}

fn one_file(path: &str, bytes: u64) -> Vec<u8> {
    format!(
        "<multistatus xmlns=\"DAV:\"><response><href>{path}</href><propstat><prop><resourcetype/>\
         <getcontentlength>{bytes}</getcontentlength></prop></propstat></response></multistatus>"
    )
    .into_bytes()
}

#[test]
fn an_upload_that_a_proxy_cut_is_not_given_its_name() {
    let server = Scripted::new(|_, asked| match asked.method.as_str() {
        "PUT" | "MKCOL" => Reply::Say("201 Created", Vec::new()),
        "PROPFIND" => Reply::Say("207 Multi-Status", one_file(&asked.path, 3)),
        _ => Reply::Say("204 No Content", Vec::new()),
    });
    assert_eq!(dav(&server, short()).put("f/a.vseg", b"twelve bytes"), Err(StoreError::Other));
    assert!(server.asked().iter().all(|asked| asked.method != "MOVE"));
}

#[test]
fn a_sign_in_page_is_neither_an_empty_folder_nor_an_empty_bucket() {
    let page = b"<html><body>Please sign in</body></html>";
    let server = Scripted::new(move |_, _| Reply::Say("200 OK", page.to_vec()));
    for store in [dav(&server, short()), s3(&server, short())] {
        assert_eq!(store.list(""), Err(StoreError::Other));
        // Readers check every object by its hash.
        assert_eq!(store.get("f/a.vseg").as_deref(), Ok(&page[..]));
    }
}

#[test]
fn a_key_is_not_taken_to_another_server() {
    let other = Scripted::new(|_, _| Reply::Say("200 OK", b"caught".to_vec()));
    let there: &'static str =
        format!("302 Found\r\nLocation: http://127.0.0.1:{}/team/a.vseg", other.port).leak();
    let server = Scripted::new(move |_, asked| match asked.path.as_str() {
        "/team/a.vseg" => Reply::Say(there, Vec::new()),
        "/team/b.vseg" => Reply::Say("307 Moved\r\nLocation: /team/c.vseg", Vec::new()),
        _ => Reply::Say("200 OK", b"here".to_vec()),
    });
    let store = dav(&server, short());
    assert_eq!(store.get("a.vseg"), Err(StoreError::Other));
    assert!(other.asked().is_empty());
    assert_eq!(store.get("b.vseg").as_deref(), Ok(&b"here"[..]), "within one server it goes on");
}

#[rstest]
#[case::busy(|| Reply::Say("429 Too Many Requests\r\nRetry-After: 0", Vec::new()))]
#[case::failing(|| Reply::Say("503 Service Unavailable", Vec::new()))]
#[case::torn(|| Reply::Tear(1_000_000, vec![0; 300_000]))]
#[case::silent(|| Reply::Hang)]
fn what_passes_is_tried_again(#[case] trouble: fn() -> Reply) {
    let server = Scripted::new(move |number, _| {
        if number == 0 { trouble() } else { Reply::Say("200 OK", b"whole".to_vec()) }
    });
    assert_eq!(dav(&server, short()).get("f/a.vseg").as_deref(), Ok(&b"whole"[..]));
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn a_server_that_says_nothing_is_away_and_a_locked_app_does_not_wait_for_it() {
    let server = Scripted::new(|_, _| Reply::Hang);
    assert_eq!(dav(&server, short()).list(""), Err(StoreError::Unavailable));

    let stop = Arc::new(AtomicBool::new(false));
    let around = Surroundings { stop: stop.clone(), ..hurried() };
    let (told, answer) = mpsc::channel();
    let address = format!("dav+http://127.0.0.1:{}/team/", server.port);
    let before = server.asked().len();
    std::thread::spawn(move || told.send(at(&address, around).list("")));
    while server.asked().len() == before {
        std::thread::yield_now();
    }
    stop.store(true, Ordering::SeqCst);
    let answer = answer.recv_timeout(Duration::from_secs(10)).expect("long before 30 seconds");
    assert_eq!(answer, Err(StoreError::Unavailable));
}

#[test]
fn a_server_that_nobody_vouches_for_gets_nothing() {
    // It speaks no TLS at all: whoever answers is not taken for the server.
    let server = Scripted::new(|_, _| Reply::Say("200 OK", Vec::new()));
    let store = at(&format!("dav+https://127.0.0.1:{}/team/", server.port), short());
    assert_eq!(store.list(""), Err(StoreError::Unavailable));
    assert!(server.asked().iter().all(|asked| !asked.head.contains("Authorization")));
}

#[test]
fn an_upload_torn_at_any_place_is_sent_again_and_nothing_is_lost() {
    if left_out() {
        return;
    }
    // This server shows and keeps half of a file.
    let server = webdav::rclone();
    let port = server.address.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let line = BreakingLine::to(port);
    let store = &*server
        .store_at(&format!("dav+http://127.0.0.1:{}/", line.port), &server.credentials)
        .unwrap();
    let (mut doctor, mut lay) = pair(store);
    for number in 0_u32..6 {
        doctor.note(QUALITY, &format!("{number} {}", "incompressible ".repeat(50)));
        line.break_after(u64::from(number) * 700 + 300);
        let report = doctor.sync(store);
        assert!(line.has_broken());
        if report.pending > 0 {
            assert_eq!(doctor.sync(store).pending, 0);
        }
    }
    let report = lay.sync(store);
    assert_eq!((report.received, report.problems), (6, vec![]));
    assert_eq!(lay.local.events(QUALITY), doctor.local.events(QUALITY));
}
