//! How sharing is doing.

use super::{Picked, wire};
use cf_domain::PersonId;
use chrono::{DateTime, Utc};

wire! {
    /// What is known of a colleague's side.
    tell HealthColleague {
        /// Name.
        pub name: String,
        /// Whether this is you.
        pub me: bool,
        /// When something of theirs last came in.
        pub last_heard: Option<DateTime<Utc>>,
        /// The newest version of shared files that their app reads, where it is known.
        pub reads: Option<u32>,
        /// Whether that is too old for what this app writes.
        pub older: bool,
    }
    /// Files that were left aside for one reason.
    tell AsideRow {
        /// A stable code.
        pub code: String,
        /// What is so and what to do.
        pub sentence: String,
        /// How many files.
        pub files: u32,
    }
    /// Somebody whose app exists twice, and both have sent in the same place.
    tell ForkRow {
        /// Who, by name.
        pub who: String,
        /// Whether that is whoever uses the app.
        pub mine: bool,
        /// How many files were left aside for it.
        pub files: u32,
    }
    /// Somebody of whom nothing more is fetched for now, because it was so much.
    tell PausedRow {
        /// Who.
        pub person: PersonId,
        /// By name.
        pub name: String,
        /// What is so and what to do.
        pub sentence: String,
        /// Whether whoever uses the app may let more through.
        pub may_let_through: bool,
    }
    /// The eight words over what is held for an audience.
    tell DigestRow {
        /// The audience, in words.
        pub audience: String,
        /// The words.
        pub words: Vec<String>,
    }
    /// How sharing is doing.
    tell HealthView {
        /// One sentence: is it fine?
        pub sentence: String,
        /// When the last exchange was tried.
        pub tried: Option<DateTime<Utc>>,
        /// When the folder was last reached.
        pub reached: Option<DateTime<Utc>>,
        /// When every folder of the space was last looked through.
        pub looked_through: Option<DateTime<Utc>>,
        /// When a colleague's file was last read.
        pub read_file: Option<DateTime<Utc>>,
        /// What waits to be sent, in words, one line each.
        pub waiting: Vec<String>,
        /// How many parts of colleagues' are known to exist and have not come.
        pub awaited: u32,
        /// Who shares, this person first.
        pub colleagues: Vec<HealthColleague>,
        /// Of whom nothing more is fetched for now.
        pub paused: Vec<PausedRow>,
        /// Files that were left aside, by reason.
        pub aside: Vec<AsideRow>,
        /// Whose app exists twice.
        pub forks: Vec<ForkRow>,
        /// Whether this installation exists twice and sends nothing until that is settled.
        pub twin: bool,
        /// What is wrong with clocks, in words.
        pub clocks: Vec<String>,
        /// Eight words for each audience.
        pub digests: Vec<DigestRow>,
    }
    /// Exactly what a file for whoever helps would hold.
    tell Diagnostic {
        /// The text of the file.
        pub text: String,
    }
    /// Writes it.
    tell DiagnosticSave {
        /// The folder that was picked.
        pub folder: Picked,
    }
    /// It was written.
    tell DiagnosticSaved {
        /// What the file is called.
        pub name: String,
        /// The folder it is in.
        pub folder: Picked,
    }
}
