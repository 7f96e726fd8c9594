//! Taking back what was shared. What people have read or printed cannot be called back.

use super::{Piece, is_ours};
use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Typed, change, make};
use crate::error::AppError;
use crate::operation::Operation;
use crate::page;
use crate::words::refuse_too_long;
use cf_domain::RecordId;
use cf_domain::record::{Concern, Intelligence, Kind};
use cf_domain::word::{Audience, ConcernStatus};
use cf_vault::{Query, Reader, Tx};
use cf_wire::{NowAs, Withdraw};
use serde_json::Value;

/// Takes a shared record back: for the others its words are emptied, it goes into the bin, and they
/// see that it was taken back and why. Here it is a private note again, so that nothing is lost.
///
/// # Errors
/// A missing reason; something private or somebody else's.
pub fn take_back(desk: &Desk, asked: &Withdraw) -> Result<NowAs, AppError> {
    let reason = asked.reason.trim();
    if reason.is_empty() {
        let why = "Say why it is taken back. Those who could read it will see this.";
        return Err(AppError::invalid("reason", why));
    }
    refuse_too_long(&[Some(reason)])?;
    let id = desk.transact(Operation::Withdraw, |tx| {
        let piece = Piece::find(&tx.reader(), asked.id)?;
        is_ours(desk, &tx.reader(), piece.stored())?;
        if !piece.stored().meta.audience.leaves_device() {
            return Err(AppError::Refused(
                "Only you can read this, so there is nothing to take back.".to_owned(),
            ));
        }
        if matches!(piece, Piece::Visit(_)) {
            return Err(AppError::Refused(
                "Colleagues may have written on this visit, so it can't be taken back. Close it instead."
                    .to_owned(),
            ));
        }
        let told = format!("Taken back: {reason}");
        match piece {
            // Refused above.
            Piece::Visit(visit) => Ok(visit.stored.meta.id),
            Piece::Told(told_us) => {
                let Typed { stored, record } = *told_us;
                let tomb = Intelligence { text: told, ..Intelligence::default() };
                empty(desk, tx, stored.meta.id, &record, &tomb)
            }
            Piece::Concern(concern) => {
                let Typed { stored, record } = *concern;
                let tomb = Concern {
                    title: "Taken back".to_owned(),
                    text: Some(told),
                    status: Some(ConcernStatus::Closed),
                    ..Concern::default()
                };
                empty(desk, tx, stored.meta.id, &record, &tomb)
            }
        }
    })?;
    Ok(NowAs { id })
}

/// Answers the private record that stands for it from now on.
fn empty<R: Shareable>(
    desk: &Desk,
    tx: &mut Tx<'_>,
    id: RecordId,
    record: &R,
    tomb: &R,
) -> Result<RecordId, AppError> {
    let original = original(&tx.reader(), R::KIND, id)?;
    let private = match original {
        Some(private) => {
            share::mark(tx, private, Value::Null)?;
            change(tx, private, record)?;
            private
        }
        None => {
            let private = desk.new_id();
            make(tx, private, Audience::Private, record)?;
            private
        }
    };
    change(tx, id, tomb)?;
    tx.bin(id)?;
    Ok(private)
}

/// The private record that this one was made from, if it was.
fn original(
    reader: &Reader<'_>,
    kind: Kind,
    shared: RecordId,
) -> Result<Option<RecordId>, AppError> {
    let mut found = None;
    let query = Query { audience: Some(Audience::Private), ..Query::of(kind, 500) };
    page::each(reader, &query, |stored| {
        if stored.meta.shared_as == Some(shared) {
            found = Some(stored.meta.id);
        }
        Ok(())
    })?;
    Ok(found)
}
