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
        /// The folder or the server, by a short name for the person's own eyes.
        pub folder: Option<String>,
        /// The address, where it is online storage.
        pub online: Option<String>,
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
        /// Where.
        pub place: PlaceAsk,
    }
    /// Where the space is now.
    tell SpacePlace {
        /// Where.
        pub place: PlaceAsk,
    }
    /// Where to share: one of the two. To try a place, none of them means the one in use.
    ask PlaceAsk {
        /// The folder that was picked.
        pub folder: Option<Picked>,
        /// Storage on a server.
        pub online: Option<Online>,
    }
    /// Storage on a server, as somebody types it.
    tell Online {
        /// Its address.
        pub address: String,
        /// The name it asks for at the door; empty where it asks for none.
        pub name: String,
        /// The key it asks for.
        pub key: String,
    }
    /// How a step of trying a place ended.
    word PlaceStepResult {
        /// As it should.
        Fine,
        /// Not as it should, and sharing works all the same.
        Remark,
        /// Sharing would not work.
        Failed,
    }
    /// A step of trying a place.
    tell PlaceStep {
        /// A stable code.
        pub code: String,
        /// How it ended.
        pub result: PlaceStepResult,
        /// In words.
        pub sentence: String,
    }
    /// What a place is good for.
    tell PlaceCheck {
        /// Whether one can share there.
        pub usable: bool,
        /// In words.
        pub sentence: String,
        /// What was tried, in order; the first that failed is the last.
        pub steps: Vec<PlaceStep>,
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
        /// Where the space is.
        pub place: PlaceAsk,
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
        /// Whether the place could be reached.
        pub reached: bool,
        /// In words.
        pub sentence: String,
        /// What went wrong.
        pub problems: Vec<ShareProblem>,
    }
}
