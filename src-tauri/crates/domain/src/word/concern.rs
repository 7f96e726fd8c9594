//! Words about concerns and what is done about them.

use crate::code::codes;

codes! {
    /// "Is anyone at risk now?", the first question of every concern.
    AtRisk {
        /// Somebody is. Telling the person in charge comes before writing.
        Yes = "yes", "Yes, at risk now";
        /// Nobody is.
        No = "no", "No, not now";
        /// Not known. Treated as yes for what to do at once.
        Unknown = "unknown", "I do not know";
    }
}

impl AtRisk {
    /// Whether the times (seen, told, made safe, verified) must be recorded.
    #[must_use]
    pub const fn needs_times(self) -> bool {
        !matches!(self, Self::No)
    }
}

codes! {
    /// How serious a concern is.
    Severity {
        /// Somebody may come to harm today.
        Immediate = "immediate", "Immediate";
        /// Harm is likely if nothing changes.
        Serious = "serious", "Serious";
        /// Should be put right.
        Minor = "minor", "Minor";
    }
}

codes! {
    /// Where a concern stands.
    ConcernStatus {
        /// Raised, nothing decided.
        Open = "open", "Open";
        /// The provider has been asked and owes an answer.
        WithProvider = "with-provider", "With the provider";
        /// On the contract's escalation ladder.
        Escalated = "escalated", "Escalated";
        /// Answered; we are watching that it stays so.
        Watching = "watching", "Watching";
        /// Closed with evidence.
        Closed = "closed", "Closed";
    }
}

codes! {
    /// Where an action stands. "Late" is not a status: it follows from the due date.
    ActionStatus {
        /// Not begun.
        Open = "open", "Open";
        /// Begun.
        InProgress = "in-progress", "In progress";
        /// The owner says it is done; nobody has checked.
        Complete = "complete", "Complete, not yet checked";
        /// Evidence was seen: closed.
        Verified = "verified", "Closed, checked";
        /// No longer needed, with a reason.
        Dropped = "dropped", "No longer needed";
    }
}

impl ActionStatus {
    /// Whether somebody still owes something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

codes! {
    /// What a response is.
    ResponseNature {
        /// News on an action or concern.
        Update = "update", "Update";
        /// The provider's answer.
        Reply = "reply", "Provider's reply";
        /// A decision about a piece of intelligence or a concern.
        Decision = "decision", "Decision";
        /// A step on the escalation ladder.
        Escalation = "escalation", "Escalation step";
        /// What happened, told to whoever raised it.
        Feedback = "feedback", "Told the person who raised it";
    }
}

codes! {
    /// What was decided about a piece of intelligence. Every item needs one: nothing is filed and
    /// forgotten.
    Decision {
        /// Raise or join a concern.
        RaiseConcern = "raise-concern", "Raise a concern";
        /// Ask the provider.
        AskProvider = "ask-provider", "Ask the provider";
        /// Look at it on a visit.
        Visit = "visit", "Look at it on a visit";
        /// Keep watching, with a date to look again.
        Watch = "watch", "Keep watching";
        /// Nothing more, with a reason.
        NoAction = "no-action", "No action, with a reason";
    }
}
