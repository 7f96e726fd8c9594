//! Reading one feed: segment after segment, each checked, several applied at a time.

use super::code::Code;
use super::plan::{self, Candidate, FeedPlan, Files, PackFile, Source};
use super::run::{Halt, Run};
use super::verdict::Finding;
use crate::channel::SharedChannel;
use crate::local::{Batch, Cursor, Held, HeldSegment};
use crate::member::Admission;
use crate::object::{ObjectError, ObjectHash};
use crate::segment::{self, Opened, pack};
use cf_domain::{DeviceId, PersonId};
use cf_ledger::{Envelope, FeedId, Incarnation};
use std::collections::BTreeMap;

/// How many events of a feed are handed over at once, about.
const BATCH_EVENTS: usize = 1000;

/// What is known of a feed while it is read.
pub(super) struct Reading {
    pub feed: FeedId,
    cursor: Option<Cursor>,
    held: BTreeMap<u64, Held>,
    plan: FeedPlan,
    author: Option<(PersonId, DeviceId, Incarnation)>,
    envelopes: Vec<Envelope>,
    segments: Vec<HeldSegment>,
    witnessed: Vec<(FeedId, u64)>,
}

/// Why a file was not taken.
enum Miss {
    /// Left aside.
    Refused(Code),
    /// For readers that we are not among, or not yet.
    NoKey { ours: bool },
    /// More than is fetched of one person without asking.
    Paused,
}

impl Miss {
    /// Of two files for one place, what says more of the feed: one that was opened, or is for other
    /// readers, tells how it stands, whatever damaged copy lies beside it.
    const fn or(self, later: Self) -> Self {
        match self {
            Self::Refused(code) if !code.ends_a_feed() => later,
            Self::NoKey { ours: true } => later,
            Self::Refused(_) | Self::NoKey { ours: false } | Self::Paused => self,
        }
    }
}

impl Reading {
    /// Works out what to read of a feed.
    pub fn begin(
        run: &Run<'_, '_>,
        feed: FeedId,
        cursor: Option<Cursor>,
        shown: Files,
    ) -> Result<Self, Halt> {
        let read = cursor.map_or(0, |cursor| cursor.segments);
        let next = read.saturating_add(1);
        let first = shown.loose.iter().map(|file| file.at.seq).chain([next]).min();
        let held = run.local.held(feed, first.unwrap_or(next))?;
        let plan = plan::feed(read, &held, shown);
        Ok(Self {
            feed,
            cursor,
            held,
            plan,
            author: None,
            envelopes: Vec::new(),
            segments: Vec::new(),
            witnessed: Vec::new(),
        })
    }

    /// Whether nothing of it is to be fetched now.
    pub fn is_paused(&self, run: &Run<'_, '_>) -> bool {
        run.is_paused(self.cursor.as_ref())
    }

    /// The files that will be read if each holds, in order, with their sizes in bytes.
    pub fn wanted(&self) -> Vec<(String, u64)> {
        self.plan.walk(self.read_so_far())
    }

    fn read_so_far(&self) -> u64 {
        self.cursor.map_or(0, |cursor| cursor.segments)
    }

    /// Reads what follows without a gap, and looks at what claims a place that is taken. Answers
    /// whether the feed is for us, as far as that is known.
    ///
    /// `top` is the height that a tip tells of, 0 without one.
    pub fn read(mut self, run: &mut Run<'_, '_>, top: u64) -> Result<bool, Halt> {
        for suspect in std::mem::take(&mut self.plan.suspects) {
            self.examine(run, &suspect)?;
        }
        let mut end = None;
        loop {
            let sources = self.plan.next(self.read_so_far());
            if sources.is_empty() {
                break;
            }
            if run.pauses(self.cursor.as_ref()) {
                end = Some(Miss::Paused);
                break;
            }
            end = self.step(run, sources)?;
            if end.is_some() {
                break;
            }
            self.apply_if_many(run)?;
        }
        self.apply(run)?;
        let for_us = !matches!(end, Some(Miss::NoKey { ours: false }));
        let ended = matches!(end, Some(Miss::Refused(code)) if code.ends_a_feed());
        if for_us && !ended && !matches!(end, Some(Miss::Paused)) {
            run.report.awaited += self.plan.top.max(top).saturating_sub(self.read_so_far());
        }
        Ok(for_us)
    }

    /// Takes the next segment, or several from a pack, from the first source that holds.
    fn step(&mut self, run: &mut Run<'_, '_>, sources: Vec<Source>) -> Result<Option<Miss>, Halt> {
        let mut last = Miss::NoKey { ours: true };
        let before = self.read_so_far();
        for source in sources {
            let (path, bytes) = match &source {
                Source::Loose(Candidate { path, bytes, .. })
                | Source::Pack(PackFile { path, bytes, .. }) => (path, *bytes),
            };
            // A pack that was read may be needed once more, for what follows here.
            if !run.is_due(path, bytes) && !run.was_read(path, bytes) {
                if let Some(code) = run.was_refused(path) {
                    last = last.or(Miss::Refused(code));
                }
                continue;
            }
            let stopped = run.fetch(path, bytes);
            // What was checked is kept even if the store goes away in the middle.
            if stopped.is_err() {
                self.apply(run)?;
            }
            let Some(content) = stopped? else { continue };
            let taken = match source {
                Source::Loose(_) => self.take_loose(run, &content)?,
                Source::Pack(_) => self.take_pack(run, &content)?,
            };
            match taken {
                Ok(()) if matches!(source, Source::Pack(_)) => {
                    run.judge(path, bytes, Finding::Read)?;
                }
                Ok(()) => {}
                Err(Miss::Refused(code)) => {
                    run.judge(path, bytes, Finding::Refused(code))?;
                    last = last.or(Miss::Refused(code));
                }
                Err(miss) => {
                    // Not fetched again until there is another key: it may be large.
                    if matches!((&miss, &source), (Miss::NoKey { ours: false }, Source::Pack(_))) {
                        run.judge(path, bytes, Finding::NotForUs)?;
                    }
                    last = last.or(miss);
                }
            }
            if self.read_so_far() > before {
                if let Some((person, ..)) = self.author {
                    run.tally(self.cursor.as_ref(), person, content.len());
                }
                return Ok(None);
            }
        }
        Ok(Some(last))
    }

    fn take_loose(
        &mut self,
        run: &mut Run<'_, '_>,
        content: &[u8],
    ) -> Result<Result<(), Miss>, Halt> {
        match self.open(run, content) {
            Ok(opened) => {
                let object = Some(opened.hash);
                self.follow(run, opened, object)
            }
            Err(miss) => Ok(Err(miss)),
        }
    }

    /// Takes what follows from a pack of which the first part may be known.
    fn take_pack(
        &mut self,
        run: &mut Run<'_, '_>,
        content: &[u8],
    ) -> Result<Result<(), Miss>, Halt> {
        let opened = match self.open_pack(run, content) {
            Ok(opened) => opened,
            Err(miss) => return Ok(Err(miss)),
        };
        for segment in opened {
            let (seq, read) = (segment.statement.seq, self.read_so_far());
            if seq < read {
                continue;
            }
            if seq == read {
                if self.cursor.is_some_and(|own| own.statement != segment.statement_hash) {
                    return Ok(Err(Miss::Refused(Code::Fork)));
                }
                continue;
            }
            if let Err(miss) = self.follow(run, segment, None)? {
                return Ok(Err(miss));
            }
            self.apply_if_many(run)?;
        }
        Ok(Ok(()))
    }

    /// Opens a segment with whichever key fits.
    fn open(&self, run: &Run<'_, '_>, content: &[u8]) -> Result<Opened, Miss> {
        let label = segment::label(content).map_err(refused)?;
        if label.space != run.space() {
            return Err(refused(ObjectError::OtherSpace));
        }
        let opened =
            run.open_with_keys(label.channel, label.epoch, |key| label.open(key)).map_err(miss)?;
        if opened.feed == self.feed { Ok(opened) } else { Err(refused(ObjectError::OtherFeed)) }
    }

    fn open_pack(&self, run: &Run<'_, '_>, content: &[u8]) -> Result<Vec<Opened>, Miss> {
        let label = pack::label(content).map_err(refused)?;
        if label.space != run.space() {
            return Err(refused(ObjectError::OtherSpace));
        }
        if label.feed != self.feed {
            return Err(refused(ObjectError::OtherFeed));
        }
        run.open_with_keys(label.channel, label.epoch, |key| label.open(key)).map_err(miss)
    }

    /// Checks that a segment is a member's and comes next, and takes it.
    fn follow(
        &mut self,
        run: &mut Run<'_, '_>,
        opened: Opened,
        object: Option<ObjectHash>,
    ) -> Result<Result<(), Miss>, Halt> {
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
            Admission::AfterRemoval => return Ok(Err(Miss::Refused(Code::AfterRemoval))),
            Admission::NotTheirs => return Ok(Err(Miss::Refused(Code::NotTheirs))),
            Admission::Unknown => return Ok(Err(Miss::Refused(Code::UnknownMember))),
        };
        // Whose feed this is shows only now: a person may begin new ones.
        let first = self.cursor.is_none() && statement.channel != SharedChannel::MEMBERS;
        if first && run.tell_pause(author.0) {
            return Ok(Err(Miss::Paused));
        }
        let start = Cursor::start(opened.feed, statement.channel, statement.device);
        let cursor = self.cursor.unwrap_or(start);
        let follows = statement.seq == cursor.segments.saturating_add(1)
            && statement.prev == cursor.statement
            && statement.before == cursor.head.count;
        if !follows {
            return Ok(Err(Miss::Refused(Code::OutOfStep)));
        }
        if !self.may_stand_here(run, &opened)? {
            return Ok(Err(Miss::Refused(Code::Fork)));
        }
        if author.0 != run.own.person && !statement.deps.heights.is_empty() {
            let own = run.own_feeds()?;
            let of_ours = statement.deps.heights.iter().filter(|(feed, _)| own.contains(feed));
            self.witnessed.extend(of_ours.copied());
        }
        self.author = Some(author);
        self.segments.push(HeldSegment { trace: opened.trace.clone(), object });
        let (seq, hash) = (statement.seq, opened.statement_hash);
        let (envelopes, head) = opened.envelopes(cursor.head);
        self.envelopes.extend(envelopes);
        self.cursor = Some(Cursor { segments: seq, statement: hash, head, ..cursor });
        Ok(Ok(()))
    }

    /// Whether a place is free, or taken by this very segment.
    fn may_stand_here(&self, run: &Run<'_, '_>, opened: &Opened) -> Result<bool, Halt> {
        match self.held.get(&opened.statement.seq) {
            None => Ok(true),
            Some(held) => run.is_held(held, opened),
        }
    }

    fn apply_if_many(&mut self, run: &mut Run<'_, '_>) -> Result<(), Halt> {
        if self.envelopes.len() >= BATCH_EVENTS { self.apply(run) } else { Ok(()) }
    }

    /// Hands over what was checked, to be kept with what other feeds brought.
    fn apply(&mut self, run: &mut Run<'_, '_>) -> Result<(), Halt> {
        let (Some(cursor), Some((author, device, incarnation))) = (self.cursor, self.author) else {
            return Ok(());
        };
        if self.segments.is_empty() {
            return Ok(());
        }
        run.gather(Batch {
            author,
            device,
            incarnation,
            envelopes: std::mem::take(&mut self.envelopes),
            cursor,
            segments: std::mem::take(&mut self.segments),
            tally: run.tallies.get(&author).copied(),
            witnessed: std::mem::take(&mut self.witnessed),
        })
    }

    /// Looks at a file that claims a place that is taken. It may be the same segment, sealed again
    /// by somebody who put it back. If it is another and genuine, its author's installation exists
    /// twice. Nothing of it is applied; it is told and kept.
    fn examine(&self, run: &mut Run<'_, '_>, file: &Candidate) -> Result<(), Halt> {
        if !run.is_due(&file.path, file.bytes) {
            return Ok(());
        }
        let Some(content) = run.fetch(&file.path, file.bytes)? else { return Ok(()) };
        let finding = match self.open(run, &content) {
            Ok(opened) => {
                let seq = opened.statement.seq;
                let held = run.local.held(self.feed, seq)?;
                let same = match held.get(&seq) {
                    Some(held) => run.is_held(held, &opened)?,
                    None => false,
                };
                let own = opened.statement.device == run.own.sign.public();
                if own && !same {
                    // A former life wrote here, and so did its copy. Some read the one, some the
                    // other: what this one said goes out once more under a name that is not shared.
                    run.local.say_again(self.feed, seq)?;
                }
                let fork = if own { Code::OwnFork } else { Code::Fork };
                if same { Finding::Read } else { Finding::Refused(fork) }
            }
            Err(Miss::Refused(code)) => Finding::Refused(code),
            Err(Miss::NoKey { .. } | Miss::Paused) => Finding::NotForUs,
        };
        run.judge(&file.path, file.bytes, finding)
    }
}

fn refused(error: ObjectError) -> Miss {
    Miss::Refused(Code::Object(error))
}

/// What it means that no key opened an object: `None` when the keys of its channel are not ours.
fn miss(error: Option<ObjectError>) -> Miss {
    match error {
        None => Miss::NoKey { ours: false },
        Some(ObjectError::NoKey) => Miss::NoKey { ours: true },
        Some(error) => refused(error),
    }
}
