//! How sharing is doing: what was heard of whom, what waits, what was left aside and why, whether
//! clocks are right, and eight words by which two people know that they hold the same.

mod aside;
mod clock;
mod diagnostic;
mod digest;
mod paused;
mod reads;

pub use clock::offset_of_folder;
pub use diagnostic::{diagnostic, save_diagnostic};
pub use reads::remember;

use super::kept;
use super::members::{Standing, rows, standing};
use super::waiting::Waiting;
use crate::desk::{Desk, Names};
use crate::error::AppError;
use crate::present::count;
use cf_vault::Reader;
use cf_wire::{HealthColleague, HealthView, ShareReport};
use chrono::{DateTime, Utc};

/// How sharing is doing, from the vault alone.
///
/// # Errors
/// When this device shares with nobody; what the vault says.
pub fn health(desk: &Desk) -> Result<HealthView, AppError> {
    let (genesis, members) = match standing(desk)? {
        Standing::Member(genesis, members) => (genesis, members),
        Standing::ShutOut(..) => {
            return Err(AppError::Refused(
                "This computer was shut out. On the page Sharing you can start afresh.".to_owned(),
            ));
        }
        Standing::Alone | Standing::Asking(..) | Standing::Afresh(..) => {
            return Err(AppError::Refused(
                "You do not share with anybody yet. Go to Sharing to begin.".to_owned(),
            ));
        }
    };
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let last: Option<ShareReport> = kept::last(&reader)?;
    let verdicts = aside::look(desk, &reader, &names)?;
    let twins: Vec<([u8; 32], u64)> = kept::read(&reader, kept::TWINS)?.unwrap_or_default();
    let reads = reads::by_person(&reader)?;
    let rows = rows(desk, &reader, &members)?;
    let paused = paused::look(desk, &members, &rows)?;
    let colleagues = rows
        .into_iter()
        .map(|row| {
            let reads = reads.get(&row.person).copied();
            HealthColleague {
                older: reads.is_some_and(reads::is_older),
                reads,
                name: row.name,
                me: row.me,
                last_heard: row.last_heard,
            }
        })
        .collect();
    let mut view = HealthView {
        sentence: String::new(),
        tried: last.as_ref().map(|last| last.at),
        reached: moment(&reader, kept::REACHED)?,
        looked_through: moment(&reader, kept::LOOKED_THROUGH)?,
        read_file: moment(&reader, kept::READ_FILE)?,
        waiting: Waiting::look(desk)?.lines(&reader)?,
        awaited: kept::read(&reader, kept::AWAITED)?.unwrap_or_default(),
        colleagues,
        paused,
        aside: verdicts.aside,
        forks: verdicts.forks,
        twin: !twins.is_empty(),
        clocks: clock::warnings(desk, &reader, &names)?,
        digests: digest::rows(&reader, genesis.genesis.space)?,
    };
    view.sentence = sentence(&view, last.as_ref());
    Ok(view)
}

/// In one sentence: is it fine?
fn sentence(view: &HealthView, last: Option<&ShareReport>) -> String {
    let away = last.is_some_and(|last| !last.reached);
    let older = view.colleagues.iter().filter(|colleague| colleague.older).count();
    let things = view.aside.len()
        + view.forks.len()
        + view.paused.len()
        + view.clocks.len()
        + older
        + usize::from(view.twin)
        + usize::from(away);
    match things {
        0 if view.reached.is_none() => "Nothing was shared with the folder yet.".to_owned(),
        0 => "Sharing is doing well.".to_owned(),
        n => format!("{} below.", count(n, "thing to know is", "things to know are")),
    }
}

fn moment(reader: &Reader<'_>, name: &str) -> Result<Option<DateTime<Utc>>, AppError> {
    let ms: Option<i64> = kept::read(reader, name)?;
    Ok(ms.and_then(DateTime::from_timestamp_millis))
}
