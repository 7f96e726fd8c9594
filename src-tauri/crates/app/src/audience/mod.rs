//! Who can read a record: sharing it with other people than those who can now, and taking it back.
//!
//! A record has one audience for life. What others get is a new record with exactly the words that
//! were previewed (decisions/0003).

mod preview;
mod take_back;
mod visit_words;

pub use preview::{fingerprint, preview};
pub use take_back::take_back;

use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Typed, typed};
use crate::error::AppError;
use crate::operation::Operation;
use crate::{sharing, team};
use cf_domain::RecordId;
use cf_domain::record::{Concern, Intelligence, Kind, Visit};
use cf_domain::word::Audience;
use cf_vault::{Reader, Stored, Tx};
use cf_wire::{NowAs, ShareRecord};

/// What can be shared further.
enum Piece {
    Told(Box<Typed<Intelligence>>),
    Concern(Box<Typed<Concern>>),
    /// A visit is shared with its team, and with nobody else.
    Visit(Box<Typed<Visit>>),
}

impl Piece {
    fn find(reader: &Reader<'_>, id: RecordId) -> Result<Self, AppError> {
        let stored = reader
            .record(id)?
            .ok_or_else(|| AppError::NotFound("This entry is not here.".to_owned()))?;
        match stored.meta.kind.parse() {
            Ok(Kind::Intelligence) => Ok(Self::Told(Box::new(typed(reader, id)?))),
            Ok(Kind::Concern) => Ok(Self::Concern(Box::new(typed(reader, id)?))),
            Ok(Kind::Visit) => Ok(Self::Visit(Box::new(typed(reader, id)?))),
            _ => Err(AppError::Refused("This can't be shared from here.".to_owned())),
        }
    }

    fn stored(&self) -> &Stored {
        match self {
            Self::Told(piece) => &piece.stored,
            Self::Concern(piece) => &piece.stored,
            Self::Visit(piece) => &piece.stored,
        }
    }

    /// Whether this can be for these people.
    const fn is_for(&self, audience: Audience) -> bool {
        matches!(audience, Audience::VisitTeam) == matches!(self, Self::Visit(_))
    }
}

/// Only who wrote it, and only what stands in lists.
fn is_ours(desk: &Desk, reader: &Reader<'_>, stored: &Stored) -> Result<(), AppError> {
    if stored.meta.author != desk.person() {
        return Err(AppError::Refused("Only who wrote this can change who reads it.".to_owned()));
    }
    if stored.meta.binned.is_some() {
        return Err(AppError::Refused("This is in the bin. Take it out first.".to_owned()));
    }
    if share::replaced_by(reader, stored)?.is_some() {
        return Err(AppError::Refused(
            "This was shared already. Open the shared entry to change who reads it.".to_owned(),
        ));
    }
    Ok(())
}

/// Shares what was previewed: a new record for those people, with exactly those words.
///
/// # Errors
/// When it is not what was previewed, holds unsettled identifiers, is somebody else's, or is for
/// people to whom this person cannot send.
pub fn share_record(desk: &Desk, asked: &ShareRecord) -> Result<NowAs, AppError> {
    let open = sharing::audiences_to_share_with(desk)?;
    let id = desk.transact(Operation::ShareFurther, |tx| {
        // Read inside the transaction: what was looked at is what leaves.
        let piece = Piece::find(&tx.reader(), asked.id)?;
        is_ours(desk, &tx.reader(), piece.stored())?;
        let now = piece.stored().meta.audience;
        if !piece.is_for(asked.audience)
            || now == asked.audience
            || !open.iter().any(|(audience, _)| *audience == asked.audience)
        {
            return Err(AppError::invalid("audience", "Choose who can read it from the list."));
        }
        match piece {
            Piece::Told(told) => hand_on(desk, tx, &told.record, asked),
            Piece::Concern(concern) => hand_on(desk, tx, &concern.record, asked),
            Piece::Visit(visit) => {
                let shared = hand_on(desk, tx, &visit.record, asked)?;
                team::follow(desk, tx, asked.id, shared)?;
                Ok(shared)
            }
        }
    })?;
    Ok(NowAs { id })
}

fn hand_on<R: Shareable>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    record: &R,
    asked: &ShareRecord,
) -> Result<RecordId, AppError> {
    let findings = record.findings();
    if !findings.is_empty() {
        return Err(AppError::Identifiers(findings));
    }
    let leaving = share::leaving(record);
    if preview::fingerprint(&leaving)? != asked.content {
        return Err(AppError::Refused(
            "This has changed since you looked at it. Look again, then share it.".to_owned(),
        ));
    }
    share::hand_on(desk, tx, asked.id, asked.audience, &leaving)
}
