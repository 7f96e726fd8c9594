//! Notes of our own, written before the search was.

use super::score;

#[test]
fn notes_written_before_the_search_are_searched_without_a_fault() {
    let score = score(include_str!("held_out.json"));
    assert!(score.identifiers >= 30 && score.clean >= 30);
    score.assert_perfect();
}
