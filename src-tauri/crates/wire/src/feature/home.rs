//! What to do next.

use super::{ActionRow, ClockView, ConcernRow, IntelligenceRow, SummaryRow, VisitRow, wire};
use cf_domain::RecordId;

wire! {
    /// Something to do.
    tell Task {
        /// What to do: "Check 12 notes".
        pub title: String,
        /// Where: "Cedar Ward, 24 November".
        pub detail: String,
        /// The screen: `visit`, `review`, `summary`, `intelligence`, `concern`, `action`, `space`, `backup`.
        pub screen: String,
        /// The record it is about.
        pub id: Option<RecordId>,
        /// Its clock.
        pub clock: Option<ClockView>,
    }
    /// The first screen.
    tell HomeView {
        /// One sentence: what matters today.
        pub sentence: String,
        /// Whether nothing was ever entered: show how to begin.
        pub beginner: bool,
        /// Today's visit.
        pub today: Option<VisitRow>,
        /// What to do, soonest first.
        pub tasks: Vec<Task>,
        /// Clocks that run.
        pub clocks: Vec<ConcernRow>,
        /// The newest actions that are late.
        pub late_actions: Vec<ActionRow>,
        /// How many are late in all.
        pub late_total: u32,
        /// Intelligence that waits for a decision, oldest first.
        pub undecided: Vec<IntelligenceRow>,
        /// What colleagues published lately.
        pub summaries: Vec<SummaryRow>,
        /// Providers with nothing seen or heard for six months.
        pub silent: Vec<super::ProviderRow>,
        /// Where things are saved and shared, for the line at the foot of the rail.
        pub share_line: ShareLine,
    }
    /// Two facts at the foot of the rail.
    tell ShareLine {
        /// "All saved on this laptop."
        pub saved: String,
        /// "Last shared 08:15 today", or what waits.
        pub shared: String,
        /// Entries that wait to be sent.
        pub waiting: u32,
    }
}
