//! Sharing by a file: what is sealed for colleagues, on a stick or by e-mail. For places that cannot
//! reach the place, and for colleagues who have none in common.

use super::exchange::{APP, TOLD_EVERY, exchange_for, told, watcher};
use super::files_made::{heights_of, remember};
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
use cf_sync::Depth;
use cf_sync::bundle::{BundleError, BundleStore, Draft, ENDING, Heights};
use cf_sync::engine::{self, Code, Options};
use cf_sync::local::Local as _;
use cf_sync::space::SignedGenesis;
use cf_wire::{BundleMade, Event, Progress, ShareReport};
use chrono::NaiveDate;
use std::fs::File;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

impl From<BundleError> for AppError {
    fn from(error: BundleError) -> Self {
        Self::BadFile(error.to_string())
    }
}

/// Writes what can be given to colleagues into one file: everything that is held here, made again
/// where need be, and, where the place can be reached, what only it holds. `place` is a folder, in
/// which the file gets a name of its own, or the file. With `since`, only what came after the file
/// that was made on that day.
///
/// # Errors
/// No space; no file to go on from; a file that is there already; what the disk says; when it was
/// cancelled. Then there is no file.
pub fn bundle_out(
    app: &App,
    place: &Path,
    since: Option<NaiveDate>,
) -> Result<BundleMade, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let genesis = VaultLocal::new(desk)?.space()?.ok_or(cf_sync::SyncError::NoSpace)?;
    let heights = since.map(|since| heights_of(desk, since)).transpose()?.unwrap_or_default();
    seal(&taken, desk)?;
    let target = file_in(desk, place)?;
    let half = target.with_extension("vbundle.tmp");
    let written = write(&taken, desk, &genesis, heights, &half)
        .and_then(|made| std::fs::rename(&half, &target).map_err(AppError::from).map(|()| made));
    let written = match written {
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
    remember(desk, &written.heights)?;
    let Written { objects, bytes, everybody, .. } = written;
    let sentence = in_words(&name, objects, everybody, since.is_some());
    let objects = u32::try_from(objects).unwrap_or(u32::MAX);
    Ok(BundleMade { name, objects, bytes, everybody, sentence, folder: app.remember(folder) })
}

fn in_words(name: &str, objects: usize, everybody: bool, only_new: bool) -> String {
    let files = count(objects, "sealed part", "sealed parts");
    let what = match (only_new, everybody) {
        (false, true) => "It holds what you and your colleagues have shared.",
        (false, false) => {
            "The shared place can't be reached, so it holds what you have shared and what you have read of your colleagues."
        }
        (true, true) => {
            "It holds only what is new. Give it to those who have read the file before it."
        }
        (true, false) => {
            "It holds only what is new to you and from you: the shared place can't be reached. Give it to those who have read the file before it."
        }
    };
    format!("{name} is ready, with {files}. {what} Only members of your space can read it.")
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
    if done.gaps > 0 {
        report.sentence = follows_on(report.received);
    } else if report.received == 0 && !done.stopped {
        "There was nothing in the file that you do not have.".clone_into(&mut report.sentence);
    }
    Ok(report)
}

fn follows_on(received: u32) -> String {
    let took = match received {
        0 => "Nothing could be taken in yet.".to_owned(),
        n => format!(
            "Received {}.",
            count(usize::try_from(n).unwrap_or(usize::MAX), "entry", "entries")
        ),
    };
    format!(
        "{took} Some earlier entries are missing: this file goes on from one that was not read here. Nothing is lost. Read the earlier file and then this one again, or ask your colleague for a file with everything."
    )
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

/// What was written.
struct Written {
    objects: usize,
    bytes: u64,
    /// Whether what only the place holds is in it too.
    everybody: bool,
    heights: Heights,
}

fn write(
    taken: &Taken<'_>,
    desk: &Desk,
    genesis: &SignedGenesis,
    since: Heights,
    path: &Path,
) -> Result<Written, AppError> {
    let file = BufWriter::new(File::create(path)?);
    let draft = Draft::new(file, genesis, since)?;
    let mut progress = Shown { desk, told: Instant::now() };
    let mut watch = |_| {
        progress.tell(draft.objects());
        if taken.should_end() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut local = VaultLocal::new(desk)?;
    let options = Options { depth: Depth::Quick, app: APP };
    let held = with_ambient(desk, |ambient| {
        engine::carry(&draft, draft.since(), &mut local, ambient, options, &mut watch)
    })?;
    if held.stopped {
        return Err(AppError::Cancelled);
    }
    let place = Place::kept(&desk.reader()?)?;
    let everybody = match place.map(|place| place.open(taken, desk)) {
        Some(Ok(store)) => draft.add_from(&*store, genesis, || {
            progress.tell(draft.objects());
            go_on(taken)
        })?,
        Some(Err(_)) | None => false,
    };
    let objects = draft.objects();
    let (file, bytes, heights) = draft.finish()?;
    let file = file.into_inner().map_err(|error| AppError::from(error.into_error()))?;
    file.sync_all()?;
    Ok(Written { objects, bytes, everybody, heights })
}

fn go_on(taken: &Taken<'_>) -> Result<(), AppError> {
    if taken.should_end() { Err(AppError::Cancelled) } else { Ok(()) }
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
