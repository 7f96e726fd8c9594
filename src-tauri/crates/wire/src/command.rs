//! The one list of commands. A command without a handler does not compile.

use crate::error::{Code, Error, FieldFinding};
#[allow(clippy::wildcard_imports)] // the list names nearly every type of the contract
use crate::feature::*;
use chrono::NaiveDate;
use serde_json::Value;

macro_rules! commands {
    ($( $(#[doc = $doc:literal])* $name:literal $method:ident : $req:ty => $res:ty; )+) => {
        /// What the core can be asked. Implemented once, in `cf-app`.
        pub trait Commands {
            $( $(#[doc = $doc])*
               ///
               /// # Errors
               /// A [`Code`] and a sentence that says what to do.
               fn $method(&self, request: $req) -> Result<$res, Error>; )+
        }

        /// Every command's name.
        pub const NAMES: &[&str] = &[$($name),+];

        /// Reads a request, asks, and writes the reply.
        ///
        /// # Errors
        /// The handler's; or [`Code::Invalid`] when the request cannot be read.
        pub fn dispatch(core: &impl Commands, name: &str, payload: Value) -> Result<Value, Error> {
            match name {
                $( $name => {
                    let request: $req = serde_json::from_value(payload).map_err(|why| unreadable(name, &why))?;
                    let reply = core.$method(request)?;
                    serde_json::to_value(reply).map_err(|_| Error::new(Code::Internal, "The answer could not be written."))
                } )+
                _ => Err(Error::new(Code::Internal, format!("There is no command “{name}”."))),
            }
        }

        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $( visitor.visit::<$req>(); visitor.visit::<$res>(); )+
        }

        pub(crate) fn signatures(config: &ts_rs::Config) -> Vec<(&'static str, String, String)> {
            vec![$( ($name, <$req as ts_rs::TS>::name(config), <$res as ts_rs::TS>::name(config)) ),+]
        }
    };
}

/// What a request got wrong, without repeating its values: they may be somebody's words.
fn unreadable(name: &str, why: &serde_json::Error) -> Error {
    let shape = why.to_string();
    let shape = shape.split(['`', '"']).step_by(2).collect::<Vec<_>>().join("…");
    Error::new(
        Code::Invalid,
        format!("“{name}” was asked in a form that it does not know ({shape})."),
    )
}

commands! {
    // ---- start, lock, settings ----
    /// Where the app stands: new, locked, open.
    "app.status" app_status: Empty => AppStatus;
    /// Makes the vault; the recovery code is shown this once.
    "setup.begin" setup_begin: SetupBegin => RecoveryCode;
    /// Proves that the recovery code was kept.
    "setup.prove" setup_prove: ProveRecovery => AppStatus;
    /// Makes the vault of a private copy at a shared place.
    "setup.bring_back" setup_bring_back: BringBack => AppStatus;
    /// Opens the vault.
    "session.unlock" session_unlock: Unlock => AppStatus;
    /// Locks the vault.
    "session.lock" session_lock: Empty => AppStatus;
    /// Tells that somebody is there: puts the idle lock off.
    "session.active" session_active: Empty => Done;
    /// Sets a new passphrase.
    "session.change_passphrase" session_change_passphrase: ChangePassphrase => Done;
    /// Makes a new recovery code; the old one stops working once it is proved.
    "session.new_recovery_code" session_new_recovery_code: NewRecoveryCode => RecoveryCode;
    /// The settings.
    "settings.get" settings_get: Empty => Settings;
    /// Keeps the settings.
    "settings.put" settings_put: Settings => Settings;
    /// Puts the person's own name and role right.
    "session.change_me" session_change_me: ChangeMe => Done;
    /// Goes to the made-up vault for practice, or back.
    "practice.switch" practice_switch: PracticeSwitch => AppStatus;
    /// What the app is made of.
    "about.view" about_view: Empty => About;

    // ---- drafts: every keystroke ----
    /// Opens a draft, or makes one.
    "draft.open" draft_open: DraftOpen => Draft;
    /// Keeps what was typed. The reply comes after it is on the disk.
    "draft.put" draft_put: DraftPut => DraftSaved;
    /// Throws a draft away.
    "draft.discard" draft_discard: DraftRef => Done;
    /// The drafts that were begun and not saved.
    "draft.list" draft_list: Empty => Vec<Draft>;

    // ---- providers ----
    /// Finds providers by name or code as you type.
    "provider.search" provider_search: ProviderSearch => Vec<ProviderRow>;
    /// A provider with everything known about it.
    "provider.view" provider_view: ById => ProviderView;
    /// Adds or changes a provider.
    "provider.save" provider_save: ProviderSave => ProviderRow;
    /// Adds or changes a site, ward or service.
    "provider.save_place" provider_save_place: PlaceSave => PlaceRow;
    /// Reads a file of official organisation codes, without keeping it.
    "provider.import_check" provider_import_check: FromFile => ImportCheck;
    /// Keeps the providers of a file.
    "provider.import" provider_import: FromFile => ImportDone;
    /// Loads the list that comes with the app.
    "provider.import_shipped" provider_import_shipped: Empty => ImportDone;

    // ---- visits and notes ----
    /// The prompt sets.
    "template.list" template_list: TemplateFilter => Vec<TemplateView>;
    /// Starts a visit.
    "visit.start" visit_start: VisitStart => VisitView;
    /// Changes a visit's facts.
    "visit.save" visit_save: VisitSave => VisitView;
    /// The visits, newest first.
    "visit.list" visit_list: VisitFilter => Page<VisitRow>;
    /// A visit with its notes.
    "visit.view" visit_view: ById => VisitView;
    /// The life of a visit: its stages with days and clocks.
    "visit.life" visit_life: ById => LifeView;
    /// Says that stages were done, are left out, or are still to come.
    "visit.stage" visit_stage: StageSet => LifeView;
    /// How assured a visit may say it is, and why.
    "visit.level" visit_level: ById => LevelView;
    /// Says which answer stands for a prompt.
    "visit.settle" visit_settle: JudgementSave => LevelView;
    /// A visit and its team.
    "visit.team" visit_team: ById => TeamView;
    /// What this person could hand to the team.
    "visit.hand_over_preview" visit_hand_over_preview: ById => HandOverPreview;
    /// Hands notes to the team.
    "visit.hand_over" visit_hand_over: HandOver => TeamView;
    /// Says that an own visit is the same as one of the team.
    "visit.join" visit_join: VisitJoin => TeamView;
    /// Settles a possible identifier in a note.
    "note.settle" note_settle: NoteSettle => NoteRow;
    /// The card that visitors carry.
    "visit.card" visit_card: ById => VisitorCard;
    /// What to do when somebody is at risk, and whom to ring.
    "stop.card" stop_card: StopAsk => StopCard;
    /// Whom to ring.
    "contact.list" contact_list: Empty => Vec<ContactRow>;
    /// Adds or changes somebody to ring.
    "contact.save" contact_save: ContactSave => ContactRow;
    /// Keeps a note.
    "note.save" note_save: NoteSave => NoteRow;
    /// Keeps a note that belongs to no visit, or lists them.
    "note.list" note_list: NoteFilter => Page<NoteRow>;
    /// One note.
    "note.view" note_view: ById => NoteRow;
    /// Looks for identifiers in words, without keeping them.
    "words.check" words_check: WordsCheck => Vec<FieldFinding>;

    // ---- review, summary, publish ----
    /// The steps from notes to a published summary.
    "review.view" review_view: ById => ReviewView;
    /// Opens the summary of a visit; makes it from the notes the first time.
    "summary.open" summary_open: ById => SummaryView;
    /// Keeps the summary's words.
    "summary.save" summary_save: SummarySave => SummaryView;
    /// Exactly what would leave, who could read it, and what must be settled first.
    "summary.preview" summary_preview: ById => PublishPreview;
    /// Settles one possible identifier.
    "summary.settle" summary_settle: SummarySettle => PublishPreview;
    /// Publishes.
    "summary.publish" summary_publish: SummaryPublish => Published;
    /// A published summary, ours or a colleague's.
    "summary.view" summary_view: ById => SummaryView;
    /// The published summaries.
    "summary.list" summary_list: SummaryFilter => Page<SummaryRow>;
    /// Takes a published summary back, with a reason.
    "summary.withdraw" summary_withdraw: Withdraw => Done;

    // ---- soft intelligence ----
    /// The themes.
    "theme.list" theme_list: Empty => Vec<ThemeView>;
    /// Keeps a piece of intelligence, and shares it when asked and clean.
    "intelligence.save" intelligence_save: IntelligenceSave => IntelligenceView;
    /// The intelligence, newest first.
    "intelligence.list" intelligence_list: IntelligenceFilter => Page<IntelligenceRow>;
    /// One piece, with what was decided.
    "intelligence.view" intelligence_view: ById => IntelligenceView;

    // ---- concerns and actions ----
    /// Raises or changes a concern.
    "concern.save" concern_save: ConcernSave => ConcernView;
    /// The concerns.
    "concern.list" concern_list: ConcernFilter => Page<ConcernRow>;
    /// The providers and owners that concerns name.
    "concern.choices" concern_choices: Empty => FilterChoices;
    /// A concern with evidence, actions and answers.
    "concern.view" concern_view: ById => ConcernView;
    /// Takes the next step on the escalation ladder.
    "concern.step" concern_step: ConcernStep => ConcernView;
    /// The escalation ladders.
    "ladder.list" ladder_list: Empty => Vec<LadderView>;
    /// Adds or changes an action.
    "action.save" action_save: ActionSave => ActionRow;
    /// The actions.
    "action.list" action_list: ActionFilter => Page<ActionRow>;
    /// The providers and owners that actions name.
    "action.choices" action_choices: Empty => FilterChoices;
    /// An action with its updates.
    "action.view" action_view: ById => ActionView;
    /// Adds an update, reply or decision to a record.
    "response.add" response_add: ResponseAdd => ResponseRow;

    // ---- everything ----
    /// What to do next.
    "home.view" home_view: Empty => HomeView;
    /// Finds anything, as you type.
    "search.find" search_find: SearchFind => SearchFound;
    /// What happened to a record.
    "record.history" record_history: ById => Vec<HistoryRow>;
    /// The fields of a record for which several answers stand side by side.
    "record.differences" record_differences: ById => Vec<Difference>;
    /// Settles one of them; tells what still differs.
    "record.settle" record_settle: SettleAnswer => Vec<Difference>;
    /// What would leave, and who it can be shared with.
    "share.preview" share_preview: ById => SharePreview;
    /// Shares it with other people than those who can read it now.
    "share.record" share_record: ShareRecord => NowAs;
    /// Takes something shared back, with a reason; it stays as a private note.
    "share.take_back" share_take_back: Withdraw => NowAs;
    /// Puts a record in the bin.
    "record.bin" record_bin: ById => Done;
    /// Takes a record out of the bin.
    "record.restore" record_restore: ById => Done;
    /// The bin.
    "bin.list" bin_list: Paging => Page<BinRow>;
    /// What was done lately, newest first.
    "operation.list" operation_list: Paging => Page<OperationRow>;
    /// Undoes an operation.
    "operation.undo" operation_undo: OperationRef => OperationRow;

    // ---- sharing ----
    /// Who shares, what went, what came, what waits.
    "space.view" space_view: Empty => SpaceView;
    /// Tries a place before anything depends on it.
    "space.check_place" space_check_place: PlaceAsk => PlaceCheck;
    /// Makes a space in an empty place.
    "space.create" space_create: SpaceCreate => SpaceView;
    /// Names the place anew after the space was moved.
    "space.folder" space_folder: SpacePlace => SpaceView;
    /// Invites a colleague; the code is shown once.
    "space.invite" space_invite: InviteNew => InviteCode;
    /// Cancels an invitation.
    "space.cancel_invite" space_cancel_invite: InviteRef => SpaceView;
    /// Asks to join by a code.
    "space.join" space_join: SpaceJoin => JoinRequest;
    /// Lets a colleague in, or a further computer of one's own.
    "space.approve" space_approve: RequestApprove => SpaceView;
    /// Lets a member in on a new computer whose others are lost or gone, and shuts these out.
    "space.replace" space_replace: RequestReturn => SpaceView;
    /// Changes what a member may do and read.
    "space.change_member" space_change_member: MemberChange => SpaceView;
    /// What follows when a member is removed.
    "space.leaving" space_leaving: MemberRef => LeavingPreview;
    /// Removes a member.
    "space.remove_member" space_remove_member: MemberRef => SpaceView;
    /// What follows when a computer is taken away.
    "space.computer_leaving" space_computer_leaving: ComputerRef => LeavingPreview;
    /// Takes a lost or unused computer away.
    "space.remove_computer" space_remove_computer: ComputerRef => SpaceView;
    /// Makes a recovery sheet for the space.
    "space.make_sheet" space_make_sheet: Empty => RecoverySheet;
    /// Comes in by a recovery sheet.
    "space.recover" space_recover: SpaceRecover => SpaceView;
    /// Turns a request down.
    "space.refuse" space_refuse: RequestRef => SpaceView;
    /// Goes on as an installation of its own, after a copy of this one was found.
    "space.begin_anew" space_begin_anew: Empty => SpaceView;
    /// Goes on as a new computer of the same person, after this one was shut out.
    "space.begin_afresh" space_begin_afresh: Empty => SpaceView;
    /// Sends and fetches now.
    "space.share_now" space_share_now: Empty => ShareReport;

    /// Stops the exchange or file that is under way; what was done so far is kept.
    "space.stop" space_stop: Empty => Done;
    /// How sharing is doing.
    "space.health" space_health: Empty => HealthView;
    /// Lets through more of what somebody sends than is fetched without asking, for everybody.
    "space.let_through" space_let_through: MemberRef => HealthView;
    /// Exactly what a file for whoever helps would hold.
    "space.diagnostic" space_diagnostic: Empty => Diagnostic;
    /// Writes what was shown of it.
    "space.save_diagnostic" space_save_diagnostic: DiagnosticSave => DiagnosticSaved;
    /// Writes what can be given to colleagues into one file.
    "bundle.out" bundle_out: BundleOut => BundleMade;
    /// The days on which files were made here that can be gone on from, the latest first.
    "bundle.days" bundle_days: Empty => Vec<NaiveDate>;
    /// Takes in what a colleague's file holds.
    "bundle.in" bundle_in: FromFile => ShareReport;

    // ---- the private copy at the shared place ----
    /// How it stands.
    "own_copy.view" own_copy_view: Empty => OwnCopyView;
    /// Begins to keep one, makes it and tries it.
    "own_copy.turn_on" own_copy_turn_on: OwnCopyOn => OwnCopyView;
    /// Keeps none any more, and takes away what lies there.
    "own_copy.turn_off" own_copy_turn_off: Empty => OwnCopyView;
    /// Copies what has changed, now.
    "own_copy.now" own_copy_now: Empty => OwnCopyView;
    /// Brings it back and checks it, without keeping what comes back.
    "own_copy.try" own_copy_try: Empty => OwnCopyView;

    // ---- packs ----
    /// What a pack for this provider and period would hold.
    "pack.plan" pack_plan: PackRequest => PackPlan;
    /// Sets the pages for a look; nothing is issued.
    "pack.preview" pack_preview: PackRequest => PackPreview;
    /// One page of the preview.
    "pack.page" pack_page: PackPage => PackPageImage;
    /// Issues the pack.
    "pack.export" pack_export: PackExport => PackIssued;
    /// Stops a running export.
    "pack.cancel" pack_cancel: Empty => Done;
    /// The export register.
    "pack.register" pack_register: Paging => Page<PackRow>;

    // ---- backups ----
    /// The backups, each with its proof.
    "backup.list" backup_list: Empty => Vec<BackupRow>;
    /// Makes a backup now.
    "backup.make" backup_make: Empty => BackupRow;
    /// Opens a backup and counts what is in it.
    "backup.check" backup_check: BackupRef => BackupRow;
    /// Goes back to a backup; what is there now is kept aside.
    "backup.restore" backup_restore: BackupRestore => AppStatus;

    // ---- the computer ----
    /// Asks for a file or folder in the system's own dialog.
    "host.pick" host_pick: Pick => Picked;
    /// Opens the folder of the last export.
    "host.open_folder" host_open_folder: Picked => Done;
}
