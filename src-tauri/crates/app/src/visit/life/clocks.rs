//! By when each stage is due. The number of days is data; here it becomes a date and a clock.

use super::standing::Standing;
use crate::desk::Desk;
use crate::present::clock;
use cf_domain::calendar::DayKind;
use cf_domain::record::Visit;
use cf_insight::ladder::DayKind as Counted;
use cf_insight::process::{Clock, StageRule, Start};
use cf_wire::{StageRow, StageState};
use chrono::{Days, Months, NaiveDate};

/// A stage as a screen shows it.
pub fn row(desk: &Desk, visit: &Visit, standing: &Standing, rule: &StageRule) -> StageRow {
    let stage = rule.code;
    let mark = standing.mark(stage);
    let state = standing.state(stage);
    let ruled = rule.clock.as_ref().filter(|clock| applies(clock, visit));
    let by_rule = ruled.and_then(|clock| due(desk, visit, standing, clock));
    let said = mark.and_then(|mark| mark.due);
    let due = said.or(by_rule.map(|(_, due)| due));
    let runs = matches!(state, StageState::Now | StageState::Later);
    let kind = ruled.map_or(DayKind::Operational, |clock| counted(clock.day_kind));
    let from = by_rule.map(|(from, _)| from).or(visit.date);
    StageRow {
        stage,
        title: rule.name.clone(),
        what: rule.what.clone(),
        who: mark.and_then(|mark| mark.owner.clone()).unwrap_or_else(|| rule.who.clone()),
        owner: mark.and_then(|mark| mark.owner.clone()),
        state,
        done: mark.and_then(|mark| mark.done),
        left_out: mark.and_then(|mark| mark.left_out.clone()),
        due,
        due_said: said.is_some(),
        rule: ruled.map(in_words),
        clock: due.filter(|_| runs).map(|due| {
            let from = from.unwrap_or_else(|| desk.today()).min(due);
            clock(desk, from, due, kind, false)
        }),
    }
}

fn applies(clock: &Clock, visit: &Visit) -> bool {
    clock.only_if.is_none_or(|notice| visit.announced == Some(notice))
}

/// When the clock starts and when it runs out; nothing while what starts it has not happened, or
/// where no calendar reaches.
fn due(
    desk: &Desk,
    visit: &Visit,
    standing: &Standing,
    clock: &Clock,
) -> Option<(NaiveDate, NaiveDate)> {
    let from = match clock.counted_from {
        Start::VisitDay => visit.date?,
        Start::Done(stage) => standing.done(stage)?,
    };
    if !clock.before {
        let due = desk.calendar().due(from, clock.days, counted(clock.day_kind)).ok()?;
        return Some((from, due));
    }
    let due = match counted(clock.day_kind) {
        DayKind::Operational | DayKind::Working => {
            let back = i32::try_from(clock.days).ok()?.checked_neg()?;
            desk.calendar().add_days(from, back).ok()?
        }
        DayKind::Calendar => from.checked_sub_days(Days::new(u64::from(clock.days)))?,
        DayKind::Months => from.checked_sub_months(Months::new(clock.days))?,
    };
    // It runs from today on: what begins it is that the day was set.
    Some((desk.today().min(due), due))
}

const fn counted(kind: Counted) -> DayKind {
    match kind {
        Counted::Operational => DayKind::Operational,
        Counted::Calendar => DayKind::Calendar,
        Counted::Months => DayKind::Months,
    }
}

/// "10 operational days after the visit".
fn in_words(clock: &Clock) -> String {
    let from = match clock.counted_from {
        Start::VisitDay => "the visit".to_owned(),
        Start::Done(stage) => format!("“{}”", stage.label().to_lowercase()),
    };
    if clock.days == 0 {
        return format!("The same day as {from}");
    }
    let unit = match (clock.day_kind, clock.days) {
        (Counted::Operational, 1) => "operational day",
        (Counted::Operational, _) => "operational days",
        (Counted::Calendar, 1) => "calendar day",
        (Counted::Calendar, _) => "calendar days",
        (Counted::Months, 1) => "month",
        (Counted::Months, _) => "months",
    };
    let way = if clock.before { "before" } else { "after" };
    format!("{} {unit} {way} {from}", clock.days)
}
