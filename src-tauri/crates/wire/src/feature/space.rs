//! Sharing with colleagues.

use super::{Picked, wire};
use cf_domain::PersonId;
use cf_domain::word::Role;
use chrono::{DateTime, Utc};

wire! {
    /// A colleague in the space.
    tell MemberRow {
        /// The member.
        pub person: PersonId,
        /// Name.
        pub name: String,
        /// Role.
        pub role: Option<Role>,
        /// Whether this is you.
        pub me: bool,
        /// When something of theirs last came in.
        pub last_heard: Option<DateTime<Utc>>,
    }
    /// Somebody asks to join.
    tell RequestRow {
        /// Its id.
        pub id: String,
        /// The name they gave.
        pub name: String,
        /// The role they gave.
        pub role: Option<Role>,
        /// The six words both screens show.
        pub words: Vec<String>,
    }
    /// An invitation that nobody has used.
    tell InviteRow {
        /// Its id.
        pub id: String,
        /// When it was made.
        pub made: DateTime<Utc>,
        /// Whom it is for, as its maker noted.
        pub for_whom: Option<String>,
    }
    /// How this device stands to a space.
    word SpacePhase {
        /// None yet.
        None,
        /// Asked to join; waits to be let in.
        Asking,
        /// A member.
        Member,
    }
    /// Something that went wrong with one object, in plain words.
    tell ShareProblem {
        /// A stable code.
        pub code: String,
        /// What is so and what to do.
        pub sentence: String,
    }
    /// Sharing, in one view.
    tell SpaceView {
        /// How this device stands.
        pub phase: SpacePhase,
        /// The space's name.
        pub name: Option<String>,
        /// The folder, for the person's own eyes.
        pub folder: Option<String>,
        /// One sentence: is it fine?
        pub sentence: String,
        /// Who shares.
        pub members: Vec<MemberRow>,
        /// Whether this person may invite and let in.
        pub may_invite: bool,
        /// Who asks to join.
        pub requests: Vec<RequestRow>,
        /// Invitations not used.
        pub invites: Vec<InviteRow>,
        /// Our own request, while it waits.
        pub asking: Option<JoinRequest>,
        /// What waits to be sent, in words, one line each.
        pub waiting: Vec<String>,
        /// The last exchange.
        pub last: Option<ShareReport>,
    }
    /// Makes a space.
    tell SpaceCreate {
        /// Its name.
        pub name: String,
        /// The folder that was picked.
        pub folder: Picked,
    }
    /// Where the space is now.
    tell SpaceFolder {
        /// The folder that was picked.
        pub folder: Picked,
    }
    /// Invites a colleague.
    ask InviteNew {
        /// A name to remember whom it is for.
        pub for_whom: Option<String>,
    }
    /// An invitation code, shown once.
    tell InviteCode {
        /// The invitation.
        pub id: String,
        /// The code to pass on.
        pub code: String,
    }
    /// An invitation.
    tell InviteRef {
        /// Its id.
        pub id: String,
    }
    /// Asks to join.
    tell SpaceJoin {
        /// The code.
        pub code: String,
        /// The shared folder.
        pub folder: Picked,
    }
    /// Our request, while it waits.
    tell JoinRequest {
        /// Its id.
        pub request: String,
        /// The space's name.
        pub space: String,
        /// The six words both screens show.
        pub words: Vec<String>,
    }
    /// A request.
    tell RequestRef {
        /// Its id.
        pub id: String,
    }
    /// Writes a file for colleagues.
    tell BundleOut {
        /// The folder or stick that was picked.
        pub folder: Picked,
    }
    /// A file for colleagues.
    tell BundleMade {
        /// What it is called.
        pub name: String,
        /// How many sealed parts it has.
        pub objects: u32,
        /// Its size in bytes.
        #[ts(type = "number")]
        pub bytes: u64,
        /// Whether what colleagues have sent is in it too.
        pub everybody: bool,
        /// In words.
        pub sentence: String,
        /// The folder it is in.
        pub folder: Picked,
    }
    /// What went, came and waits.
    tell ShareReport {
        /// When.
        pub at: DateTime<Utc>,
        /// Entries sent.
        pub sent: u32,
        /// Entries received.
        pub received: u32,
        /// Entries that wait.
        pub pending: u32,
        /// Whether the folder could be reached.
        pub reached: bool,
        /// In words.
        pub sentence: String,
        /// What went wrong.
        pub problems: Vec<ShareProblem>,
    }
}
