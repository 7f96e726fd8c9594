//! The recovery sheet of a space.

use super::exchange::{APP, exchange_for};
use super::folder::{introduce, with_ambient};
use super::kept;
use super::local::VaultLocal;
use super::members::{Standing, standing};
use super::place::Place;
use super::view;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present::day_and_time;
use cf_sync::admin::{self, SheetSecret};
use cf_sync::engine::Options;
use cf_sync::local::{Local as _, MemoryLocal};
use cf_sync::space::{Place as Found, look};
use cf_sync::{Depth, Store, SyncError, SyncReport, sync};
use cf_wire::{RecoverySheet, SpaceRecover, SpaceView};
use std::ops::ControlFlow;

/// Makes a sheet. Its code is shown once and kept nowhere.
///
/// # Errors
/// When this person is not the owner.
pub fn make_sheet(app: &App) -> Result<RecoverySheet, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let space = local.space()?.ok_or(SyncError::NoSpace)?.genesis.name;
    let name = format!("Recovery sheet of {}", day_and_time(desk.now()));
    let secret = with_ambient(desk, |ambient| admin::make_sheet(&mut local, &name, ambient))?;
    exchange_for(&taken)?;
    let (owner, _) = introduce(desk)?;
    Ok(RecoverySheet { space, owner, made: desk.now(), code: secret.code() })
}

/// Comes in by a sheet: this computer becomes an administrator's. The sheet stays good.
///
/// # Errors
/// A code with a mistake; a sheet that does not count; a place that does not hold its space; a
/// computer that is in a space already.
pub fn recover(app: &App, asked: &SpaceRecover) -> Result<SpaceView, AppError> {
    let place = Place::asked(app, &asked.place)?;
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    if matches!(standing(desk)?, Standing::Member(..)) {
        return Err(SyncError::AlreadyInSpace.into());
    }
    let secret = SheetSecret::from_code(&asked.code)?;
    let store = place.open_tried(&taken, desk)?;
    let Found::Space(genesis) = look(&*store)? else {
        return Err(AppError::invalid(
            place.field(),
            "There is no shared space here. Choose the place where your team shares.",
        ));
    };
    // The sheet reads the space as a device of its own, in memory only.
    let mut seed = [0; 8];
    desk.ambient.fill(&mut seed);
    let device = secret.device(genesis.genesis.founder.person);
    let mut paper = MemoryLocal::new(device, u64::from_le_bytes(seed));
    paper.enter(&genesis, &[], &[])?;
    let report = exchange(desk, &*store, &mut paper)?;
    if report.standing.is_none() {
        return Err(AppError::Refused(
            "This sheet does not open this space. Check that it belongs to it and was not replaced by a newer one.".to_owned(),
        ));
    }
    let mut local = VaultLocal::new(desk)?;
    let (name, role) = introduce(desk)?;
    let who = local.own_device()?.applicant(&name, &role);
    with_ambient(desk, |ambient| admin::appoint(&mut paper, &who, asked.shut_out, ambient))?;
    exchange(desk, &*store, &mut paper)?;
    if !paper.sealed_unpublished()?.is_empty() {
        return Err(AppError::Offline(
            "The shared place did not take everything that is needed. Try again.".to_owned(),
        ));
    }
    place.entries()?.into_iter().for_each(|entry| local.keep_beside(entry));
    local.keep_beside(kept::no(kept::ASKING));
    local.enter(&genesis, &[], &[])?;
    exchange_for(&taken)?;
    view::view(desk)
}

fn exchange(
    desk: &Desk,
    store: &dyn Store,
    paper: &mut MemoryLocal,
) -> Result<SyncReport, AppError> {
    let options = Options { depth: Depth::Full, app: APP };
    let mut watch = |_| ControlFlow::Continue(());
    Ok(with_ambient(desk, |ambient| sync(store, paper, ambient, options, &mut watch))?)
}
