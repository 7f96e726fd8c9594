//! The ways out when this installation exists twice, and when it was shut out.

use super::exchange::exchange_for;
use super::kept::{self, Invite};
use super::members::{Standing, standing};
use super::view;
use crate::core::App;
use crate::error::AppError;
use cf_domain::DeviceId;
use cf_ledger::FeedId;
use cf_wire::SpaceView;

/// Goes on from here as an installation of its own, after an exchange has found that a copy of this
/// one goes on elsewhere: what waits is sent under a new name, and so is once more what both have
/// sent for the same place; what the copy sent comes in.
///
/// # Errors
/// When the last exchange found no such thing.
pub fn begin_anew(app: &App) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let twins: Vec<([u8; 32], u64)> = kept::read(&desk.reader()?, kept::TWINS)?.unwrap_or_default();
    if twins.is_empty() {
        return Err(AppError::Refused(
            "Nothing stands in the way of sharing here. Share now.".to_owned(),
        ));
    }
    let contested: Vec<_> = twins.into_iter().map(|(feed, from)| (FeedId(feed), from)).collect();
    // First, so that nothing can be sent anew twice: if this ends here, the next exchange finds it
    // once more.
    kept::write(desk, &[kept::no(kept::TWINS)])?;
    desk.vault.begin_new_life(&contested)?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Goes on as a new computer of the same person, after this one was shut out or its owner removed:
/// its key counts no more, for ever. It has to ask with a code like any other; what had not reached
/// colleagues goes out once it is let in. Never by itself: whoever found a lost computer gains
/// nothing by it.
///
/// # Errors
/// When this computer was not shut out.
pub fn begin_afresh(app: &App) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let late = match standing(desk)? {
        Standing::ShutOut(_, shut_out) => shut_out.late,
        // A backup from before it joined does not know that it was shut out since.
        Standing::Asking(..) => Vec::new(),
        Standing::Alone | Standing::Afresh(..) | Standing::Member(..) => {
            return Err(AppError::Refused(
                "This computer was not shut out. There is nothing to mend.".to_owned(),
            ));
        }
    };
    let mut seal = [0; 32];
    desk.ambient.fill(&mut seal);
    let reader = desk.reader()?;
    let mut entries = vec![
        (kept::SEAL.to_owned(), Some(seal.to_vec())),
        kept::no(kept::TWINS),
        kept::no(kept::ASKING),
        kept::no(kept::LAST),
    ];
    // Whoever answers an invitation of the old key could not be let in under the new one.
    for invite in Invite::all(&reader)? {
        entries.extend(invite.ended(&reader)?);
    }
    drop(reader);
    // First: a computer that was shut out has no use for any of it, should this end here.
    kept::write(desk, &entries)?;
    desk.vault.begin_afresh(DeviceId(desk.ambient.new_id()), &late)?;
    // How it stands shows everywhere, not only on the page that asked.
    desk.tell(&cf_vault::ChangeSet { space: true, ..Default::default() });
    view::view(desk)
}
