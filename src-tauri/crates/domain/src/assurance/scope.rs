//! Which prompts a visit asks: some only after a certain answer to an earlier one.

use super::{Asked, Basis, Piece};

/// Whether a prompt is asked. It is left out only where the earlier one was answered, by everybody
/// who did, in a way that does not lead here. Not having seen the earlier one, or having thrown an
/// answer to it away, excuses from nothing; and what was answered counts, whether it had to be or not.
pub(super) fn is_asked(asked: &Asked<'_>, basis: &Basis<'_>) -> bool {
    // Each step goes to another prompt; a list that led round in a ring would end here.
    reaches(asked, basis, basis.asked.len())
}

fn reaches(asked: &Asked<'_>, basis: &Basis<'_>, steps: usize) -> bool {
    let Some((earlier, leads)) = asked.only_if else { return true };
    let of = |prompt| move |piece: &&Piece<'_>| piece.prompt == prompt;
    if steps == 0 || basis.pieces.iter().any(|piece| of(asked.prompt)(&piece)) {
        return true;
    }
    let parent = basis.asked.iter().find(|other| other.prompt == earlier);
    if parent.is_some_and(|parent| !reaches(parent, basis, steps - 1)) {
        return false;
    }
    let mut answers = basis.pieces.iter().filter(of(earlier)).peekable();
    let silent = |rating: crate::word::Rating| {
        matches!(rating, crate::word::Rating::NotSeen | crate::word::Rating::CouldNotTell)
    };
    answers.peek().is_none()
        || answers.any(|piece| leads.contains(&piece.rating) || silent(piece.rating))
}
