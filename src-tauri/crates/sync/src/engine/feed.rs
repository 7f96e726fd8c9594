//! Reading one feed: segment after segment, each checked, several applied at a time.

use super::code::Code;
use super::plan::{self, Candidate};
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::{Batch, Cursor};
use crate::member::Admission;
use crate::names::ShortHash;
use crate::object::{ObjectError, ObjectHash};
use crate::segment::{self, Opened};
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{Envelope, FeedId, Incarnation};
use std::collections::BTreeMap;

/// How many events are applied in one transaction, about.
const BATCH_EVENTS: usize = 1000;

/// What is known of a feed while it is read.
pub(super) struct Reading {
    feed: FeedId,
    cursor: Option<Cursor>,
    author: Option<(PersonId, DeviceId, Incarnation)>,
    envelopes: Vec<Envelope>,
    segments: Vec<(u64, ObjectHash)>,
}

/// Why a file was not taken as the next segment.
enum Miss {
    /// Left aside.
    Refused(Code),
    /// For readers that we are not among, or not yet.
    NoKey { ours: bool },
}

impl Reading {
    pub fn new(feed: FeedId, cursor: Option<Cursor>) -> Self {
        Self { feed, cursor, author: None, envelopes: Vec::new(), segments: Vec::new() }
    }

    fn read_so_far(&self) -> u64 {
        self.cursor.map_or(0, |cursor| cursor.segments)
    }

    /// Reads what follows without a gap, and looks at what claims a place that is taken.
    ///
    /// `top` is the height that a tip tells of, 0 without one.
    pub fn read(
        mut self,
        run: &mut Run<'_, '_>,
        shown: Vec<Candidate>,
        top: u64,
    ) -> Result<(), Halt> {
        let first = shown.iter().map(|candidate| candidate.at.seq).min().unwrap_or(0);
        let held: BTreeMap<u64, ShortHash> = run
            .local
            .held(self.feed, first)?
            .into_iter()
            .map(|(seq, hash)| (seq, hash.short()))
            .collect();
        let plan = plan::feed(self.read_so_far(), &held, shown);
        for suspect in plan.suspects {
            self.examine(run, &suspect)?;
        }
        let mut ours = true;
        for files in plan.steps {
            match self.step(run, files)? {
                None => {}
                Some(Miss::NoKey { ours: to_us }) => {
                    ours = to_us;
                    break;
                }
                Some(Miss::Refused(_)) => break,
            }
            if self.envelopes.len() >= BATCH_EVENTS {
                self.apply(run)?;
            }
        }
        self.apply(run)?;
        if ours {
            run.report.awaited += plan.top.max(top).saturating_sub(self.read_so_far());
        }
        Ok(())
    }

    /// Takes the next segment from the first of its files that holds.
    fn step(&mut self, run: &mut Run<'_, '_>, files: Vec<Candidate>) -> Result<Option<Miss>, Halt> {
        let mut last = Miss::NoKey { ours: true };
        for file in files {
            if !run.is_due(&file.path, file.bytes) {
                continue;
            }
            let stopped = run.fetch(&file.path, file.bytes);
            // What was checked is kept even if the store goes away in the middle.
            if stopped.is_err() {
                self.apply(run)?;
            }
            let Some(bytes) = stopped? else { continue };
            match self.open(run, &bytes).and_then(|opened| self.follow(run, opened)) {
                Ok(()) => return Ok(None),
                Err(Miss::Refused(code)) => {
                    run.judge(&file.path, file.bytes, Finding::Refused(code))?;
                    last = Miss::Refused(code);
                }
                Err(miss) => last = miss,
            }
        }
        Ok(Some(last))
    }

    /// Opens a file with whichever key fits.
    fn open(&self, run: &Run<'_, '_>, bytes: &[u8]) -> Result<Opened, Miss> {
        let refused = |error| Miss::Refused(Code::Object(error));
        let label = segment::label(bytes).map_err(refused)?;
        if label.space != run.space() {
            return Err(refused(ObjectError::OtherSpace));
        }
        let mut ours = false;
        for key in run.keys.iter().filter(|key| key.channel == label.channel) {
            ours = true;
            if key.epoch != label.epoch {
                continue;
            }
            let Some(secret) = key.secret() else { continue };
            match label.open(secret) {
                Err(ObjectError::NoKey) => {}
                Err(error) => return Err(refused(error)),
                Ok(opened) if opened.feed == self.feed => return Ok(opened),
                Ok(_) => return Err(refused(ObjectError::OtherFeed)),
            }
        }
        Err(Miss::NoKey { ours })
    }

    /// Checks that a segment is a member's and comes next, and takes it.
    fn follow(&mut self, run: &Run<'_, '_>, opened: Opened) -> Result<(), Miss> {
        let statement = &opened.statement;
        let admission = run.membership.admission(
            &statement.device,
            statement.channel,
            opened.feed,
            statement.seq,
            &opened.statement_hash,
        );
        let author = match admission {
            Admission::Yes(member, device) => (member.person, device.id, statement.incarnation),
            Admission::AfterRemoval => return Err(Miss::Refused(Code::AfterRemoval)),
            Admission::NotTheirs => return Err(Miss::Refused(Code::NotTheirs)),
            Admission::Unknown => return Err(Miss::Refused(Code::UnknownMember)),
        };
        let start = Cursor::start(opened.feed, statement.channel, statement.device);
        let cursor = self.cursor.unwrap_or(start);
        let follows = statement.seq == cursor.segments.saturating_add(1)
            && statement.prev == cursor.statement
            && statement.before == cursor.head.count;
        if !follows {
            return Err(Miss::Refused(Code::OutOfStep));
        }
        self.author = Some(author);
        self.segments.push((statement.seq, opened.hash));
        let (seq, hash) = (statement.seq, opened.statement_hash);
        let (envelopes, head) = opened.envelopes(cursor.head);
        self.envelopes.extend(envelopes);
        self.cursor = Some(Cursor { segments: seq, statement: hash, head, ..cursor });
        Ok(())
    }

    /// Events and cursor, in one transaction.
    fn apply(&mut self, run: &mut Run<'_, '_>) -> Result<(), Halt> {
        let (Some(cursor), Some((author, device, incarnation))) = (self.cursor, self.author) else {
            return Ok(());
        };
        if self.segments.is_empty() {
            return Ok(());
        }
        let envelopes = std::mem::take(&mut self.envelopes);
        let count = u64::try_from(envelopes.len()).unwrap_or(u64::MAX);
        let segments = std::mem::take(&mut self.segments);
        run.local.apply(&Batch { author, device, incarnation, envelopes, cursor, segments })?;
        run.taken = run.taken.saturating_add(count);
        if cursor.channel != SharedChannel::MEMBERS {
            run.report.received = run.report.received.saturating_add(count);
        }
        Ok(())
    }

    /// Looks at a file that claims a place that is taken. If it is genuine, its author's
    /// installation exists twice. Nothing of it is applied; it is told and kept.
    fn examine(&self, run: &mut Run<'_, '_>, file: &Candidate) -> Result<(), Halt> {
        if !run.is_due(&file.path, file.bytes) {
            return Ok(());
        }
        let Some(bytes) = run.fetch(&file.path, file.bytes)? else { return Ok(()) };
        let finding = match self.open(run, &bytes) {
            Ok(opened) => {
                let seq = opened.statement.seq;
                let held = run.local.held(self.feed, seq)?;
                let same = held.iter().any(|(at, hash)| *at == seq && *hash == opened.hash);
                if same { Finding::Read } else { Finding::Refused(Code::Fork) }
            }
            Err(Miss::Refused(code)) => Finding::Refused(code),
            Err(Miss::NoKey { .. }) => Finding::NotForUs,
        };
        run.judge(&file.path, file.bytes, finding)
    }
}
