//! The limit that one prompt sets.

use super::{Answer, Asked, Basis, Piece, Weight, Why};
use crate::word::Assurance;
use std::collections::BTreeSet;

/// Kinds of evidence that a fundamental standard needs before it counts as met.
const KINDS_NEEDED: usize = 2;

/// The highest level that this prompt allows, and why; nothing when it sets no limit.
pub(super) fn cap(asked: &Asked<'_>, basis: &Basis<'_>) -> Option<(Assurance, Why)> {
    // What fails here limits the whole visit: more where a fundamental standard hangs on it.
    let failing = match asked.weight {
        Weight::Fundamental => Assurance::Partly,
        Weight::Expected => Assurance::Mostly,
        Weight::Aspiration => return None,
    };
    let of_prompt = || basis.pieces.iter().filter(|piece| piece.prompt == asked.prompt);
    let settled = basis.settled.iter().rev().find(|settled| settled.prompt == asked.prompt);
    let standing = match settled {
        Some(settled) => match settled.answer {
            Answer::Met => None,
            Answer::Low => Some(Why::Low),
            Answer::NotSeen => Some(Why::NotSeen),
            Answer::DoesNotApply => return None,
        },
        None => {
            let said = |answer| of_prompt().any(|p| !p.withdrawn && p.answer() == answer);
            let bad = |p: &Piece<'_>| matches!(p.answer(), Answer::Low | Answer::NotSeen);
            if said(Answer::Low) {
                Some(Why::Low)
            } else if said(Answer::NotSeen) {
                Some(Why::NotSeen)
            } else if of_prompt().any(|p| p.withdrawn && bad(p)) {
                Some(Why::Withdrawn)
            } else if said(Answer::Met) {
                None
            } else if said(Answer::DoesNotApply)
                && of_prompt().all(|p| p.answer() == Answer::DoesNotApply)
            {
                return None;
            } else {
                // What was seen once does apply, even if it was thrown away.
                Some(Why::Unanswered)
            }
        }
    };
    if let Some(why) = standing {
        return Some((failing, why));
    }
    let met = || of_prompt().filter(|p| !p.withdrawn && p.answer() == Answer::Met);
    if met().next().is_none() {
        return Some((failing, Why::NothingShowsIt));
    }
    let kinds: BTreeSet<_> = met().filter_map(|piece| piece.kind).collect();
    if !asked.needs.iter().all(|needed| kinds.contains(needed)) {
        return Some((failing, Why::KindMissing));
    }
    (asked.weight == Weight::Fundamental && kinds.len() < KINDS_NEEDED)
        .then_some((Assurance::Mostly, Why::OneKind))
}
