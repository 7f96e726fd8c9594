//! The newcomer's side.

use super::exchange::exchange_for;
use super::folder::{folder_entry, introduce, open_to_write, with_ambient};
use super::kept::{self, Asking};
use super::local::VaultLocal;
use crate::core::App;
use crate::error::AppError;
use cf_wire::JoinRequest;
use std::path::Path;

/// Asks to be let in to the space of a code. Until a colleague has compared the six words and said
/// yes, nothing can be read and nothing goes out but the request.
///
/// # Errors
/// A code with a mistake; an invitation that is closed; a folder that does not hold its space.
pub fn join(app: &App, code: &str, folder: &Path) -> Result<JoinRequest, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let mut local = VaultLocal::new(desk)?;
    let store = open_to_write(app, desk, folder)?;
    let (name, role) = introduce(desk)?;
    local.keep_beside(folder_entry(folder)?);
    let joining = with_ambient(desk, |ambient| {
        cf_sync::invite::join(&store, &mut local, code, &name, &role, ambient)
    })?;
    let asking = Asking::new(&joining);
    kept::write(desk, &[kept::entry(kept::ASKING, &asking)?])?;
    exchange_for(&taken)?;
    Ok(as_request(asking))
}

/// As screens show it.
pub fn as_request(asking: Asking) -> JoinRequest {
    JoinRequest {
        request: asking.request,
        space: asking.space,
        words: asking.words,
        own_computer: asking.own_computer,
        inviter: asking.inviter,
    }
}
