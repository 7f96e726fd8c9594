//! Where the reference files lie.

use std::fs::File;
use std::path::{Path, PathBuf};

/// The reference folder: `CF_REFS`, or `../shared/refs` beside the workspace.
pub fn path(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let refs =
        std::env::var_os("CF_REFS").map_or_else(|| root.join("../shared/refs"), PathBuf::from);
    let path = refs.join(name);
    assert!(
        path.exists(),
        "the reference file {name} is missing: set CF_REFS to the folder that holds it"
    );
    path
}

pub fn open(name: &str) -> File {
    File::open(path(name)).expect("the reference file can be opened")
}
