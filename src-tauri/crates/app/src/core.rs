//! The app: answers every command, holds the vault while it is open.

use crate::desk::{Desk, Shipped};
use crate::error::AppError;
use crate::host::{Ambient, Host};
use crate::packs::PackShelf;
use crate::session::Door;
use crate::{
    action, also_said, audience, backup, concern, draft, history, home, intelligence, level,
    narrow, packs, provider, response, review, search, session, sharing, stop, team, visit, words,
};
use cf_domain::RecordId;
use cf_domain::record::Kind;
#[allow(clippy::wildcard_imports)] // the trait names nearly every type of the contract
use cf_wire::*;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Instant;

/// How the app is started.
#[derive(Debug, Clone)]
pub struct AppConfig {
    /// The folder for everything.
    pub data_dir: PathBuf,
    /// The app's version.
    pub version: String,
    /// How hard a passphrase is stretched; the usual cost when none is given.
    pub cost: Option<cf_vault::KdfCost>,
    /// Lets the vault live inside a folder that a service copies. Tests only.
    pub allow_shared_folder: bool,
}

/// The app without a window.
pub struct App {
    pub(crate) config: AppConfig,
    pub(crate) ambient: Arc<dyn Ambient>,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) shipped: Arc<Shipped>,
    pub(crate) door: Mutex<Door>,
    pub(crate) desk: RwLock<Option<Arc<Desk>>>,
    pub(crate) last_active: Mutex<Instant>,
    pub(crate) picks: Mutex<HashMap<String, PathBuf>>,
    pub(crate) shelf: PackShelf,
    pub(crate) turn: sharing::Turn,
    /// The diagnostic file as it was last shown.
    pub(crate) diagnostic: Mutex<Option<String>>,
}

impl App {
    /// Starts with the vault closed.
    ///
    /// # Errors
    /// When a file that comes with the app is damaged.
    pub fn new(
        config: AppConfig,
        ambient: Arc<dyn Ambient>,
        host: Arc<dyn Host>,
    ) -> Result<Self, AppError> {
        Ok(Self {
            config,
            ambient,
            host,
            shipped: Arc::new(Shipped::load()?),
            door: Mutex::default(),
            desk: RwLock::new(None),
            last_active: Mutex::new(Instant::now()),
            picks: Mutex::default(),
            shelf: PackShelf::default(),
            turn: sharing::Turn::default(),
            diagnostic: Mutex::default(),
        })
    }

    /// Answers one command of the contract.
    ///
    /// # Errors
    /// A code and a sentence.
    pub fn call(&self, name: &str, payload: Value) -> Result<Value, Error> {
        dispatch(self, name, payload)
    }

    /// The open vault.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn desk(&self) -> Result<Arc<Desk>, AppError> {
        self.desk.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or(AppError::Locked)
    }

    /// The path that a token from a dialog stands for.
    ///
    /// # Errors
    /// When it was not picked in this session.
    pub(crate) fn picked(&self, picked: &Picked) -> Result<PathBuf, AppError> {
        let picks = self.picks.lock().unwrap_or_else(PoisonError::into_inner);
        picks
            .get(&picked.token)
            .cloned()
            .ok_or_else(|| AppError::invalid("file", "Choose the file or folder again."))
    }

    /// Remembers a path under a token. The window never sees the path itself.
    pub fn remember(&self, path: PathBuf) -> Picked {
        let token = self.ambient.new_id().to_string();
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.picks.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone(), path);
        Picked { token, name }
    }

    fn pick(&self, asked: &Pick) -> Result<Picked, AppError> {
        let path = match asked.purpose {
            PickPurpose::Organisations | PickPurpose::Bundle => self.host.pick_file(asked.purpose),
            PickPurpose::Space
            | PickPurpose::Pack
            | PickPurpose::Export
            | PickPurpose::BundleFolder => self.host.pick_folder(asked.purpose),
        };
        path.map(|path| self.remember(path)).ok_or(AppError::Cancelled)
    }

    fn open_folder(&self, picked: &Picked) -> Result<Done, AppError> {
        let path = self.picked(picked)?;
        self.host.open_folder(&path);
        Ok(Done {})
    }
}

/// One line a command: the name, and where it is done.
macro_rules! answer {
    ($($method:ident($app:ident, $asked:ident : $req:ty) -> $res:ty = $work:expr;)+) => {
        impl Commands for App {
            $(fn $method(&self, $asked: $req) -> Result<$res, Error> {
                let ($app, _) = (self, &$asked);
                let _ = $app;
                // A closure, so that `?` in the work ends the work and not this function.
                #[allow(clippy::redundant_closure_call)]
                let done: Result<$res, AppError> = (|| $work)();
                done.map_err(Error::from)
            })+
        }
    };
}

answer! {
    app_status(app, asked: Empty) -> AppStatus = session::status(app);
    setup_begin(app, asked: SetupBegin) -> RecoveryCode = session::begin(app, asked);
    setup_prove(app, asked: ProveRecovery) -> AppStatus = session::prove(app, &asked);
    session_unlock(app, asked: Unlock) -> AppStatus = session::unlock(app, &asked);
    session_lock(app, asked: Empty) -> AppStatus = session::lock(app);
    session_active(app, asked: Empty) -> Done = session::active(app);
    session_change_passphrase(app, asked: ChangePassphrase) -> Done = session::change_passphrase(app, &asked);
    session_new_recovery_code(app, asked: NewRecoveryCode) -> RecoveryCode = session::new_recovery_code(app, &asked);
    settings_get(app, asked: Empty) -> Settings = session::settings(&*app.desk()?);
    settings_put(app, asked: Settings) -> Settings = session::keep_settings(&*app.desk()?, asked);
    session_change_me(app, asked: ChangeMe) -> Done = session::change_me(&*app.desk()?, &asked);
    practice_switch(app, asked: PracticeSwitch) -> AppStatus = session::switch_practice(app, &asked);
    about_view(app, asked: Empty) -> About = session::about(app);

    draft_open(app, asked: DraftOpen) -> Draft = draft::open(&*app.desk()?, asked);
    draft_put(app, asked: DraftPut) -> DraftSaved = draft::put(&*app.desk()?, asked);
    draft_discard(app, asked: DraftRef) -> Done = draft::discard(&*app.desk()?, &asked);
    draft_list(app, asked: Empty) -> Vec<Draft> = draft::list(&*app.desk()?);

    provider_search(app, asked: ProviderSearch) -> Vec<ProviderRow> = provider::search(&*app.desk()?, &asked);
    provider_view(app, asked: ById) -> ProviderView = provider::view(&*app.desk()?, asked.id);
    provider_save(app, asked: ProviderSave) -> ProviderRow = provider::save(&*app.desk()?, asked);
    provider_save_place(app, asked: PlaceSave) -> PlaceRow = provider::save_place(&*app.desk()?, asked);
    provider_import_check(app, asked: FromFile) -> ImportCheck = provider::check_file(&*app.desk()?, &app.picked(&asked.file)?);
    provider_import(app, asked: FromFile) -> ImportDone = provider::import_file(&*app.desk()?, &app.picked(&asked.file)?);
    provider_import_shipped(app, asked: Empty) -> ImportDone = provider::import_shipped(&*app.desk()?);

    template_list(app, asked: TemplateFilter) -> Vec<TemplateView> = Ok(visit::templates(&*app.desk()?, &asked));
    visit_start(app, asked: VisitStart) -> VisitView = visit::start(&*app.desk()?, asked);
    visit_save(app, asked: VisitSave) -> VisitView = visit::save(&*app.desk()?, asked);
    visit_list(app, asked: VisitFilter) -> Page<VisitRow> = visit::list(&*app.desk()?, &asked);
    visit_view(app, asked: ById) -> VisitView = visit::view(&*app.desk()?, asked.id);
    visit_life(app, asked: ById) -> LifeView = visit::life(&*app.desk()?, asked.id);
    visit_stage(app, asked: StageSet) -> LifeView = visit::set_stage(&*app.desk()?, asked);
    visit_level(app, asked: ById) -> LevelView = level::view(&*app.desk()?, asked.id);
    visit_settle(app, asked: JudgementSave) -> LevelView = level::settle(&*app.desk()?, asked);
    visit_team(app, asked: ById) -> TeamView = team::view(&*app.desk()?, asked.id);
    visit_hand_over_preview(app, asked: ById) -> HandOverPreview = team::preview(&*app.desk()?, asked.id);
    visit_hand_over(app, asked: HandOver) -> TeamView = team::hand_over(&*app.desk()?, &asked);
    visit_join(app, asked: VisitJoin) -> TeamView = team::join(&*app.desk()?, &asked);
    note_settle(app, asked: NoteSettle) -> NoteRow = team::settle_note(&*app.desk()?, &asked);
    visit_card(app, asked: ById) -> VisitorCard = stop::visitor_card(&*app.desk()?, asked.id);
    stop_card(app, asked: StopAsk) -> StopCard = stop::stop_card(&*app.desk()?, &asked);
    contact_list(app, asked: Empty) -> Vec<ContactRow> = stop::list(&*app.desk()?);
    contact_save(app, asked: ContactSave) -> ContactRow = stop::save(&*app.desk()?, asked);
    note_save(app, asked: NoteSave) -> NoteRow = visit::save_note(&*app.desk()?, asked);
    note_list(app, asked: NoteFilter) -> Page<NoteRow> = visit::list_notes(&*app.desk()?, &asked);
    note_view(app, asked: ById) -> NoteRow = visit::view_note(&*app.desk()?, asked.id);
    words_check(app, asked: WordsCheck) -> Vec<FieldFinding> = Ok(words::check(&asked));

    review_view(app, asked: ById) -> ReviewView = review::view(&*app.desk()?, asked.id);
    summary_open(app, asked: ById) -> SummaryView = review::open_summary(&*app.desk()?, asked.id);
    summary_save(app, asked: SummarySave) -> SummaryView = review::save_summary(&*app.desk()?, asked);
    summary_preview(app, asked: ById) -> PublishPreview = review::preview(&*app.desk()?, asked.id);
    summary_settle(app, asked: SummarySettle) -> PublishPreview = review::settle(&*app.desk()?, &asked);
    summary_publish(app, asked: SummaryPublish) -> Published = review::publish(&*app.desk()?, &asked);
    summary_view(app, asked: ById) -> SummaryView = review::view_summary(&*app.desk()?, asked.id);
    summary_list(app, asked: SummaryFilter) -> Page<SummaryRow> = review::list_summaries(&*app.desk()?, &asked);
    summary_withdraw(app, asked: Withdraw) -> Done = review::withdraw(&*app.desk()?, &asked);

    theme_list(app, asked: Empty) -> Vec<ThemeView> = Ok(intelligence::themes(&*app.desk()?));
    intelligence_save(app, asked: IntelligenceSave) -> IntelligenceView = intelligence::save(&*app.desk()?, asked);
    intelligence_list(app, asked: IntelligenceFilter) -> Page<IntelligenceRow> = intelligence::list(&*app.desk()?, &asked);
    intelligence_view(app, asked: ById) -> IntelligenceView = intelligence::view(&*app.desk()?, asked.id);

    concern_save(app, asked: ConcernSave) -> ConcernView = concern::save(&*app.desk()?, asked);
    concern_list(app, asked: ConcernFilter) -> Page<ConcernRow> = concern::list(&*app.desk()?, &asked);
    concern_choices(app, asked: Empty) -> FilterChoices = narrow::choices(&*app.desk()?, Kind::Concern);
    concern_view(app, asked: ById) -> ConcernView = concern::view(&*app.desk()?, asked.id);
    concern_step(app, asked: ConcernStep) -> ConcernView = concern::step(&*app.desk()?, &asked);
    ladder_list(app, asked: Empty) -> Vec<LadderView> = Ok(concern::ladders(&*app.desk()?));
    action_save(app, asked: ActionSave) -> ActionRow = action::save(&*app.desk()?, asked);
    action_list(app, asked: ActionFilter) -> Page<ActionRow> = action::list(&*app.desk()?, &asked);
    action_choices(app, asked: Empty) -> FilterChoices = narrow::choices(&*app.desk()?, Kind::Action);
    action_view(app, asked: ById) -> ActionView = action::view(&*app.desk()?, asked.id);
    response_add(app, asked: ResponseAdd) -> ResponseRow = response::add(&*app.desk()?, asked);

    home_view(app, asked: Empty) -> HomeView = home::view(&*app.desk()?);
    search_find(app, asked: SearchFind) -> SearchFound = search::find(&*app.desk()?, &asked);
    record_history(app, asked: ById) -> Vec<HistoryRow> = history::of_record(&*app.desk()?, asked.id);
    record_differences(app, asked: ById) -> Vec<Difference> = also_said::of_record(&*app.desk()?, asked.id);
    record_settle(app, asked: SettleAnswer) -> Vec<Difference> = also_said::settle(&*app.desk()?, &asked);
    share_preview(app, asked: ById) -> SharePreview = audience::preview(&*app.desk()?, asked.id);
    share_record(app, asked: ShareRecord) -> NowAs = audience::share_record(&*app.desk()?, &asked);
    share_take_back(app, asked: Withdraw) -> NowAs = audience::take_back(&*app.desk()?, &asked);
    record_bin(app, asked: ById) -> Done = history::bin(&*app.desk()?, asked.id);
    record_restore(app, asked: ById) -> Done = history::restore(&*app.desk()?, asked.id);
    bin_list(app, asked: Paging) -> Page<BinRow> = history::list_bin(&*app.desk()?, &asked);
    operation_list(app, asked: Paging) -> Page<OperationRow> = history::operations(&*app.desk()?, &asked);
    operation_undo(app, asked: OperationRef) -> OperationRow = history::undo(&*app.desk()?, &asked);

    space_view(app, asked: Empty) -> SpaceView = sharing::view(&*app.desk()?);
    space_create(app, asked: SpaceCreate) -> SpaceView = sharing::create(app, &asked);
    space_folder(app, asked: SpacePlace) -> SpaceView = sharing::move_to(app, &asked);
    space_check_place(app, asked: PlaceAsk) -> PlaceCheck = sharing::check_place(app, &asked);
    space_invite(app, asked: InviteNew) -> InviteCode = sharing::invite(app, asked);
    space_cancel_invite(app, asked: InviteRef) -> SpaceView = sharing::cancel_invite(app, &asked.id);
    space_join(app, asked: SpaceJoin) -> JoinRequest = sharing::join(app, &asked);
    space_approve(app, asked: RequestApprove) -> SpaceView = sharing::approve(app, &asked);
    space_replace(app, asked: RequestReturn) -> SpaceView = sharing::replace(app, &asked);
    space_change_member(app, asked: MemberChange) -> SpaceView = sharing::change_member(app, &asked);
    space_leaving(app, asked: MemberRef) -> LeavingPreview = sharing::leaving(&*app.desk()?, asked.person);
    space_remove_member(app, asked: MemberRef) -> SpaceView = sharing::remove_member(app, asked.person);
    space_computer_leaving(app, asked: ComputerRef) -> LeavingPreview = sharing::computer_leaving(&*app.desk()?, &asked.id);
    space_remove_computer(app, asked: ComputerRef) -> SpaceView = sharing::remove_computer(app, &asked.id);
    space_make_sheet(app, asked: Empty) -> RecoverySheet = sharing::make_sheet(app);
    own_copy_view(app, asked: Empty) -> OwnCopyView = sharing::own_copy(&*app.desk()?);
    own_copy_turn_on(app, asked: OwnCopyOn) -> OwnCopyView = sharing::turn_on(app, &asked);
    own_copy_turn_off(app, asked: Empty) -> OwnCopyView = sharing::turn_off(app);
    own_copy_now(app, asked: Empty) -> OwnCopyView = sharing::copy_now(app);
    own_copy_try(app, asked: Empty) -> OwnCopyView = sharing::try_now(app);
    setup_bring_back(app, asked: BringBack) -> AppStatus = sharing::bring_back(app, &asked);
    space_recover(app, asked: SpaceRecover) -> SpaceView = sharing::recover(app, &asked);
    space_refuse(app, asked: RequestRef) -> SpaceView = sharing::refuse(app, &asked.id);
    space_begin_anew(app, asked: Empty) -> SpaceView = sharing::begin_anew(app);
    space_begin_afresh(app, asked: Empty) -> SpaceView = sharing::begin_afresh(app);
    space_share_now(app, asked: Empty) -> ShareReport = sharing::share_now(app);
    space_stop(app, asked: Empty) -> Done = { app.turn.cancel(); Ok(Done {}) };
    space_health(app, asked: Empty) -> HealthView = sharing::health(&*app.desk()?);
    space_let_through(app, asked: MemberRef) -> HealthView = sharing::let_through(app, asked.person);
    space_diagnostic(app, asked: Empty) -> Diagnostic = sharing::diagnostic(app);
    space_save_diagnostic(app, asked: DiagnosticSave) -> DiagnosticSaved = sharing::save_diagnostic(app, &app.picked(&asked.folder)?);
    bundle_out(app, asked: BundleOut) -> BundleMade = sharing::bundle_out(app, &app.picked(&asked.folder)?, asked.since);
    bundle_days(app, asked: Empty) -> Vec<NaiveDate> = sharing::days_of_files(&*app.desk()?);
    bundle_in(app, asked: FromFile) -> ShareReport = sharing::bundle_in(app, &app.picked(&asked.file)?);

    pack_plan(app, asked: PackRequest) -> PackPlan = packs::plan(&*app.desk()?, &asked);
    pack_preview(app, asked: PackRequest) -> PackPreview = packs::preview(&*app.desk()?, &app.shelf, &asked);
    pack_page(app, asked: PackPage) -> PackPageImage = packs::page(&app.shelf, &asked);
    pack_export(app, asked: PackExport) -> PackIssued = packs::export(&*app.desk()?, &app.shelf, &asked, &app.picked(&asked.folder)?);
    pack_cancel(app, asked: Empty) -> Done = Ok(packs::cancel(&app.shelf));
    pack_register(app, asked: Paging) -> Page<PackRow> = packs::register(&*app.desk()?, &asked);

    backup_list(app, asked: Empty) -> Vec<BackupRow> = backup::list(&*app.desk()?);
    backup_make(app, asked: Empty) -> BackupRow = backup::make(&*app.desk()?);
    backup_check(app, asked: BackupRef) -> BackupRow = backup::check(&*app.desk()?, &asked);
    backup_restore(app, asked: BackupRestore) -> AppStatus = session::restore(app, &asked);

    host_pick(app, asked: Pick) -> Picked = app.pick(&asked);
    host_open_folder(app, asked: Picked) -> Done = app.open_folder(&asked);
}

/// The id of the person who uses the app, as a record's id.
pub(crate) fn me(desk: &Desk) -> RecordId {
    RecordId(desk.person().0)
}

/// The folder for everything when none is named: the person's own local application data, never
/// one that roams. `variable` reads the environment.
#[must_use]
pub fn default_data(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Option<PathBuf> {
    let under = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let local = if cfg!(windows) {
        under("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        under("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        under("XDG_DATA_HOME").or_else(|| under("HOME").map(|home| home.join(".local/share")))
    };
    local.map(|local| local.join("critical-friend"))
}
