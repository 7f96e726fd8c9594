//! Of whom nothing more is fetched by itself, because it was so much.

use super::super::local::VaultLocal;
use crate::desk::Desk;
use crate::error::AppError;
use cf_sync::engine::{A_DAY, IN_ALL, Pause};
use cf_sync::local::Local as _;
use cf_sync::member::Membership;
use cf_wire::{MemberRow, PausedRow};

/// One row for each.
///
/// # Errors
/// What the vault says.
pub fn look(
    desk: &Desk,
    members: &Membership,
    rows: &[MemberRow],
) -> Result<Vec<PausedRow>, AppError> {
    let own = desk.vault.with_identity(|identity| identity.public());
    let may_let_through = members.admits_others(&own);
    let now_ms = u64::try_from(desk.now().timestamp_millis()).unwrap_or(0);
    let tallies = VaultLocal::new(desk)?.tallies()?;
    let row = |row: &MemberRow| {
        let tally = tallies.get(&row.person).filter(|_| !row.me)?;
        let pause = tally.pause(now_ms, members.let_through(row.person))?;
        let sentence = sentence(&row.name, pause, may_let_through);
        Some(PausedRow { person: row.person, name: row.name.clone(), sentence, may_let_through })
    };
    Ok(rows.iter().filter_map(row).collect())
}

fn sentence(name: &str, pause: Pause, may_let_through: bool) -> String {
    let (much, next) = match (pause, may_let_through) {
        (Pause::ForToday, true) => (
            A_DAY,
            "today, so it goes on tomorrow. If it is right and cannot wait, let it through.",
        ),
        (Pause::ForToday, false) => (A_DAY, "today, so it goes on tomorrow."),
        (Pause::UntilLetThrough, true) => {
            (IN_ALL, "in all. If it is right, let through as much again, for everybody.")
        }
        (Pause::UntilLetThrough, false) => {
            (IN_ALL, "in all. If it is right, ask an administrator to let it through.")
        }
    };
    let much = much / 1_000_000;
    format!(
        "More has come from {name} than the app fetches by itself: {much} MB {next} The rest waits in the shared place, and nothing of it is lost."
    )
}
