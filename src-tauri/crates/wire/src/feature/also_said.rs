//! Answers that stand side by side.

use super::wire;
use cf_domain::RecordId;
use chrono::{DateTime, Utc};

wire! {
    /// How another answer is given.
    word AnswerSort {
        /// In words.
        Text,
        /// A day, as `2026-12-04`.
        Day,
        /// Where an action stands, by code.
        ActionStatus,
        /// Only one of those that are there.
        Fixed,
    }
    /// One of several answers.
    tell Answer {
        /// Its id.
        pub id: String,
        /// Words, a day, a code, by sort; none where the field was emptied.
        pub value: Option<String>,
        /// Who said it, by name.
        pub who: String,
        /// Whether that is whoever uses the app.
        pub me: bool,
        /// When, by the clock it was written on.
        pub at: DateTime<Utc>,
        /// Whether that clock was wrong: more than a day ahead.
        pub clock_wrong: bool,
    }
    /// A field with several answers.
    tell Difference {
        /// The field.
        pub field: String,
        /// What people call it: "where it stands".
        pub name: String,
        /// How another answer is given.
        pub sort: AnswerSort,
        /// The answers, the one that is shown first.
        pub answers: Vec<Answer>,
    }
    /// Settles a difference.
    tell SettleAnswer {
        /// The record.
        pub id: RecordId,
        /// The field.
        pub field: String,
        /// The answers that were shown. All of them are replaced, and no other.
        pub seen: Vec<String>,
        /// The answer that was picked;
        pub pick: Option<String>,
        /// or another one.
        pub other: Option<String>,
    }
}
