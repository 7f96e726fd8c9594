//! The reference notes: every identifier found, no false alarm.

use super::{reference, score};

#[test]
fn the_reference_notes_are_searched_without_a_fault() {
    let score = score(&reference("visit_notes.json"));
    assert!(score.identifiers >= 40 && score.clean >= 40, "the list is not whole");
    score.assert_perfect();
}
