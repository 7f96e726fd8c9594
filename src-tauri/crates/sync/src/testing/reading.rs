//! Readers that are private to their rooms, for tests that feed them anything.

use crate::store::names_in;

/// The names that lie in a folder by what a WebDAV server answered about it, where it is such an
/// answer.
#[must_use]
pub fn names_in_dav_folder(asked: &str, answered: &[u8]) -> Option<Vec<String>> {
    names_in(asked, answered)
}
