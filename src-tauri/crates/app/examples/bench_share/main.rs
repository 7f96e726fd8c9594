//! What the first exchange of a new device costs, against a raw copy of the same files and a bare
//! insert of the same entries into SQLCipher with full-text search; the same through S3; then a
//! look that finds nothing new, and a return after a month. Prints one JSON object.
//! `bench_share [FEEDS ENTRIES]` (10 feeds of 1,000 entries when none are given; 1,000 of 1,000 is
//! the large one). Each stage is a process of its own, so that its memory is its own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod chain;
mod desk;
mod floor;
mod make;
mod read;
mod server;

use cf_sync::FolderStore;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given.as_slice() {
        ["make", dir, feeds, entries] => {
            make::make(Path::new(dir), number(feeds), number(entries));
        }
        ["read", dir, vault] => {
            let dir = Path::new(dir);
            let store = FolderStore::open(desk::space(dir)).unwrap();
            println!("{}", read::read(&dir.join(vault), &store));
        }
        ["read", dir, vault, address] => {
            let store = server::store(address);
            println!("{}", read::read(&Path::new(dir).join(vault), &*store));
        }
        ["more", dir, feeds, entries] => {
            make::more(Path::new(dir), number(feeds), number(entries));
        }
        ["floor", dir, entries] => println!("{}", floor::floor(Path::new(dir), number(entries))),
        [] => measure("10", "1000"),
        [feeds, entries] => measure(feeds, entries),
        _ => panic!("bench_share takes how many feeds and how many entries of each"),
    }
}

fn number(text: &str) -> usize {
    text.parse().unwrap()
}

fn measure(feeds: &str, entries: &str) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().to_str().unwrap();
    let stage = |given: &[&str]| -> Value {
        let done = Command::new(std::env::current_exe().unwrap()).args(given).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap_or_default()
    };
    let all = number(feeds) * number(entries);
    stage(&["make", path, feeds, entries]);
    let floor = stage(&["floor", path, &all.to_string()]);
    let server = server::start(dir.path());
    let online = server.as_ref().map(|(_, address)| stage(&["read", path, "online", address]));
    drop(server);
    let first = stage(&["read", path, "vault"]);
    let idle = stage(&["read", path, "vault"]);
    stage(&["more", path, feeds, entries]);
    let month = stage(&["read", path, "vault"]);
    let seconds = |value: &Value| value["seconds"].as_f64().unwrap();
    let whole = floor["copy_s"].as_f64().unwrap() + floor["insert_s"].as_f64().unwrap();
    println!(
        "{}",
        json!({"share": {
            "feeds": number(feeds), "entries": all,
            "floor": floor, "first": first, "first_ratio": seconds(&first) / whole,
            "online": online, "online_ratio": online.as_ref().map(|it| seconds(it) / whole),
            "idle": idle, "month": month,
        }})
    );
}
