//! One exchange with the shared place, and what it did in words.

use super::folder::with_ambient;
use super::health;
use super::kept::{self, Asking, Entry, Invite, Knocking};
use super::local::VaultLocal;
use super::own_copy;
use super::place::Place;
use super::turn::{Taken, Tried};
use super::waiting::Waiting;
use crate::core::{App, me};
use crate::desk::Desk;
use crate::error::AppError;
use crate::operation::Operation;
use crate::present::count;
use cf_domain::RecordId;
use cf_sync::engine::{Code, Options};
use cf_sync::local::Local as _;
use cf_sync::{Depth, Progress, Store, SyncReport, invite, sync};
use cf_wire::{Event, Progress as Shown, ShareProblem, ShareReport};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// What goes into statements, for support.
pub const APP: &str = concat!("critical-friend ", env!("CARGO_PKG_VERSION"));

/// Every folder of the space is looked through so often, because tips are only hints.
const LOOK_THROUGH_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// Progress is told at most ten times a second.
pub const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Sends and fetches because somebody asked for it: looks everywhere, and tells how far it is.
///
/// # Errors
/// When there is no space; what the vault says. A folder that cannot be reached is no error.
pub fn share_now(app: &App) -> Result<ShareReport, AppError> {
    let taken = app.turn.take(app)?;
    if VaultLocal::new(taken.desk()?)?.space()?.is_none() {
        return Err(cf_sync::SyncError::NoSpace.into());
    }
    let report = run(&taken, Depth::Full, true)?;
    own_copy::after_exchange(&taken, &report);
    Ok(report)
}

/// Sends and fetches after something that a person did.
///
/// # Errors
/// What the vault says.
pub fn exchange_for(taken: &Taken<'_>) -> Result<ShareReport, AppError> {
    run(taken, Depth::Quick, false)
}

/// Sends and fetches by itself; now and then looks everywhere.
///
/// # Errors
/// What the vault says.
pub fn exchange_by_itself(taken: &Taken<'_>) -> Result<ShareReport, AppError> {
    let desk = taken.desk()?;
    let looked: u64 = kept::read(&desk.reader()?, kept::LOOKED_THROUGH)?.unwrap_or_default();
    let now = desk.ambient.now_ms();
    // A clock that went back must not put it off for years.
    let due = looked > now || now.saturating_sub(looked) >= LOOK_THROUGH_MS;
    let report = run(taken, if due { Depth::Full } else { Depth::Quick }, false)?;
    own_copy::after_exchange(taken, &report);
    Ok(report)
}

fn run(taken: &Taken<'_>, depth: Depth, shown: bool) -> Result<ShareReport, AppError> {
    let desk = taken.desk()?;
    let entries = entries_for_colleagues(desk)?;
    let mut local = VaultLocal::new(desk)?;
    let place = Place::kept(&desk.reader()?)?;
    let opened = place.map(|place| place.open(taken, desk));
    let tried = match opened {
        Some(Ok(store)) => with_store(taken, desk, &mut local, &*store, depth, shown),
        Some(Err(error)) => Ok((unreached(Code::Store(error)), Vec::new())),
        None => Ok((unreached(Code::MissingSpace), Vec::new())),
    };
    let (done, mut found) = match tried {
        Ok(done) => done,
        Err(error) => {
            // Not again at once, and the screen must not go on saying that all is shared.
            taken.remember(Tried { at: Instant::now(), entries, reached: false });
            if !taken.must_stop() {
                kept::write(desk, &[kept::entry(kept::LAST, &broken_off(desk)?)?])?;
            }
            return Err(error);
        }
    };
    settle_person(desk)?;
    let report = told(desk, &done)?;
    found.push(kept::entry(kept::LAST, &report)?);
    let through = report.reached && depth == Depth::Full && !done.stopped;
    // Without a look at own feeds, what was found before still stands.
    if !done.twins.is_empty() || done.sent > 0 || through {
        let twins: Vec<_> = done.twins.iter().map(|twin| (twin.feed.0, twin.seq)).collect();
        found.push(kept::entry(kept::TWINS, &twins)?);
    }
    found.extend(health::remember(&desk.reader()?, &done)?);
    if report.reached {
        found.extend(clock_of_folder(desk, &done)?);
        found.push(kept::entry(kept::REACHED, &desk.ambient.now_ms())?);
        if through {
            found.push(kept::entry(kept::LOOKED_THROUGH, &desk.ambient.now_ms())?);
        }
    }
    taken.remember(Tried { at: Instant::now(), entries, reached: report.reached });
    if taken.must_stop() && !report.reached {
        // The vault was locked in the middle: that says nothing about the place.
        return Ok(report);
    }
    kept::write(desk, &found)?;
    if !taken.must_stop() {
        local.tell();
        desk.tell(&cf_vault::ChangeSet { space: true, ..Default::default() });
    }
    Ok(report)
}

/// When this computer was let in as a further one of somebody's, it becomes theirs, once their own
/// entry has come: until then there would be no name to show. The entry for who had set this one up
/// goes into the bin.
fn settle_person(desk: &Desk) -> Result<(), AppError> {
    let own = desk.vault.with_identity(|identity| identity.public());
    let local = VaultLocal::new(desk)?;
    if local.space()?.is_none() {
        return Ok(());
    }
    let members = cf_sync::engine::members(&local)?;
    let Some(person) = members.on_duty(&own).map(|member| member.person) else { return Ok(()) };
    let was = me(desk);
    if person == desk.person() || desk.reader()?.record(RecordId(person.0))?.is_none() {
        return Ok(());
    }
    desk.become_person(person)?;
    desk.transact(Operation::Join, |tx| Ok(tx.bin(was)?))
}

/// How far the clock of whoever keeps the folder differs, from what was just written there.
fn clock_of_folder(desk: &Desk, done: &SyncReport) -> Result<Option<Entry>, AppError> {
    if done.sent == 0 {
        return Ok(None);
    }
    let (place, name) = (Place::kept(&desk.reader()?)?, desk.reader()?.last_sent()?);
    let folder = place.as_ref().and_then(|place| place.address.folder());
    let (Some(folder), Some(name)) = (folder, name) else { return Ok(None) };
    let offset = health::offset_of_folder(folder, &name, desk.ambient.now_ms());
    offset.map(|offset| kept::entry(kept::CLOCK_OFFSET, &offset)).transpose()
}

/// How many entries of this device colleagues may read, sent or not, and what was said of members.
pub fn entries_for_colleagues(desk: &Desk) -> Result<u64, AppError> {
    let feeds = desk.reader()?.feeds()?;
    let shared = feeds
        .iter()
        .filter(|feed| feed.own && cf_sync::SharedChannel::new(feed.info.channel).is_some());
    Ok(shared.map(|feed| feed.head.count).sum())
}

fn unreached(code: Code) -> SyncReport {
    let problem = cf_sync::Problem { code, sentence: code.sentence(), object: None };
    SyncReport { problems: vec![problem], ..SyncReport::default() }
}

/// The exchange itself, then the mail-boxes of invitations. Answers what is to be kept of them.
fn with_store(
    taken: &Taken<'_>,
    desk: &Desk,
    local: &mut VaultLocal<'_>,
    store: &dyn Store,
    depth: Depth,
    shown: bool,
) -> Result<(SyncReport, Vec<Entry>), AppError> {
    let mut watch = watcher(taken, desk, shown);
    let options = Options { depth, app: APP };
    let done = with_ambient(desk, |ambient| sync(store, local, ambient, options, &mut watch))?;
    let mut found = Vec::new();
    if !done.stopped {
        found.extend(knocks(desk, store)?);
        found.extend(answer(desk, store, &done)?);
    }
    Ok((done, found))
}

/// Tells the window how far it is where that is wanted, and stops where a person or the lock asks.
pub fn watcher<'t>(
    taken: &'t Taken<'_>,
    desk: &'t Desk,
    shown: bool,
) -> impl FnMut(Progress) -> ControlFlow<()> + use<'t> {
    let mut last_told = Instant::now();
    move |progress: Progress| {
        if taken.should_end() {
            return ControlFlow::Break(());
        }
        if shown && last_told.elapsed() >= TOLD_EVERY {
            last_told = Instant::now();
            desk.host.emit(Event::Progress(how_far(progress)));
        }
        ControlFlow::Continue(())
    }
}

fn how_far(progress: Progress) -> Shown {
    let done = number(progress.sent.saturating_add(progress.received));
    let words = format!("{} sent, {} received", progress.sent, progress.received);
    Shown { job: "share".to_owned(), done, total: 0, words }
}

/// Requests that came in answer to our invitations. A mail-box that cannot be read now is read
/// with the next exchange.
fn knocks(desk: &Desk, store: &dyn Store) -> Result<Vec<Entry>, AppError> {
    let reader = desk.reader()?;
    let known = Knocking::all(&reader)?;
    let mut entries = Vec::new();
    for invite in Invite::all(&reader)? {
        for knock in invite::requests(store, &invite.invitation()).unwrap_or_default() {
            let asks = Knocking::new(&invite, &knock);
            if !known.contains(&asks) {
                entries.push(asks.entry()?);
            }
        }
    }
    Ok(entries)
}

/// What became of our own request.
fn answer(desk: &Desk, store: &dyn Store, done: &SyncReport) -> Result<Option<Entry>, AppError> {
    let Some(mut asking) = kept::read::<Asking>(&desk.reader()?, kept::ASKING)? else {
        return Ok(None);
    };
    if done.standing.is_some() {
        return Ok(Some(kept::no(kept::ASKING)));
    }
    let sent = VaultLocal::new(desk)?.sealed_unpublished()?.is_empty();
    let open = invite::requests(store, &asking.invitation());
    let closed = sent && open.is_ok_and(|open| open.is_empty());
    if closed == asking.closed {
        return Ok(None);
    }
    asking.closed = closed;
    Ok(Some(kept::entry(kept::ASKING, &asking)?))
}

/// What is told of an exchange that the records on this laptop ended.
fn broken_off(desk: &Desk) -> Result<ShareReport, AppError> {
    let sentence = "Sharing stopped because something that came in could not be kept. \
                    Nothing that you wrote is lost. Make a backup, then try once more.";
    let mut report = told(desk, &SyncReport::default())?;
    report.reached = false;
    sentence.clone_into(&mut report.sentence);
    let problem = ShareProblem { code: "not-kept".to_owned(), sentence: sentence.to_owned() };
    report.problems.push(problem);
    Ok(report)
}

/// What an exchange did, in words.
///
/// # Errors
/// What the vault says.
pub fn told(desk: &Desk, done: &SyncReport) -> Result<ShareReport, AppError> {
    let stops =
        |code: Code| matches!(code, Code::Store(_) | Code::MissingSpace | Code::OtherSpaceHere);
    let barrier =
        done.problems.iter().find(|problem| problem.object.is_none() && stops(problem.code));
    let mut report = ShareReport {
        at: desk.now(),
        sent: number(done.sent),
        received: number(done.received),
        pending: Waiting::look(desk)?.entries(),
        reached: barrier.is_none(),
        sentence: String::new(),
        problems: problems(done),
    };
    report.sentence = match barrier {
        Some(problem) => problem.sentence.clone(),
        None => sentence(&report, done),
    };
    Ok(report)
}

/// Equal problems are told once, with how many files they are about.
fn problems(done: &SyncReport) -> Vec<ShareProblem> {
    let mut grouped: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for problem in &done.problems {
        *grouped.entry((problem.code.text(), &problem.sentence)).or_default() += 1;
    }
    grouped
        .into_iter()
        .map(|((code, sentence), n)| {
            let more = if n > 1 { format!(" This is so for {n} files.") } else { String::new() };
            ShareProblem { code: code.to_owned(), sentence: format!("{sentence}{more}") }
        })
        .collect()
}

fn sentence(report: &ShareReport, done: &SyncReport) -> String {
    let entries = |n: u32| count(usize::try_from(n).unwrap_or(usize::MAX), "entry", "entries");
    let mut said = Vec::new();
    match (report.sent, report.received) {
        (0, 0) => said.push("Nothing new to send or fetch.".to_owned()),
        (sent, 0) => said.push(format!("Sent {}.", entries(sent))),
        (0, received) => said.push(format!("Received {}.", entries(received))),
        (sent, received) => {
            said.push(format!("Sent {}, received {}.", entries(sent), entries(received)));
        }
    }
    if done.standing.is_none() {
        said.push("You are not let in yet.".to_owned());
    } else if report.pending > 0 {
        let verb = if report.pending == 1 { "waits" } else { "wait" };
        said.push(format!("{} {verb} to be sent.", entries(report.pending)));
    }
    if done.awaited > 0 {
        said.push("Something of a colleague is still on its way.".to_owned());
    }
    if done.stopped {
        said.push("Stopped before the end; the rest follows.".to_owned());
    }
    said.join(" ")
}

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
