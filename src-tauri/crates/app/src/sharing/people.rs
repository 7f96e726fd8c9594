//! Inviting colleagues and letting them in.

use super::exchange::exchange_for;
use super::folder::with_ambient;
use super::kept::{self, Invite, Knocking};
use super::local::VaultLocal;
use super::standing::{channels, standing_in};
use super::view;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::words::trimmed;
use cf_sync::invite::For;
use cf_wire::{InviteCode, InviteNew, RequestApprove, RequestReturn, SpaceView};

/// Makes an invitation. The code is shown once; whoever has it can only ask.
///
/// # Errors
/// When this person may not invite.
pub fn invite(app: &App, asked: InviteNew) -> Result<InviteCode, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let whom = if asked.own_computer { For::OwnDevice } else { For::Colleague };
    let invitation =
        with_ambient(desk, |ambient| cf_sync::invite::invite(&mut local, whom, ambient))?;
    let invite = Invite::new(&invitation, whom, desk.ambient.now_ms(), trimmed(asked.for_whom));
    kept::write(desk, &[invite.entry()?])?;
    exchange_for(&taken)?;
    Ok(InviteCode { id: invite.id(), code: invitation.secret.code() })
}

/// Takes an invitation back: its code lets nobody ask any more.
///
/// # Errors
/// When there is no such invitation.
pub fn cancel_invite(app: &App, id: &str) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    close(desk, id)?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Lets somebody in. The six words must have been compared: that is what makes sure who it is.
///
/// # Errors
/// When there is no such request, or this person may not let anybody in.
pub fn approve(app: &App, asked: &RequestApprove) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let (mut local, invite, request) = answered(desk, &asked.id)?;
    let invitation = invite.invitation();
    let (given, channels) = (standing_in(asked.standing), channels(&asked.audiences));
    with_ambient(desk, |ambient| match invite.whom() {
        For::Colleague => {
            cf_sync::invite::approve(&mut local, &invitation, &request, given, &channels, ambient)
        }
        For::OwnDevice => {
            cf_sync::invite::approve_device(&mut local, &invitation, &request, ambient)
        }
    })?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// Lets a member in on the computer that asks, because those that they had are lost or gone: these
/// are shut out. They stay who they are, with what they may do and read.
///
/// # Errors
/// When there is no such request or member, or this person does not stand above them.
pub fn replace(app: &App, asked: &RequestReturn) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    // What their lost computer sent so far counts: it is fetched first.
    exchange_for(&taken)?;
    let (mut local, invite, request) = answered(desk, &asked.id)?;
    let invitation = invite.invitation();
    with_ambient(desk, |ambient| {
        cf_sync::invite::replace(&mut local, &invitation, &request, asked.person, ambient)
    })?;
    exchange_for(&taken)?;
    view::view(desk)
}

/// What an answer to a request needs: the vault, in which the invitation ends together with what is
/// said, the invitation and the request.
fn answered<'d>(
    desk: &'d Desk,
    id: &str,
) -> Result<(VaultLocal<'d>, Invite, cf_sync::invite::Request), AppError> {
    let asks = request(desk, id)?;
    let invite = open_invite(desk, &asks.invite)?;
    let mut local = VaultLocal::new(desk)?;
    for entry in invite.ended(&desk.reader()?)? {
        local.keep_beside(entry);
    }
    Ok((local, invite, asks.request()?))
}

/// Turns somebody down. Their code is known to the wrong person, so it is closed too.
///
/// # Errors
/// When there is no such request.
pub fn refuse(app: &App, id: &str) -> Result<SpaceView, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let asks = request(desk, id)?;
    close(desk, &asks.invite)?;
    exchange_for(&taken)?;
    view::view(desk)
}

fn close(desk: &Desk, id: &str) -> Result<(), AppError> {
    let invite = open_invite(desk, id)?;
    let mut local = VaultLocal::new(desk)?;
    for entry in invite.ended(&desk.reader()?)? {
        local.keep_beside(entry);
    }
    let invitation = invite.invitation();
    with_ambient(desk, |ambient| cf_sync::invite::cancel(&mut local, &invitation, ambient))?;
    Ok(())
}

fn request(desk: &Desk, id: &str) -> Result<Knocking, AppError> {
    let found = Knocking::all(&desk.reader()?)?.into_iter().find(|asks| asks.id() == id);
    found.ok_or_else(|| {
        AppError::NotFound("This request is not here any more. Look at the list again.".to_owned())
    })
}

fn open_invite(desk: &Desk, id: &str) -> Result<Invite, AppError> {
    let found = Invite::all(&desk.reader()?)?.into_iter().find(|invite| invite.id() == id);
    found.ok_or_else(|| {
        AppError::NotFound("This invitation is used or cancelled. Make a new one.".to_owned())
    })
}
