//! Compiling the patterns.

use regex::Regex;

/// Compiles a pattern written in this crate.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and every one is compiled by the first search of any test; a search without one of them would let identifiers through in silence"
)]
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a pattern of this crate compiles")
}
