//! Listing a folder.

use super::{Entry, Listing};
use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};

/// Lists the files in a folder, with everything below it if asked. Names begin with `name`, the
/// folder's own. Something below that cannot be read makes the listing incomplete, no more.
///
/// # Errors
/// When the folder itself cannot be read.
pub(super) fn walk(folder: &Path, name: &str, deep: bool) -> io::Result<Listing> {
    let mut listing = Listing { entries: Vec::new(), complete: true };
    let mut open: Vec<(PathBuf, String)> = Vec::new();
    look_into(folder, name, &mut listing, &mut open)?;
    while let Some((folder, name)) = if deep { open.pop() } else { None } {
        if look_into(&folder, &name, &mut listing, &mut open).is_err() {
            listing.complete = false;
        }
    }
    Ok(listing)
}

fn look_into(
    folder: &Path,
    name: &str,
    listing: &mut Listing,
    open: &mut Vec<(PathBuf, String)>,
) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        match entry.and_then(|entry| file_or_folder(&entry)) {
            Ok(Some((own, size))) => {
                let full = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
                match size {
                    Some(bytes) => listing.entries.push(Entry { name: full, bytes }),
                    None => open.push((folder.join(own), full)),
                }
            }
            Ok(None) => {}
            Err(_) => listing.complete = false,
        }
    }
    Ok(())
}

/// A file with its size, or a folder. Nothing for what cannot be an object: names that are not
/// text, links to folders, and uploads in progress, which `object_store` marks `#1`, `#2` …
fn file_or_folder(entry: &DirEntry) -> io::Result<Option<(String, Option<u64>)>> {
    let Ok(name) = entry.file_name().into_string() else { return Ok(None) };
    if entry.file_type()?.is_dir() {
        return Ok(Some((name, None)));
    }
    let uploading = name.rsplit_once('#').is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    });
    let meta = std::fs::metadata(entry.path())?;
    Ok((meta.is_file() && !uploading).then_some((name, Some(meta.len()))))
}
