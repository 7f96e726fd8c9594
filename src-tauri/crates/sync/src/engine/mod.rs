//! The exchange with a store: check the space, learn who is a member, take in what is new, send
//! what is new.

mod again;
mod ahead;
mod allowance;
mod audit;
mod carry;
mod cleaning;
mod code;
mod feed;
mod gaps;
mod gate;
mod gather;
mod heal;
mod intake;
mod nowhere;
mod outbox;
mod packing;
mod plan;
mod quiet;
mod report;
mod roster;
mod run;
mod same;
mod seal;
mod tips;
mod twin;
mod upload;
mod verdict;

pub use allowance::{A_DAY, IN_ALL, Pause, Tally};
pub use code::Code;
pub use report::{Depth, Problem, Progress, SyncReport, Twin};
pub(crate) use upload::{Sent, send};
pub use verdict::{Finding, Verdict};

use crate::ambient::Ambient;
use crate::bundle::Heights;
use crate::channel::SharedChannel;
use crate::error::SyncError;
use crate::local::{FeedPart, Local, LocalError};
use crate::member::{MemberEvent, Membership};
use crate::names;
use crate::space::Genesis;
use crate::store::Store;
use ahead::Ahead;
use cf_ledger::{DevicePublic, Envelope, FeedId};
use gather::Gathered;
use nowhere::Nowhere;
use run::{Halt, Run, Way};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// How to run an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'o> {
    /// How thoroughly to look.
    pub depth: Depth,
    /// The app's name and version, which go into statements for support.
    pub app: &'o str,
}

/// Exchanges with the store once: takes in what others sent, and sends what waits here.
///
/// Everything is safe to repeat and to break off anywhere. Problems with the store or with single
/// objects are told in the report; they do not make the exchange fail. `watch` is called between
/// objects and may stop it.
///
/// # Errors
/// Only when the vault fails, or is in no space.
pub fn sync(
    store: &dyn Store,
    local: &mut dyn Local,
    ambient: &mut Ambient<'_>,
    options: Options<'_>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<SyncReport, SyncError> {
    run(store, local, ambient, options, Way::Both, watch)
}

/// Takes in what a store holds, and sends nothing to it: for a file that a colleague gave. What is
/// found out about single objects is not remembered, because the same name may hold the right bytes
/// elsewhere.
///
/// # Errors
/// As [`sync`].
pub fn fetch(
    store: &dyn Store,
    local: &mut dyn Local,
    ambient: &mut Ambient<'_>,
    options: Options<'_>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<SyncReport, SyncError> {
    run(store, local, ambient, options, Way::In, watch)
}

/// Seals what waits without sending it, so that it can be given to colleagues in a file. The same
/// bytes go to the store when it can be reached.
///
/// # Errors
/// As [`sync`].
pub fn seal(
    local: &mut dyn Local,
    ambient: &mut Ambient<'_>,
    options: Options<'_>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<SyncReport, SyncError> {
    run(&Nowhere, local, ambient, options, Way::Seal, watch)
}

/// Writes everything that is held here, and that came after these heights, into a file for
/// colleagues: `file` is a [`crate::bundle::Draft`]. What waits should be sealed first.
///
/// # Errors
/// As [`sync`]. What went wrong with the file is told in the report, and when the draft is finished.
pub fn carry(
    file: &dyn Store,
    since: &Heights,
    local: &mut dyn Local,
    ambient: &mut Ambient<'_>,
    options: Options<'_>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<SyncReport, SyncError> {
    run(file, local, ambient, options, Way::File(since), watch)
}

fn run(
    store: &dyn Store,
    local: &mut dyn Local,
    ambient: &mut Ambient<'_>,
    options: Options<'_>,
    way: Way<'_>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<SyncReport, SyncError> {
    let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
    let (own, keys) = (local.own_device()?, local.keys()?);
    let membership = fold_members(local, &genesis.genesis)?;
    let tallies = local.tallies()?;
    let known = if way == Way::Both { local.verdicts()? } else { Vec::new() };
    let verdicts = known.into_iter().map(|verdict| (verdict.name.clone(), verdict)).collect();
    let mut run = Run {
        store,
        local,
        ambient,
        watch,
        depth: options.depth,
        way,
        app: options.app,
        genesis,
        own,
        keys,
        membership,
        verdicts,
        report: SyncReport::default(),
        tips: Vec::new(),
        tallies,
        ahead: Ahead::default(),
        gathered: Gathered::default(),
        taken: 0,
    };
    let done = run.exchange();
    // What was checked is kept even if the store went away in the middle.
    run.keep_gathered()?;
    run.absorb(done)?;
    run.report.standing = run.standing();
    run.report.pending = run.waiting()?;
    Ok(run.report)
}

impl Run<'_, '_> {
    fn exchange(&mut self) -> Result<(), Halt> {
        match self.way {
            Way::Seal => return self.seal_all(),
            Way::File(since) => return self.carry(since),
            Way::Both | Way::In => {}
        }
        self.tips = self.list(names::TIPS)?;
        if self.is_quiet()? {
            return Ok(());
        }
        self.check_space()?;
        self.learn_members()?;
        let doubtful = self.take_in()?;
        self.keep_gathered()?;
        self.read_tips()?;
        if self.way == Way::In {
            self.report.gaps = self.gaps()?;
            return Ok(());
        }
        self.keep_keys()?;
        self.send(doubtful)?;
        if self.depth == Depth::Full && self.standing().is_some() {
            self.heal()?;
        }
        Ok(())
    }

    fn standing(&self) -> Option<crate::member::Standing> {
        self.membership.on_duty(&self.own.sign.public()).map(|member| member.standing)
    }

    /// How many own events are not known to be in the store.
    fn waiting(&self) -> Result<u64, LocalError> {
        let sealed = self.local.sealed_unpublished()?;
        let mut waiting =
            sealed.iter().filter_map(|outgoing| outgoing.part).map(FeedPart::records).sum();
        for channel in SharedChannel::records() {
            waiting += self.local.pending_count(channel)?;
        }
        Ok(waiting)
    }
}

/// Who is a member, as far as this vault knows.
///
/// # Errors
/// When the vault cannot be read, or is in no space.
pub fn members(local: &dyn Local) -> Result<Membership, SyncError> {
    let genesis = local.space()?.ok_or(SyncError::NoSpace)?;
    Ok(fold_members(local, &genesis.genesis)?)
}

fn fold_members(local: &dyn Local, genesis: &Genesis) -> Result<Membership, LocalError> {
    Ok(Membership::fold(genesis, &member_events(local)?))
}

/// What was said of members, as far as this vault knows.
///
/// # Errors
/// When the vault cannot be read.
pub(crate) fn member_events(local: &dyn Local) -> Result<Vec<MemberEvent>, LocalError> {
    let own = local.own_device()?.sign.public();
    let own_feed = FeedId::derive(&own.0, SharedChannel::MEMBERS.channel(), local.incarnation()?);
    let cursors = local.cursors()?.into_iter().map(|cursor| (cursor.feed, cursor.device));
    let signers: BTreeMap<FeedId, DevicePublic> = cursors.chain([(own_feed, own)]).collect();
    let events = local.member_events()?;
    let read =
        |envelope: &Envelope| Some(MemberEvent::read(*signers.get(&envelope.feed)?, envelope));
    Ok(events.iter().filter_map(read).collect())
}
