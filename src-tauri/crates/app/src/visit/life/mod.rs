//! The life of a visit, from its trigger to the day it is closed. The rules for the days are data
//! (`assets/visits/process.json`); what was done is said by whoever leads the visit.

mod clocks;
mod closing;
mod set;
mod standing;

pub use set::set;

use crate::desk::{Desk, Names, Typed, share, typed};
use crate::error::AppError;
use cf_domain::RecordId;
use cf_domain::record::Visit;
use cf_domain::word::Stage;
use cf_vault::Reader;
use cf_wire::{ImmediateGap, LifeView, NextStage, StageRow, StageState};
use standing::Standing;

/// The life of a visit.
///
/// # Errors
/// When it is not here.
pub fn view(desk: &Desk, id: RecordId) -> Result<LifeView, AppError> {
    let id = share::current(desk, id)?;
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let Typed { stored, record: visit } = typed::<Visit>(&reader, id)?;
    let immediate = super::immediate_gaps(&reader, id)?;
    let life = Life::of(desk, &visit, &immediate);
    Ok(LifeView {
        visit: id,
        title: super::title_of(&reader, &names, &visit)?,
        provider: names.organisation(visit.organisation)?,
        date: visit.date,
        mine: stored.meta.author == desk.person(),
        sentence: life.sentence(),
        in_the_way: closing::in_the_way(&reader, id, &life.standing, &immediate)?,
        stages: life.stages,
        edition: desk.shipped.process.edition.clone(),
        immediate,
    })
}

/// The next stage of a visit; none once it is closed.
///
/// # Errors
/// What the vault says.
pub fn next(
    desk: &Desk,
    reader: &Reader<'_>,
    id: RecordId,
    visit: &Visit,
) -> Result<Option<NextStage>, AppError> {
    // Only what is said to be closed needs a look at its concerns.
    let said = visit.stages.iter().any(|mark| mark.stage == Stage::Closed && mark.done.is_some());
    let immediate = if said { super::immediate_gaps(reader, id)? } else { Vec::new() };
    Ok(Life::of(desk, visit, &immediate)
        .now()
        .map(|row| NextStage { title: row.title.clone(), clock: row.clock.clone() }))
}

/// Every stage with its days.
struct Life {
    standing: Standing,
    stages: Vec<StageRow>,
}

impl Life {
    fn of(desk: &Desk, visit: &Visit, immediate: &[ImmediateGap]) -> Self {
        let standing = Standing::of(visit, immediate);
        let stages = desk
            .shipped
            .process
            .stages
            .iter()
            .map(|rule| clocks::row(desk, visit, &standing, rule))
            .collect();
        Self { standing, stages }
    }

    fn now(&self) -> Option<&StageRow> {
        self.stages.iter().find(|row| row.state == StageState::Now)
    }

    fn sentence(&self) -> String {
        match self.now() {
            None => "This visit is closed.".to_owned(),
            Some(StageRow { stage: Stage::Closed, .. }) => {
                "Everything is done. The visit can be closed once nothing stands in the way."
                    .to_owned()
            }
            Some(row) => match &row.clock {
                Some(clock) => format!("Next: {}. {}.", row.title.to_lowercase(), clock.words),
                None => format!("Next: {}.", row.title.to_lowercase()),
            },
        }
    }
}
