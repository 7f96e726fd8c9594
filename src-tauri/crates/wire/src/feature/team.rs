//! Several visitors on several computers: what each hands to the team, and what they see of it.

use super::{NoteRow, SettleChoice, VisitRow, wire};
use cf_domain::RecordId;
use chrono::{DateTime, Utc};

wire! {
    /// Somebody on the visit who has handed something in.
    tell TeamMember {
        /// The name.
        pub name: String,
        /// Whether it is the person who asks.
        pub me: bool,
        /// When they handed in.
        pub handed_in: DateTime<Utc>,
        /// How many notes.
        pub notes: u32,
        /// How many answers to prompts.
        pub answers: u32,
    }
    /// A visit and its team.
    tell TeamView {
        /// The visit.
        pub visit: RecordId,
        /// What it is called.
        pub title: String,
        /// Whether this person leads it.
        pub mine: bool,
        /// Whether the team can see the visit.
        pub shared: bool,
        /// Whether it could be shared with a team from this computer.
        pub can_share: bool,
        /// Who else can read what is handed in, by name: everybody with whom visits are shared.
        pub readers: Vec<String>,
        /// Who leads it.
        pub lead: String,
        /// Who goes, as the plan says.
        pub expected: Vec<String>,
        /// Who has handed in.
        pub members: Vec<TeamMember>,
        /// Whether this person has.
        pub own_in: bool,
        /// Own notes that were not handed over.
        pub waiting: u32,
        /// Notes of others that are here and are shown once this person has handed in.
        pub hidden: u32,
        /// Concerns raised on this visit that only this computer knows, by title.
        pub only_here: Vec<String>,
        /// Visits of the team that this one may be the same as.
        pub same_as: Vec<VisitRow>,
    }
    /// A note that could be handed over.
    tell LeavingNote {
        /// The note, with what must be settled in it first.
        pub row: NoteRow,
        /// Identifies these exact words: pass it to hand over what was seen and nothing else.
        pub content: String,
    }
    /// What could be handed over.
    tell HandOverPreview {
        /// The visit.
        pub visit: RecordId,
        /// What it is called.
        pub title: String,
        /// Who could read it, by name.
        pub readers: Vec<String>,
        /// The own notes that were not handed over, oldest first.
        pub notes: Vec<LeavingNote>,
        /// Notes that were handed over already.
        pub gone: u32,
        /// Concerns raised on this visit that only this computer knows, by title: they are shared on
        /// their own pages.
        pub only_here: Vec<String>,
    }
    /// A note as it was seen.
    tell SeenNote {
        /// The note.
        pub id: RecordId,
        /// From the preview.
        pub content: String,
    }
    /// Hands notes to the team. With none: says that there are none to hand in.
    tell HandOver {
        /// The visit.
        pub visit: RecordId,
        /// Which notes; the others stay.
        pub notes: Vec<SeenNote>,
    }
    /// Says that a visit of this computer is the same as one of the team.
    tell VisitJoin {
        /// The own visit.
        pub visit: RecordId,
        /// The team's.
        pub into: RecordId,
    }
    /// Settles one possible identifier in a note.
    tell NoteSettle {
        /// The note.
        pub id: RecordId,
        /// The field it stands in.
        pub field: String,
        /// The words found.
        pub words: String,
        /// What to do.
        pub choice: SettleChoice,
        /// The new words, or the reason.
        pub text: String,
    }
}
