//! The reasons in words.

use crate::present::count;
use cf_domain::assurance::{Answer, Cap, Why};
use cf_domain::word::Assurance;

/// Why, with how many prompts it comes from.
pub fn why(cap: &Cap) -> String {
    let n = cap.prompts.len();
    let prompts = |one: &str, many: &str| count(n, one, many);
    match cap.why {
        Why::ImmediateOpen => "An immediate concern is still open.".to_owned(),
        Why::NothingRecorded => "Nothing was recorded.".to_owned(),
        Why::NothingSeen => "Nothing on the list was seen.".to_owned(),
        Why::Low => format!(
            "{} low. A low answer is not averaged away.",
            prompts("answer is", "answers are")
        ),
        Why::NotSeen => {
            format!("{} not seen. That never counts as met.", prompts("prompt was", "prompts were"))
        }
        Why::Withdrawn => format!(
            "{} thrown away, and nobody said what stands instead.",
            prompts("low answer was", "low answers were")
        ),
        Why::Unanswered => format!("Nobody answered {}.", prompts("prompt", "prompts")),
        Why::NothingShowsIt => {
            format!("{} said to be met, and no note shows it.", prompts("prompt is", "prompts are"))
        }
        Why::KindMissing => format!(
            "{} without a kind of evidence that the list asks for.",
            prompts("prompt is answered", "prompts are answered")
        ),
        Why::OneKind => format!(
            "{} by one kind of evidence only. A fundamental standard needs two.",
            prompts("prompt is met", "prompts are met")
        ),
        Why::NoList => "No list was used, so nothing shows what was not looked at.".to_owned(),
    }
}

/// What to do about it.
pub const fn remedy(why: Why) -> &'static str {
    match why {
        Why::ImmediateOpen => "Record when it was seen, told, made safe and checked.",
        Why::NothingRecorded => "Write what you saw.",
        Why::NothingSeen | Why::NotSeen => "Look again, or say in the report what was not seen.",
        Why::Low => "Say what stands, with a reason, if it should not be the lowest answer.",
        Why::Withdrawn => {
            "Take what was thrown away out of the bin, or say which answer stands and why."
        }
        Why::Unanswered => {
            "Look and answer, or say in the plan which parts this visit does not look at."
        }
        Why::NothingShowsIt => "Put notes that show it to the prompt.",
        Why::KindMissing => "Add a note with that kind of evidence.",
        Why::OneKind => {
            "Add a note with another kind: ask somebody, look at records, or see for yourself."
        }
        Why::NoList => "Answer prompts of a list.",
    }
}

/// Why a level above the cap cannot be given: one sentence beside the choice.
pub fn cap(cap: &Cap) -> String {
    let most = match cap.highest {
        Assurance::NotSeen => "So nothing can be assured".to_owned(),
        level => format!("Not more than {}", level.label().to_lowercase()),
    };
    format!("{} {most}.", why(cap))
}

/// How a prompt counts.
pub fn counts(answer: Option<Answer>, kinds: usize, why: Option<Why>) -> String {
    let evidence = || count(kinds, "kind of evidence", "kinds of evidence");
    match (why, answer) {
        (Some(Why::Low), _) => "Low".to_owned(),
        (Some(Why::NotSeen | Why::NothingSeen), _) => "Not seen".to_owned(),
        (Some(Why::Withdrawn), _) => "A low answer was thrown away".to_owned(),
        (Some(Why::Unanswered), _) | (None, None) => "Not answered".to_owned(),
        (Some(Why::NothingShowsIt), _) => "Said to be met; no note shows it".to_owned(),
        (Some(Why::KindMissing), _) => "Met, but not by the evidence asked for".to_owned(),
        (Some(Why::OneKind), _) | (None, Some(Answer::Met)) => format!("Met, by {}", evidence()),
        (_, Some(Answer::DoesNotApply)) => "Does not apply".to_owned(),
        (_, Some(Answer::NotSeen)) => "Not seen".to_owned(),
        (_, Some(Answer::Low)) => "Low; it does not limit the level".to_owned(),
        (Some(_), _) => String::new(),
    }
}
