//! The life of a visit: its stages, from the trigger to the day it is closed.

use super::{ClockView, ImmediateGap, wire};
use cf_domain::RecordId;
use cf_domain::word::Stage;
use chrono::NaiveDate;

wire! {
    /// How a stage stands.
    word StageState {
        /// Done.
        Done,
        /// Left out, with a reason.
        LeftOut,
        /// The first that is neither.
        Now,
        /// Still to come.
        Later,
    }
    /// One stage of a visit.
    tell StageRow {
        /// Which.
        pub stage: Stage,
        /// Its name.
        pub title: String,
        /// What happens in it.
        pub what: String,
        /// The role that answers for it: said for this visit, or the usual one.
        pub who: String,
        /// The role, where it was said for this visit.
        pub owner: Option<String>,
        /// How it stands.
        pub state: StageState,
        /// The day it was done.
        pub done: Option<NaiveDate>,
        /// Why it was left out.
        pub left_out: Option<String>,
        /// By when: said for this visit, or by the rule.
        pub due: Option<NaiveDate>,
        /// Whether the day was said for this visit.
        pub due_said: bool,
        /// The rule in words: "10 operational days after the visit".
        pub rule: Option<String>,
        /// Its clock, while it runs.
        pub clock: Option<ClockView>,
    }
    /// The life of a visit.
    tell LifeView {
        /// The visit.
        pub visit: RecordId,
        /// What it is called.
        pub title: String,
        /// The provider's name.
        pub provider: Option<String>,
        /// The day of the visit.
        pub date: Option<NaiveDate>,
        /// Whether this person leads it and may change it.
        pub mine: bool,
        /// Where it stands, in one sentence.
        pub sentence: String,
        /// Every stage, in order.
        pub stages: Vec<StageRow>,
        /// What stands in the way of closing it, in words; those of immediate concerns first.
        pub in_the_way: Vec<String>,
        /// Immediate concerns that lack a time: while there is one, it cannot be closed.
        pub immediate: Vec<ImmediateGap>,
        /// The edition of the rules for the days.
        pub edition: String,
    }
    /// What is to be known of one or more stages from now on. Nothing said: still to come.
    tell StageSet {
        /// The visit.
        pub id: RecordId,
        /// The stages.
        pub stages: Vec<Stage>,
        /// The day they were done.
        #[ts(type = "string | null")]
        pub done: Option<NaiveDate>,
        /// Why they are left out.
        pub left_out: Option<String>,
        /// The role that answers for them.
        pub owner: Option<String>,
        /// By when.
        #[ts(type = "string | null")]
        pub due: Option<NaiveDate>,
    }
    /// The next stage of a visit, in a list.
    tell NextStage {
        /// Its name.
        pub title: String,
        /// Its clock.
        pub clock: Option<ClockView>,
    }
}
