//! Sharing by a file: what is sealed for colleagues, on a stick or by e-mail. For places that cannot
//! reach the place, and for colleagues who have none in common.

use super::exchange::{APP, TOLD_EVERY, exchange_for, told, watcher};
use super::folder::with_ambient;
use super::health;
use super::kept;
use super::local::VaultLocal;
use super::place::Place;
use super::turn::Taken;
use crate::core::App;
use crate::desk::{Desk, local};
use crate::error::AppError;
use crate::present::count;
use cf_sync::bundle::{BundleError, BundleStore, BundleWriter, ENDING};
use cf_sync::engine::{self, Code, Options};
use cf_sync::local::Local as _;
use cf_sync::names::{self, Ending};
use cf_sync::space::SignedGenesis;
use cf_sync::{Depth, Store};
use cf_wire::{BundleMade, Event, Progress, ShareReport};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::time::Instant;

impl From<BundleError> for AppError {
    fn from(error: BundleError) -> Self {
        Self::BadFile(error.to_string())
    }
}

/// Writes everything that can be given to colleagues into one file: what was sealed here, and, where
/// the place can be reached, what everybody else has sent. `place` is a folder, in which the file
/// gets a name of its own, or the file.
///
/// # Errors
/// No space; a file that is there already; what the disk says; when it was cancelled. Then there is
/// no file.
pub fn bundle_out(app: &App, place: &Path) -> Result<BundleMade, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let genesis = VaultLocal::new(desk)?.space()?.ok_or(cf_sync::SyncError::NoSpace)?;
    seal(&taken, desk)?;
    let target = file_in(desk, place)?;
    let half = target.with_extension("vbundle.tmp");
    let written = write(&taken, desk, &genesis, &half)
        .and_then(|made| std::fs::rename(&half, &target).map_err(AppError::from).map(|()| made));
    let (objects, bytes, everybody) = match written {
        Ok(made) => made,
        Err(error) => {
            // What was written so far is of no use; if it cannot be cleared, it is not taken for one.
            let _ = std::fs::remove_file(&half);
            return Err(error);
        }
    };
    let folder = target.parent().map(Path::to_path_buf).unwrap_or_default();
    let name =
        target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whose = if everybody {
        "It holds what you and your colleagues have shared."
    } else {
        "The shared folder can't be reached, so it holds only what you have shared."
    };
    let files = count(objects, "sealed part", "sealed parts");
    let sentence =
        format!("{name} is ready, with {files}. {whose} Only members of your space can read it.");
    let objects = u32::try_from(objects).unwrap_or(u32::MAX);
    Ok(BundleMade { name, objects, bytes, everybody, sentence, folder: app.remember(folder) })
}

/// Takes in what a colleague's file holds, with the checks of any exchange. Nothing is sent by it.
///
/// # Errors
/// A file that is none, damaged, not whole, of a newer app or of another space: nothing of it was
/// taken in.
pub fn bundle_in(app: &App, file: &Path) -> Result<ShareReport, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let genesis = local.space()?.ok_or(cf_sync::SyncError::NoSpace)?;
    let opened = File::open(file).map_err(BundleError::from)?;
    let store = BundleStore::open(opened)?;
    if store.space() != genesis.genesis.space {
        return Err(of_another_space());
    }
    let options = Options { depth: Depth::Full, app: APP };
    let done = with_ambient(desk, |ambient| {
        engine::fetch(&store, &mut local, ambient, options, &mut watcher(&taken, desk, true))
    })?;
    let strange = |code: Code| matches!(code, Code::MissingSpace | Code::OtherSpaceHere);
    if done.problems.iter().any(|problem| strange(problem.code)) {
        return Err(of_another_space());
    }
    if !taken.must_stop() {
        let mut found = health::remember(&desk.reader()?, &done)?;
        found.push(kept::entry(kept::READ_FILE, &desk.ambient.now_ms())?);
        kept::write(desk, &found)?;
        local.tell();
        desk.tell(&cf_vault::ChangeSet { space: true, ..Default::default() });
    }
    let mut report = told(desk, &done)?;
    if report.received == 0 && !done.stopped {
        "There was nothing in the file that you do not have.".clone_into(&mut report.sentence);
    }
    Ok(report)
}

fn of_another_space() -> AppError {
    AppError::BadFile(
        "This file is of another shared space. Nothing was read from it. Ask your colleague for one of the space that you share."
            .to_owned(),
    )
}

/// Exchanges with the place if it can be reached, then seals what still waits. Nothing is sealed
/// where a copy of this installation is known to go on elsewhere.
fn seal(taken: &Taken<'_>, desk: &Desk) -> Result<(), AppError> {
    if Place::kept(&desk.reader()?)?.is_some() {
        exchange_for(taken)?;
    }
    let twins: Vec<([u8; 32], u64)> = kept::read(&desk.reader()?, kept::TWINS)?.unwrap_or_default();
    if !twins.is_empty() {
        return Err(AppError::Refused(Code::Twin.sentence()));
    }
    let mut local = VaultLocal::new(desk)?;
    let options = Options { depth: Depth::Quick, app: APP };
    let done = with_ambient(desk, |ambient| {
        engine::seal(&mut local, ambient, options, &mut watcher(taken, desk, false))
    })?;
    if taken.must_stop() {
        return Err(AppError::Locked);
    }
    local.tell();
    if done.stopped { Err(AppError::Cancelled) } else { Ok(()) }
}

/// The file to write. One that is there is never replaced.
fn file_in(desk: &Desk, place: &Path) -> Result<PathBuf, AppError> {
    if place.is_dir() {
        let when = local(desk.now()).format("%Y-%m-%d %H%M");
        let name = |n: u32| match n {
            1 => format!("Shared entries {when}{ENDING}"),
            n => format!("Shared entries {when} ({n}){ENDING}"),
        };
        let mut free = (1..).map(|n| place.join(name(n))).filter(|path| !path.exists());
        return free.next().ok_or(AppError::Internal("a name for the file"));
    }
    if place.exists() {
        return Err(AppError::Refused(
            "There is a file of this name already. Choose another name.".to_owned(),
        ));
    }
    Ok(place.to_path_buf())
}

/// Writes the file. Answers how many objects and bytes it has, and whether others' are among them.
fn write(
    taken: &Taken<'_>,
    desk: &Desk,
    genesis: &SignedGenesis,
    path: &Path,
) -> Result<(usize, u64, bool), AppError> {
    let file = BufWriter::new(File::create(path)?);
    let mut writer = BundleWriter::new(file, genesis.genesis.space)?;
    writer.add(&names::genesis(genesis.genesis.space), &genesis.bytes)?;
    let mut progress = Shown { desk, told: Instant::now() };
    let own = desk.reader()?.object_names()?;
    for name in own.iter().filter(|name| is_carried(name)) {
        go_on(taken)?;
        // One transaction for each: nothing holds the vault while the stick is written.
        if let Some(bytes) = desk.reader()?.object_bytes(name)? {
            writer.add(name, &bytes)?;
        }
        progress.tell(writer.objects());
    }
    let place = Place::kept(&desk.reader()?)?;
    let everybody = match place.map(|place| place.open(taken, desk)) {
        Some(Ok(store)) => others(taken, &*store, genesis, &mut writer, &mut progress)?,
        Some(Err(_)) | None => false,
    };
    let objects = writer.objects();
    let (file, bytes) = writer.finish()?;
    let file = file.into_inner().map_err(|error| AppError::from(error.into_error()))?;
    file.sync_all()?;
    Ok((objects, bytes, everybody))
}

/// Adds what the store holds. An object that cannot be fetched is left out; a store that goes away
/// ends it, with what there is.
fn others(
    taken: &Taken<'_>,
    store: &dyn Store,
    genesis: &SignedGenesis,
    writer: &mut BundleWriter<BufWriter<File>>,
    progress: &mut Shown<'_>,
) -> Result<bool, AppError> {
    let ours = store.get(&names::genesis(genesis.genesis.space));
    let (Ok(true), Ok(listing)) = (ours.map(|bytes| bytes == genesis.bytes), store.list("")) else {
        return Ok(false);
    };
    for entry in listing.entries.iter().filter(|entry| is_carried(&entry.name)) {
        go_on(taken)?;
        if !writer.holds(&entry.name)
            && let Ok(bytes) = store.get(&entry.name)
        {
            writer.add(&entry.name, &bytes)?;
        }
        progress.tell(writer.objects());
    }
    Ok(true)
}

fn go_on(taken: &Taken<'_>) -> Result<(), AppError> {
    if taken.should_end() { Err(AppError::Cancelled) } else { Ok(()) }
}

/// Whether an object belongs into a file. Invitations do not: nobody joins by one.
fn is_carried(name: &str) -> bool {
    Ending::of(name).is_some_and(|ending| ending != Ending::Invite)
}

/// Tells the window how far it is.
struct Shown<'d> {
    desk: &'d Desk,
    told: Instant,
}

impl Shown<'_> {
    fn tell(&mut self, objects: usize) {
        if self.told.elapsed() < TOLD_EVERY {
            return;
        }
        self.told = Instant::now();
        let done = u32::try_from(objects).unwrap_or(u32::MAX);
        let words = format!("{} written", count(objects, "part", "parts"));
        let job = "share".to_owned();
        self.desk.host.emit(Event::Progress(Progress { job, done, total: 0, words }));
    }
}
