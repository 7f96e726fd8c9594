//! The door: names, hashes, progress, cancelling, and the same bytes for the same document.

use std::cell::Cell;

use cf_pack::{Format, PackError, Progress, render};

use crate::sample::{file, sandbox};

const ALL: [Format; 3] = [Format::Pdf, Format::Word, Format::Excel];

#[test]
fn the_same_document_gives_the_same_bytes() {
    for format in ALL {
        let first = file(&sandbox(), format);
        let again = file(&sandbox(), format);
        assert_eq!(first.blake3, again.blake3, "{format:?}");
        assert!(first.bytes == again.bytes, "{format:?}");
    }
}

#[test]
fn names_say_the_kind_the_code_and_the_month_only() {
    let mut document = sandbox();
    document.meta.provider_code = "../R S/X9".into();
    let files = render(&document, &ALL, &mut |_| {}, &|| false).unwrap();
    let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "cqrm-pack-rsx9-2026-12.pdf",
            "cqrm-pack-rsx9-2026-12.docx",
            "cqrm-pack-rsx9-2026-12.xlsx"
        ]
    );
    for file in &files {
        assert_eq!(file.blake3, blake3::hash(&file.bytes).to_hex().to_string());
    }
}

#[test]
fn progress_is_told_before_each_file_and_at_the_end() {
    let mut told = Vec::new();
    render(
        &sandbox(),
        &[Format::Excel, Format::Word],
        &mut |progress| told.push(progress),
        &|| false,
    )
    .unwrap();
    let step = |now, done| Progress { now, done, of: 2 };
    assert_eq!(told, [step(Some(Format::Excel), 0), step(Some(Format::Word), 1), step(None, 2)]);
}

#[test]
fn cancelling_between_files_gives_none() {
    let asked = Cell::new(0);
    let cancelled = || {
        asked.set(asked.get() + 1);
        asked.get() > 1
    };
    let result = render(&sandbox(), &[Format::Excel, Format::Pdf], &mut |_| {}, &cancelled);
    assert_eq!(result, Err(PackError::Cancelled));
}

#[test]
fn the_fingerprint_follows_the_content_and_not_the_register() {
    let document = sandbox();
    let mut other_register = document.clone();
    other_register.register.number = "2026-0148".into();
    assert_eq!(document.fingerprint(), other_register.fingerprint());
    let mut other_content = document.clone();
    other_content.themes[0].say.push('.');
    assert_ne!(document.fingerprint(), other_content.fingerprint());
}
