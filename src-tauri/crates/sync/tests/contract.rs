//! What every store must do.

use cf_sync::store::Entry;
use cf_sync::testing::{FaultyStore, MemoryStore};
use cf_sync::{FolderStore, Store, StoreError};
use std::collections::BTreeMap;

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_str()).collect()
}

/// `keeps_the_first` is false for servers that replace an object whatever they are asked.
pub fn contract(store: &dyn Store, keeps_the_first: bool) {
    assert_eq!(store.list("").unwrap().entries, []);
    assert_eq!(store.list("f/none/").unwrap().entries, []);
    assert_eq!(store.get("f/a/1.vseg"), Err(StoreError::NotFound));
    assert_eq!(store.head("f/a/1.vseg"), Err(StoreError::NotFound));

    store.put("f/a/1.vseg", b"one").unwrap();
    store.put("f/a/0/2.vseg", b"second").unwrap();
    store.put("f/ab-1.vtip", b"").unwrap();
    store.put("space-x.vspace", b"genesis").unwrap();
    assert_eq!(store.get("f/a/1.vseg").unwrap(), b"one");
    assert_eq!(store.head("f/a/0/2.vseg").unwrap(), 6);
    assert_eq!(store.get("f/ab-1.vtip").unwrap(), b"");

    // Create only: whoever comes second changes nothing.
    if keeps_the_first {
        assert_eq!(store.put("f/a/1.vseg", b"other"), Err(StoreError::Exists));
        assert_eq!(store.get("f/a/1.vseg").unwrap(), b"one");
    }
    let several = store.get_all(&["f/a/0/2.vseg", "f/none.vseg", "space-x.vspace"]);
    let expected = [Ok(b"second".to_vec()), Err(StoreError::NotFound), Ok(b"genesis".to_vec())];
    assert_eq!(several, expected);

    // A prefix that ends in a slash, or none, means everything below.
    let all = store.list("").unwrap();
    assert!(all.complete);
    assert_eq!(
        names(&all.entries),
        ["f/a/0/2.vseg", "f/a/1.vseg", "f/ab-1.vtip", "space-x.vspace"]
    );
    assert_eq!(names(&store.list("f/a/").unwrap().entries), ["f/a/0/2.vseg", "f/a/1.vseg"]);
    // Any other only what lies in that folder.
    assert_eq!(names(&store.list("f/a").unwrap().entries), ["f/ab-1.vtip"]);
    assert_eq!(names(&store.list("space-").unwrap().entries), ["space-x.vspace"]);
    assert_eq!(names(&store.list("f/a/1").unwrap().entries), ["f/a/1.vseg"]);

    store.delete("f/a/1.vseg").unwrap();
    store.delete("f/a/1.vseg").unwrap();
    assert_eq!(store.get("f/a/1.vseg"), Err(StoreError::NotFound));
    let large = vec![7; 3 * 1024 * 1024];
    store.put("b/large.vblb", &large).unwrap();
    assert_eq!(store.get("b/large.vblb").unwrap(), large);
}

#[test]
fn a_store_in_memory_keeps_the_contract() {
    contract(&MemoryStore::default(), true);
}

#[test]
fn a_faulty_store_without_faults_keeps_the_contract() {
    contract(&FaultyStore::new(MemoryStore::default(), BTreeMap::new()), true);
}

#[test]
fn a_folder_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    contract(&FolderStore::open(folder.path()).unwrap(), true);
}

#[test]
fn a_missing_folder_is_unavailable_and_never_empty() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("share");
    assert!(matches!(FolderStore::open(&root), Err(StoreError::Unavailable)));
    std::fs::create_dir(&root).unwrap();
    let store = FolderStore::open(&root).unwrap();
    store.put("t/a.vtip", b"x").unwrap();
    std::fs::rename(&root, folder.path().join("away")).unwrap();
    assert_eq!(store.list(""), Err(StoreError::Unavailable));
    assert_eq!(store.list("t/"), Err(StoreError::Unavailable));
    assert_eq!(store.get("t/a.vtip"), Err(StoreError::Unavailable));
    assert_eq!(store.put("t/b.vtip", b"y"), Err(StoreError::Unavailable));
    assert!(!root.exists());
}

#[test]
fn a_file_with_any_name_neither_hides_the_others_nor_is_out_of_reach() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::open(folder.path()).unwrap();
    store.put("f/good.vseg", b"good").unwrap();
    let odd = [
        "copy (1).vseg",
        "good-LAPTOP7.vseg",
        "good (Anna's conflicted copy 2026-11-22).vseg",
        "50%.vseg",
        "a#b.vseg",
        "caf\u{e9}.vseg",
        "what?.vseg",
        "star*.vseg",
        "tab\there.vseg",
        "line\nbreak.vseg",
        "back\\slash.vseg",
        "~$lock.vseg",
        ".hidden.vseg",
        "%2F.vseg",
        "good.vseg#1",
        "desktop.ini",
    ];
    for name in odd {
        std::fs::write(folder.path().join("f").join(name), b"odd").unwrap();
    }
    let not_text = std::ffi::OsStr::from_bytes(b"\xff\xfe.vseg");
    std::fs::write(folder.path().join("f").join(not_text), b"odd").unwrap();
    let entries = store.list("f/").unwrap().entries;
    assert!(names(&entries).contains(&"f/good.vseg"));
    for name in odd.iter().filter(|name| name.ends_with(".vseg")) {
        let full = format!("f/{name}");
        assert!(names(&entries).contains(&full.as_str()), "{name:?} in {entries:?}");
        assert_eq!(store.get(&full).as_deref(), Ok(&b"odd"[..]), "{name:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = FolderStore::open(folder.path()).unwrap();
    let locked = |mode| {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap()
    };
    locked(0o555);
    // Nothing stops an administrator of the machine.
    let all_powerful = std::fs::write(folder.path().join("probe"), b"").is_ok();
    let answer = store.put("t/a.vtip", b"x");
    locked(0o755);
    assert!(all_powerful || answer == Err(StoreError::Denied), "{answer:?}");
}
