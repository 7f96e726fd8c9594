//! What a process must hold to, beyond its form.

use super::{Clock, Process, StageRule, Start};
use crate::asset::{AssetError, Checked};
use cf_domain::word::Stage;

pub(super) fn process(checked: &Checked<'_>, process: &Process) -> Result<(), AssetError> {
    let top = "at the top";
    for (name, text) in
        [("edition", &process.edition), ("note", &process.note), ("source", &process.source)]
    {
        checked.filled(top, name, text)?;
    }
    if process.version == 0 {
        return Err(checked.wrong(top, "the version is 0", "Count versions from 1"));
    }
    if process.revisit.to_months < process.revisit.from_months {
        let problem = "“to_months” is less than “from_months”";
        return Err(checked.wrong("revisit", problem, "Correct the months"));
    }
    every_stage_in_order(checked, &process.stages)?;
    process.stages.iter().try_for_each(|stage| rule(checked, stage))
}

fn every_stage_in_order(checked: &Checked<'_>, stages: &[StageRule]) -> Result<(), AssetError> {
    let found: Vec<Stage> = stages.iter().map(|stage| stage.code).collect();
    if found == Stage::ALL {
        return Ok(());
    }
    let order: Vec<&str> = Stage::ALL.iter().map(|stage| stage.code()).collect();
    let remedy = format!("Write each stage once, in this order: {}", order.join(", "));
    let missing = Stage::ALL.iter().find(|stage| !found.contains(stage));
    let problem = missing.map_or_else(
        || "a stage stands there twice or in the wrong place".to_owned(),
        |stage| format!("the stage “{}” is missing", stage.code()),
    );
    Err(checked.wrong("stages", problem, &remedy))
}

fn rule(checked: &Checked<'_>, rule: &StageRule) -> Result<(), AssetError> {
    let place = format!("stage “{}”", rule.code.code());
    for (name, text) in [("name", &rule.name), ("what", &rule.what), ("who", &rule.who)] {
        checked.filled(&place, name, text)?;
    }
    rule.clock.as_ref().map_or(Ok(()), |clock| self::clock(checked, &place, rule.code, clock))
}

fn clock(
    checked: &Checked<'_>,
    place: &str,
    stage: Stage,
    clock: &Clock,
) -> Result<(), AssetError> {
    checked.filled(place, "source", &clock.source)?;
    match clock.counted_from {
        // Stages are ordered as they happen, so “earlier” is “less”.
        Start::Done(start) if start >= stage => {
            let problem =
                format!("the days are counted from “{}”, which is not earlier", start.code());
            let remedy = "Count from an earlier stage, or from visit-day";
            Err(checked.wrong(place, problem, remedy))
        }
        Start::Done(_) if clock.before => {
            let problem = "it is to be done before a stage that comes earlier";
            Err(checked.wrong(place, problem, "Leave “before” out, or count from visit-day"))
        }
        Start::VisitDay if clock.before != (stage < Stage::OnSite) => {
            let problem = "“before” does not fit where the stage stands";
            let remedy = "Write “before”: true for stages that come before on-site, and leave it \
                          out of all others";
            Err(checked.wrong(place, problem, remedy))
        }
        Start::Done(_) | Start::VisitDay => Ok(()),
    }
}
