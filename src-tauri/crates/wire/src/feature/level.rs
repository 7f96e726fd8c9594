//! How assured a visit may say it is, and which answer stands.

use super::wire;
use cf_domain::RecordId;
use cf_domain::word::{Assurance, Rating, Source, Strength};

wire! {
    /// A prompt by its id and words.
    tell PromptRef {
        /// Its id.
        pub id: String,
        /// Its words.
        pub text: String,
    }
    /// Why the level cannot be higher.
    tell LevelReason {
        /// The highest level that this allows.
        pub highest: Assurance,
        /// Why, in words.
        pub words: String,
        /// What to do about it, in words.
        pub remedy: String,
        /// The prompts it comes from; none where it is about the whole visit.
        pub prompts: Vec<PromptRef>,
    }
    /// One answer to a prompt.
    tell PromptAnswer {
        /// The note.
        pub note: RecordId,
        /// Whose it is.
        pub who: String,
        /// The answer.
        pub rating: Rating,
        /// What kind of evidence.
        pub source: Option<Source>,
        /// How strong it is.
        pub strength: Strength,
        /// Whether the note is in the bin.
        pub thrown_away: bool,
        /// Whether it was given after its author had seen what the others answered.
        pub later: bool,
    }
    /// The answer that stands.
    tell AnswerThatStands {
        /// The judgement.
        pub id: RecordId,
        /// The answer; none where the difference stands.
        pub rating: Option<Rating>,
        /// Why.
        pub reason: String,
        /// Whether the team still sees it differently and says so.
        pub kept_apart: bool,
    }
    /// A prompt with all that was answered.
    tell PromptStanding {
        /// Its id.
        pub id: String,
        /// Its words.
        pub text: String,
        /// The part of the list it is in.
        pub section: String,
        /// "Fundamental standard", "Enhanced", "Developmental".
        pub tier: Option<String>,
        /// The answers it offers.
        pub scale: Vec<super::ScaleAnswer>,
        /// What was answered.
        pub answers: Vec<PromptAnswer>,
        /// The answer that stands, where somebody said so.
        pub stands: Option<AnswerThatStands>,
        /// How it counts, in words: "Met, by two kinds of evidence".
        pub words: String,
        /// Whether it limits the level.
        pub limits: bool,
        /// Whether the visitors answer it differently.
        pub differs: bool,
    }
    /// How assured a visit may say it is.
    tell LevelView {
        /// The visit.
        pub visit: RecordId,
        /// What it is called.
        pub title: String,
        /// The highest level.
        pub highest: Assurance,
        /// Why, strictest first; none when everything allows the best.
        pub reasons: Vec<LevelReason>,
        /// The prompts that this visit asks.
        pub prompts: Vec<PromptStanding>,
        /// Parts of the lists that this visit does not look at, by title.
        pub left_out: Vec<String>,
        /// Notes of others that are shown, and counted, once this person has handed in their own.
        pub hidden: u32,
        /// Whether this person leads the visit, and so says which answer stands.
        pub mine: bool,
    }
    /// Says which answer stands for a prompt, or that the difference stands. Neither: what was said
    /// is taken back.
    tell JudgementSave {
        /// The visit.
        pub visit: RecordId,
        /// The prompt.
        pub prompt: String,
        /// The answer.
        pub rating: Option<Rating>,
        /// Why.
        pub reason: Option<String>,
        /// Whether the team still sees it differently and says so.
        pub kept_apart: bool,
    }
}
