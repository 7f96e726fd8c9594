//! Sharing with colleagues.

use super::{Picked, wire};
use cf_domain::PersonId;
use cf_domain::word::{Audience, Role};
use chrono::{DateTime, NaiveDate, Utc};

wire! {
    /// What a member may do in the space.
    word MemberStanding {
        /// Founded it. Stands above everybody.
        Owner,
        /// Lets in and removes.
        Admin,
        /// Reads and publishes.
        Member,
        /// Reads.
        LayReader,
        /// Publishes and reads nothing.
        Contributor,
    }
    /// A computer of a member.
    tell ComputerRow {
        /// Its id.
        pub id: String,
        /// What its owner calls it.
        pub name: String,
        /// Whether it is this one.
        pub here: bool,
        /// Whether this person may take it away.
        pub may_remove: bool,
    }
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
        /// What they may do.
        pub standing: MemberStanding,
        /// Whose records they read, or, if they only publish, where.
        pub audiences: Vec<Audience>,
        /// Their computers.
        pub computers: Vec<ComputerRow>,
        /// Whether this person may change what they may do, or remove them.
        pub may_change: bool,
    }
    /// A recovery sheet.
    tell SheetRow {
        /// Its id, as of a computer.
        pub id: String,
        /// What it is told apart by.
        pub name: String,
        /// Whether this person may cancel it from this computer.
        pub may_cancel: bool,
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
        /// Whether this is for a further computer of this person's own.
        pub own_computer: bool,
        /// The member whom the request comes from, on a computer that is not known as theirs.
        pub member: Option<PersonId>,
        /// The name of the former member whom the request comes from.
        pub former: Option<String>,
    }
    /// An invitation that nobody has used.
    tell InviteRow {
        /// Its id.
        pub id: String,
        /// When it was made.
        pub made: DateTime<Utc>,
        /// Whom it is for, as its maker noted.
        pub for_whom: Option<String>,
        /// Whether it is for a further computer of this person's own.
        pub own_computer: bool,
    }
    /// How this device stands to a space.
    word SpacePhase {
        /// None yet.
        None,
        /// Asked to join; waits to be let in.
        Asking,
        /// A member.
        Member,
        /// This computer was shut out of it, or its owner removed.
        ShutOut,
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
        /// Those who were removed, by name.
        pub former: Vec<String>,
        /// Whether this person may invite and let in.
        pub may_invite: bool,
        /// The standings that this person may give.
        pub may_give: Vec<MemberStanding>,
        /// The audiences that this person can open to others.
        pub may_open: Vec<Audience>,
        /// Whether this person may make a recovery sheet.
        pub may_make_sheet: bool,
        /// The recovery sheets that are good.
        pub sheets: Vec<SheetRow>,
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
        /// Whether it is for a further computer of one's own.
        pub own_computer: bool,
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
        /// Whether this becomes a further computer of whoever invited.
        pub own_computer: bool,
        /// Who invited.
        pub inviter: String,
    }
    /// A request.
    tell RequestRef {
        /// Its id.
        pub id: String,
    }
    /// Lets somebody in.
    tell RequestApprove {
        /// The request.
        pub id: String,
        /// What they may do. Of no account for one's own computer.
        pub standing: MemberStanding,
        /// Whose records are opened to them. Of no account for one's own computer.
        pub audiences: Vec<Audience>,
    }
    /// Lets a member in on another computer, and shuts out those that they had.
    tell RequestReturn {
        /// The request.
        pub id: String,
        /// The member.
        pub person: PersonId,
    }
    /// A member.
    tell MemberRef {
        /// Who.
        pub person: PersonId,
    }
    /// A computer of a member.
    tell ComputerRef {
        /// Its id.
        pub id: String,
    }
    /// What a member may do from now on.
    tell MemberChange {
        /// Who.
        pub person: PersonId,
        /// What they may do.
        pub standing: MemberStanding,
        /// Whose records are opened to them.
        pub audiences: Vec<Audience>,
    }
    /// What follows when somebody, or a computer, is removed: said before it is done.
    tell LeavingPreview {
        /// Who or what.
        pub name: String,
        /// What ends.
        pub ends: Vec<String>,
        /// What it cannot do.
        pub stays: Vec<String>,
        /// What is left to do by hand.
        pub afterwards: Vec<String>,
    }
    /// The recovery sheet of the space, shown once, to be printed.
    tell RecoverySheet {
        /// What people call the space.
        pub space: String,
        /// Who made it.
        pub owner: String,
        /// When.
        pub made: DateTime<Utc>,
        /// The code.
        pub code: String,
    }
    /// Comes in by a recovery sheet.
    tell SpaceRecover {
        /// The code on the sheet.
        pub code: String,
        /// Where the space is.
        pub place: PlaceAsk,
        /// Whether the owner's computers are lost, and are to be shut out.
        pub shut_out: bool,
    }
    /// Writes a file for colleagues.
    tell BundleOut {
        /// The folder or stick that was picked.
        pub folder: Picked,
        /// Goes on from the file that was made here on this day, or the last before it, and holds
        /// only what is new. Otherwise it holds everything.
        pub since: Option<NaiveDate>,
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
        /// Whether the place could be reached.
        pub reached: bool,
        /// In words.
        pub sentence: String,
        /// What went wrong.
        pub problems: Vec<ShareProblem>,
    }
}
