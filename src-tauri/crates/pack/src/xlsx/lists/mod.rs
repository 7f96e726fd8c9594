//! The lists: every ask, action, concern, visit, finding, theme and notice of the pack.

mod concerns;
mod meeting;
mod visits;

use super::cell::{Sheet, Value};
use crate::document::{PackDocument, Standing};
use crate::paper::Plan;

/// All lists, in the order of the pack.
pub(super) fn sheets(document: &PackDocument, plan: &Plan<'_>) -> Vec<Sheet> {
    vec![
        meeting::asks(document, plan),
        meeting::decisions(document),
        meeting::actions(document),
        concerns::concerns(document),
        concerns::immediate(document),
        concerns::evidence(document),
        visits::visits(document),
        visits::findings(document),
        meeting::agreed(document),
        visits::themes(document),
        concerns::notices(document),
    ]
}

fn late_words(standing: &Standing) -> Value {
    standing.late.as_ref().map(|late| &late.words).into()
}

fn late_days(standing: &Standing) -> Value {
    standing.late.as_ref().map(|late| late.days).into()
}
