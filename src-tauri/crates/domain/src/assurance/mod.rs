//! How assured a visit may say it is: by rule, never by averaging away.
//!
//! The rule only sets the highest level; whoever writes the report may always give a lower one, with
//! a reason. It rests on three sentences. Silence is not good news: what was not seen never counts
//! as met (Francis report 2013, recommendation 139: convincing evidence). One low answer is not
//! balanced by many high ones. And a fundamental standard needs two kinds of evidence.
//!
//! From these follows a law that the tests hold it to: the level never rises because evidence was
//! thrown away or became "not seen". What was thrown away therefore counts as not seen until somebody
//! says, with a reason, which answer stands.

mod prompt;
mod scope;

use crate::word::{Assurance, Rating, Source};
use std::collections::BTreeMap;

/// How much hangs on a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Part of a fundamental standard: must always be met.
    Fundamental,
    /// More than the least.
    Expected,
    /// Where the service is going; never limits the level.
    Aspiration,
}

/// What an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Evidence that the standard is met.
    Met,
    /// Seen, and not good enough.
    Low,
    /// Nothing was seen, or it could not be told.
    NotSeen,
    /// It has no meaning here.
    DoesNotApply,
}

impl Answer {
    /// What a rating says. `counts` is whether the prompt set lets it count as met: it may ask for
    /// more than the rule, never for less.
    #[must_use]
    pub const fn of(rating: Rating, counts: bool) -> Self {
        match rating {
            Rating::NotApplicable => Self::DoesNotApply,
            Rating::NotSeen | Rating::CouldNotTell => Self::NotSeen,
            _ if counts && rating.counts_as_met() => Self::Met,
            _ => Self::Low,
        }
    }
}

/// A prompt that the visit set out to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its id.
    pub prompt: &'a str,
    /// How much hangs on it.
    pub weight: Weight,
    /// Kinds of evidence without which it does not count as met.
    pub needs: Vec<Source>,
    /// The prompt that decides whether this one is asked, and the answers to it that lead here.
    pub only_if: Option<(&'a str, &'a [Rating])>,
}

/// One answer with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The prompt it answers.
    pub prompt: &'a str,
    /// The answer as it was given.
    pub rating: Rating,
    /// Whether the prompt set lets this answer count as met.
    pub counts: bool,
    /// What kind of evidence it is; none where nobody said.
    pub kind: Option<Source>,
    /// Whether it was thrown away.
    pub withdrawn: bool,
}

impl Piece<'_> {
    /// What it says.
    #[must_use]
    pub const fn answer(&self) -> Answer {
        Answer::of(self.rating, self.counts)
    }
}

/// The answer that stands for a prompt, with a reason given by who leads the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled<'a> {
    /// The prompt.
    pub prompt: &'a str,
    /// The answer that stands.
    pub answer: Answer,
}

/// Everything the rule looks at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Basis<'a> {
    /// The prompts asked.
    pub asked: &'a [Asked<'a>],
    /// All answers, those that were thrown away too.
    pub pieces: &'a [Piece<'a>],
    /// What was settled.
    pub settled: &'a [Settled<'a>],
    /// Notes of any kind that are not in the bin.
    pub notes: usize,
    /// Immediate concerns that lack a time.
    pub open_immediate: usize,
}

/// Why the level cannot be higher. In the order in which people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// An immediate concern is open.
    ImmediateOpen,
    /// Nothing was recorded at all.
    NothingRecorded,
    /// Prompts were answered, and nothing was seen.
    NothingSeen,
    /// An answer was low.
    Low,
    /// The answer was "not seen".
    NotSeen,
    /// An answer was thrown away and nobody said what stands instead.
    Withdrawn,
    /// Nobody answered.
    Unanswered,
    /// It is said to be met, and no answer shows it.
    NothingShowsIt,
    /// Said to be met without a kind of evidence that the prompt set asks for.
    KindMissing,
    /// Met on a fundamental standard by one kind of evidence only.
    OneKind,
    /// No list was used, so nothing shows what was not looked at.
    NoList,
}

/// One limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// The highest level that it allows.
    pub highest: Assurance,
    /// Why.
    pub why: Why,
    /// The prompts it comes from; none where it is about the whole visit.
    pub prompts: Vec<String>,
}

/// What the rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The highest level that may be given.
    pub highest: Assurance,
    /// Every limit, lowest level first.
    pub caps: Vec<Cap>,
}

/// The highest level that the evidence allows, and why.
#[must_use]
pub fn highest(basis: &Basis<'_>) -> Ruling {
    let mut caps: BTreeMap<(std::cmp::Reverse<Assurance>, Why), Vec<String>> = BTreeMap::new();
    let mut whole = |highest, why| {
        caps.entry((std::cmp::Reverse(highest), why)).or_default();
    };
    if basis.open_immediate > 0 {
        whole(Assurance::Partly, Why::ImmediateOpen);
    }
    let about = |prompt: &str| basis.asked.iter().any(|asked| asked.prompt == prompt);
    let used = basis.pieces.iter().any(|piece| about(piece.prompt));
    let seen = |piece: &Piece<'_>| {
        !piece.withdrawn
            && about(piece.prompt)
            && matches!(piece.answer(), Answer::Met | Answer::Low)
    };
    if !used && basis.notes == 0 {
        whole(Assurance::NotSeen, Why::NothingRecorded);
    } else if !used {
        whole(Assurance::Mostly, Why::NoList);
    } else if !basis.pieces.iter().any(seen) {
        whole(Assurance::NotSeen, Why::NothingSeen);
    }
    if used {
        for asked in basis.asked.iter().filter(|asked| scope::is_asked(asked, basis)) {
            if let Some((highest, why)) = prompt::cap(asked, basis) {
                let prompts = caps.entry((std::cmp::Reverse(highest), why)).or_default();
                prompts.push(asked.prompt.to_owned());
            }
        }
    }
    let caps: Vec<Cap> = caps
        .into_iter()
        .map(|((highest, why), prompts)| Cap { highest: highest.0, why, prompts })
        .collect();
    let highest = caps.first().map_or(Assurance::Assured, |lowest| lowest.highest);
    Ruling { highest, caps }
}

/// Whether a level is higher than the highest allowed. The list of levels is in falling order.
#[must_use]
pub fn exceeds(level: Assurance, highest: Assurance) -> bool {
    level < highest
}
