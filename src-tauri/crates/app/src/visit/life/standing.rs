//! What is known of each stage: what was said, and what the visit's own times say.

use crate::desk::local;
use cf_domain::record::{StageMark, Visit};
use cf_domain::word::Stage;
use cf_wire::{ImmediateGap, StageState};
use chrono::NaiveDate;

/// How far a visit is.
pub struct Standing {
    marks: Vec<StageMark>,
    now: Option<Stage>,
}

impl Standing {
    /// A visit whose immediate concern lacks a time is not closed, whatever was said.
    pub fn of(visit: &Visit, immediate: &[ImmediateGap]) -> Self {
        let mut marks = visit.stages.clone();
        if !immediate.is_empty() {
            for mark in marks.iter_mut().filter(|mark| mark.stage == Stage::Closed) {
                mark.done = None;
            }
        }
        // Whoever has left the place was there.
        let on_site = marks.iter().any(|mark| mark.stage == Stage::OnSite && is_over(mark));
        if let Some(left) = visit.ended.filter(|_| !on_site) {
            let done = Some(local(left).date_naive());
            match marks.iter_mut().find(|mark| mark.stage == Stage::OnSite) {
                Some(mark) => mark.done = done,
                None => marks.push(StageMark {
                    stage: Stage::OnSite,
                    done,
                    left_out: None,
                    owner: None,
                    due: None,
                }),
            }
        }
        let over = |stage: Stage| marks.iter().any(|mark| mark.stage == stage && is_over(mark));
        let now = Stage::ALL.iter().copied().find(|stage| !over(*stage));
        Self { marks, now }
    }

    /// What is known of a stage.
    pub fn mark(&self, stage: Stage) -> Option<&StageMark> {
        self.marks.iter().find(|mark| mark.stage == stage)
    }

    /// The day it was done.
    pub fn done(&self, stage: Stage) -> Option<NaiveDate> {
        self.mark(stage).and_then(|mark| mark.done)
    }

    /// How it stands.
    pub fn state(&self, stage: Stage) -> StageState {
        match self.mark(stage) {
            Some(mark) if mark.done.is_some() => StageState::Done,
            Some(mark) if mark.left_out.is_some() => StageState::LeftOut,
            _ if self.now == Some(stage) => StageState::Now,
            _ => StageState::Later,
        }
    }

    /// The stages before the closing that are neither done nor left out.
    pub fn unfinished(&self) -> Vec<Stage> {
        let open = |stage: &Stage| {
            *stage != Stage::Closed
                && matches!(self.state(*stage), StageState::Now | StageState::Later)
        };
        Stage::ALL.iter().copied().filter(open).collect()
    }
}

fn is_over(mark: &StageMark) -> bool {
    mark.done.is_some() || mark.left_out.is_some()
}
