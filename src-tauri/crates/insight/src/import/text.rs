//! From bytes to lines of text: size guard, byte order marks, Windows-1252, and files that are not
//! text at all.

use super::{MAX_BYTES, Remark};
use std::io::Read;

/// Text, and whether it had to be read as Windows-1252.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) windows: bool,
}

/// Reads at most [`MAX_BYTES`], so that a wrong file of any size costs no more than that.
pub(super) fn read(source: impl Read) -> Result<Text, Remark> {
    let mut bytes = Vec::new();
    if source.take(MAX_BYTES + 1).read_to_end(&mut bytes).is_err() {
        return Err(Remark::whole_file(
            "The file could not be read to its end. Copy it to this computer and try again.",
        ));
    }
    if bytes.len() as u64 > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        let message = format!(
            "The file is larger than {limit} MB, far more than any published list. Check that it is the right file."
        );
        return Err(Remark::whole_file(message));
    }
    refuse_what_is_not_text(&bytes)?;
    Ok(decode(bytes))
}

fn refuse_what_is_not_text(bytes: &[u8]) -> Result<(), Remark> {
    let refuse = |message: &str| Err(Remark::whole_file(message));
    if bytes.is_empty() {
        return refuse("The file is empty. Download it again, or choose another.");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return refuse(
            "This is a spreadsheet (XLSX or ODS) or a ZIP file. Unzip it, or open it and save it as CSV, and import the CSV.",
        );
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return refuse(
            "This is an old Excel file (XLS). Open it, save it as CSV, and import the CSV.",
        );
    }
    if bytes.starts_with(b"%PDF") {
        return refuse("This is a PDF. Download the CSV of the same list instead.");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse("This text is in UTF-16. Open it and save it as “CSV UTF-8”.");
    }
    let start: Vec<u8> = bytes.iter().take(512).map(u8::to_ascii_lowercase).collect();
    let start = start.trim_ascii_start();
    if start.starts_with(b"<!doctype") || start.starts_with(b"<html") {
        return refuse(
            "This is a web page, not a list. Download the CSV itself; a page that asks you to log in may have been saved instead.",
        );
    }
    if bytes.iter().take(64 * 1024).any(|b| *b == 0) {
        return refuse("This is not a text file. Choose a CSV file.");
    }
    Ok(())
}

fn decode(bytes: Vec<u8>) -> Text {
    let (text, windows) = match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(fault) => (fault.as_bytes().iter().map(|b| windows_1252(*b)).collect(), true),
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    Text { text, windows }
}

/// The upper half of Windows-1252 where it differs from Latin-1 (Unicode Consortium, CP1252.TXT);
/// the five unused bytes become the replacement character.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    usize::from(byte)
        .checked_sub(0x80)
        .and_then(|i| WINDOWS_1252.get(i))
        .copied()
        .unwrap_or(char::from(byte))
}

/// The lines with their numbers, from 1. Blank ones are left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}
