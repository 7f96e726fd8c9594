//! Notes of our own.

use super::score;

#[test]
fn notes_written_before_the_search_are_searched_without_a_fault() {
    let score = score(include_str!("held_out.json"));
    assert!(score.identifiers >= 50 && score.clean >= 70, "the list is not whole");
    score.assert_perfect();
}

#[test]
fn notes_written_later_are_searched_without_a_fault() {
    let score = score(include_str!("later_notes.json"));
    assert!(score.identifiers >= 160 && score.clean >= 210, "the list is not whole");
    score.assert_perfect();
}
