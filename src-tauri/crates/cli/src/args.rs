//! The command line.

use cf_domain::PersonId;
use cf_domain::word::Audience;
use cf_wire::MemberStanding;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Quality assurance visits, from the command line.
#[derive(Debug, Parser)]
#[command(name = "cfriend", version)]
pub struct Arguments {
    /// Folder of the vault; usually this computer's own, as the desktop app.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// File whose first line is the passphrase. Otherwise CFRIEND_PASSPHRASE, or a prompt.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// One JSON object as the answer.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a vault; prints the recovery code, once.
    Init(Init),
    /// Add records, one JSON object a line (FILE, or - for standard input).
    Add {
        /// Kind of record, such as observation; `any` when each line names its own.
        kind: String,
        /// File, or - for standard input.
        file: PathBuf,
    },
    /// List the records of a kind.
    List {
        /// Kind of record.
        kind: String,
    },
    /// Show one record with its history.
    Show {
        /// Its id.
        id: String,
    },
    /// Find records that hold all these words.
    Search {
        /// The words.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Compose or publish the summary of a visit.
    Summary {
        /// Which.
        #[command(subcommand)]
        what: SummaryStep,
    },
    /// Share with colleagues through a folder or online storage: make a space, invite, join, let in.
    Space {
        /// Which.
        #[command(subcommand)]
        what: SpaceStep,
    },
    /// Send to colleagues what waits, and fetch what they sent.
    Sync,
    /// The same as sync, by a file on a stick or by e-mail.
    Bundle {
        /// Which way.
        #[command(subcommand)]
        what: BundleStep,
    },
    /// Make the pack for the quality review meeting.
    Pack(Pack),
    /// Load an official list.
    Import {
        /// What: organisations.
        kind: String,
        /// The file.
        file: PathBuf,
        /// Only look: needs no vault.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write everything out as JSON Lines.
    Export {
        /// The file to write, or - for standard output.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Make a backup, open it and read it.
    Backup,
    /// Go back to a backup; what is there is kept aside. Or, where there is no vault, bring one back
    /// from its private copy in a shared place.
    Restore {
        /// Its name, as `backup` prints it.
        #[arg(required_unless_present = "from", conflicts_with = "from")]
        name: Option<String>,
        /// Where the private copy is: a folder, file://FOLDER, s3://…, az://… or dav+https://…
        #[arg(long, value_name = "STORE", requires = "recovery_code")]
        from: Option<String>,
        /// The file with the recovery code, or - for standard input. Never on the command line.
        #[arg(long, value_name = "FILE", requires = "from")]
        recovery_code: Option<PathBuf>,
        #[command(flatten)]
        key: DoorKey,
    },
    /// Check every signature, chain and page.
    Verify,
    /// Look for personal identifiers in a text, or in a JSON array of texts. Needs no vault.
    Scan {
        /// The file, or - for standard input.
        file: PathBuf,
    },
    /// Check an NHS number. Needs no vault.
    NhsNumber {
        /// The number.
        text: String,
    },
    /// The date so many operational days (England) after a date. Needs no vault.
    Days {
        /// The date, such as 2026-12-17.
        date: String,
        /// How many; may be negative.
        #[arg(allow_hyphen_values = true)]
        days: i32,
    },
    /// Two people with made-up records share through a folder, and one makes a meeting pack.
    Demo {
        /// Folder for everything; a new one in the temporary folder when not given.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// What a new vault needs.
#[derive(Debug, Args)]
pub struct Init {
    /// Your name.
    #[arg(long)]
    pub name: String,
    /// Your role: gp-quality-lead, lay-member, safeguarding-lead, quality-manager.
    #[arg(long)]
    pub role: String,
    /// Your organisation.
    #[arg(long)]
    pub organisation: String,
    /// What it is: ccg, icb, other.
    #[arg(long, default_value = "icb")]
    pub commissioner: String,
    /// What your meeting is called.
    #[arg(long, default_value = "Clinical Quality Review Meeting")]
    pub meeting: String,
    /// Its short name.
    #[arg(long, default_value = "CQRM")]
    pub meeting_short: String,
}

/// A step of a summary.
#[derive(Debug, Subcommand)]
pub enum SummaryStep {
    /// Compose the summary of a visit from counts, places and answers; never from the words of notes.
    Draft {
        /// The visit.
        visit: String,
    },
    /// Publish a summary as it stands.
    Publish {
        /// The summary.
        summary: String,
    },
}

/// A step of sharing.
#[derive(Debug, Subcommand)]
pub enum SpaceStep {
    /// Make a space in an empty place.
    Create {
        /// A folder, file://FOLDER, s3://…, az://… or dav+https://…
        store: String,
        /// What colleagues will call it.
        #[arg(long, default_value = "Quality team")]
        name: String,
        #[command(flatten)]
        key: DoorKey,
    },
    /// Invite a colleague; prints the code, once.
    Invite {
        /// Whom it is for, as a reminder.
        #[arg(long = "for", value_name = "NAME")]
        for_whom: Option<String>,
        /// It is for another computer of your own.
        #[arg(long)]
        own_computer: bool,
    },
    /// Cancel an invitation.
    Cancel {
        /// The invitation, as `space invite` and `space status` print it.
        invitation: String,
    },
    /// Ask to be let in; prints the six words to compare.
    Join {
        /// The code.
        code: String,
        /// Where the space is: a folder, file://FOLDER, s3://…, az://… or dav+https://…
        #[arg(long)]
        store: String,
        #[command(flatten)]
        key: DoorKey,
    },
    /// Who asks to be let in, with the six words that they must see too.
    Requests,
    /// Let somebody in, once the six words were compared.
    Approve {
        /// The request, as `space requests` prints it.
        request: String,
        /// The member who asks and whose other computers are lost or gone: shut these out, and let
        /// this one in with what the member may do and read already.
        #[arg(long, value_name = "MEMBER", conflicts_with_all = ["standing", "audiences"])]
        lost: Option<PersonId>,
        #[command(flatten)]
        may: May,
    },
    /// Change what a member may do and read.
    Change {
        /// The member, as `space members` prints it.
        member: PersonId,
        #[command(flatten)]
        may: May,
    },
    /// Remove a member. What they had read they keep.
    Remove {
        /// The member, as `space members` prints it.
        member: PersonId,
    },
    /// Let through more of what a member sends than is fetched without asking, for everybody. An
    /// administrator does; `space health` says of whom nothing more is fetched.
    LetThrough {
        /// The member, as `space members` prints it.
        member: PersonId,
    },
    /// Shut out a computer that is lost or no longer used.
    RemoveComputer {
        /// The computer, as `space members` prints it.
        computer: String,
    },
    /// Go on as a new computer, after this one was shut out; then ask with `space join`.
    StartAfresh,
    /// Make the recovery sheet of the space; prints its code, once.
    Sheet,
    /// Come in by a recovery sheet and become an administrator. The code is read from a file or
    /// standard input, never from the command line.
    Recover {
        /// The file with the code, or - for standard input.
        code: PathBuf,
        /// Where the space is: a folder, file://FOLDER, s3://…, az://… or dav+https://…
        #[arg(long)]
        store: String,
        #[command(flatten)]
        key: DoorKey,
        /// The owner's computers are lost: shut them out.
        #[arg(long)]
        shut_out: bool,
    },
    /// The private copy of this vault in the shared place, which only the recovery code opens.
    KeepCopy {
        /// What about it.
        #[command(subcommand)]
        what: KeepCopy,
    },
    /// Turn somebody down; closes the invitation.
    Refuse {
        /// The request, as `space requests` prints it.
        request: String,
    },
    /// Who is in the space.
    Members,
    /// How sharing stands: who, what waits, what went wrong.
    Status,
    /// The eight words of each audience: two people who hold the same entries have the same words.
    Digest,
    /// How sharing is doing: who was heard, what waits, what was left aside, which clock is wrong.
    Health,
    /// Write a file for whoever helps: counts, codes and times, and nobody's words.
    Diagnostic {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Name the place anew, after the space was moved or got a new key.
    Folder {
        /// A folder, file://FOLDER, s3://…, az://… or dav+https://…
        store: String,
        #[command(flatten)]
        key: DoorKey,
    },
    /// Try a place: write, read, list and delete small files, and say what it is good for.
    Check {
        /// A folder, file://FOLDER, s3://…, az://… or dav+https://…; the one in use when not given.
        store: Option<String>,
        #[command(flatten)]
        key: DoorKey,
    },
}

/// A step about the private copy.
#[derive(Debug, Subcommand)]
pub enum KeepCopy {
    /// Keep one from now on; makes it and tries it.
    On {
        /// The file with the recovery code, or - for standard input.
        recovery_code: PathBuf,
    },
    /// Keep none any more, and take away what lies there.
    Off,
    /// Copy what has changed, now.
    Now,
    /// Bring it back, check it, and throw away what came back.
    Try,
    /// How it stands.
    Status,
}

/// What online storage asks for at its door. Never an argument itself: arguments are seen by others
/// on the same computer.
#[derive(Debug, Args)]
pub struct DoorKey {
    /// A file with the name on the first line and the key on the second, or the key alone. Without
    /// it, CFRIEND_STORE_NAME and CFRIEND_STORE_KEY are read.
    #[arg(long, value_name = "FILE")]
    pub credentials_file: Option<PathBuf>,
}

/// A file that carries entries to colleagues and from them.
#[derive(Debug, Subcommand)]
pub enum BundleStep {
    /// Write what can be given to colleagues into a new file; only members can read it.
    Out {
        /// The file to write, whose name usually ends in .vbundle; or a folder for it.
        file: PathBuf,
        /// Only what is new since the last file that was made here; the first time, everything.
        #[arg(long, conflicts_with = "since")]
        new: bool,
        /// Only what is new since the file that was made here on this day, or the last before it.
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
    },
    /// Take in what a colleague's file holds.
    In {
        /// The file.
        file: PathBuf,
    },
}

/// What pack.
#[derive(Debug, Args)]
pub struct Pack {
    /// The edition: provider.
    pub edition: String,
    /// The provider: code or id.
    #[arg(long)]
    pub provider: String,
    /// First day.
    #[arg(long)]
    pub from: String,
    /// Last day.
    #[arg(long)]
    pub to: String,
    /// Folder for the files.
    #[arg(long)]
    pub out: PathBuf,
    /// File formats, comma separated: pdf, docx, xlsx, json.
    #[arg(long, default_value = "pdf,docx,xlsx")]
    pub formats: String,
    /// Day of the meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// Who confirms: name and role. Usually whoever the vault belongs to.
    #[arg(long)]
    pub confirmed_by: Option<String>,
    /// Why it is shared, and with whom.
    #[arg(long, default_value = "Joint review of quality under the contract")]
    pub why: String,
}

/// What a member may do and read.
#[derive(Debug, Args)]
pub struct May {
    /// What they may do: admin, member, lay-reader, contributor.
    #[arg(long = "as", value_name = "STANDING", default_value = "member", value_parser = standing)]
    pub standing: MemberStanding,
    /// Whose records are opened to them: quality, safeguarding, protected, visit-team.
    #[arg(long, value_delimiter = ',', default_value = "quality")]
    pub audiences: Vec<Audience>,
}

fn standing(text: &str) -> Result<MemberStanding, String> {
    serde_json::from_value(text.into())
        .map_err(|_| "it is one of admin, member, lay-reader, contributor".to_owned())
}
