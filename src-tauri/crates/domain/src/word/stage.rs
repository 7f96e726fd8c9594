//! Where a visit stands, from why it happens to the day it is closed.

use crate::code::codes;

codes! {
    /// A stage in the life of a visit, in the order in which they come. How long each has is data,
    /// not code, because it differs from place to place.
    Stage {
        /// Something gives a reason to visit.
        Trigger = "trigger", "Trigger";
        /// Who goes where, when and why; the provider is told, if it is to be told.
        Plan = "plan", "Plan";
        /// What is already known is put before the team.
        DataPack = "data-pack", "Data pack";
        /// The team agrees who looks at what.
        Briefing = "briefing", "Briefing";
        /// The team is there.
        OnSite = "on-site", "On site";
        /// The provider hears the main points before the team leaves.
        Feedback = "feedback", "Same-day feedback";
        /// The report is written.
        DraftReport = "draft-report", "Draft report";
        /// The provider says what is wrong in it.
        FactualAccuracy = "factual-accuracy", "Factual accuracy";
        /// The report is agreed and given out.
        FinalReport = "final-report", "Final report";
        /// The provider says what it will do.
        ActionPlan = "action-plan", "Action plan";
        /// Somebody has looked whether it was done.
        Verified = "verified", "Verified";
        /// Nothing is left to do.
        Closed = "closed", "Closed";
    }
}
