//! The parts of a pack: visits, concerns, actions, escalations, from records to what is printed.
//! Times are coarsened and people are roles: the edition's redaction.

use super::gather::Gathered;
use crate::concern::{day_kind, step_name};
use crate::desk::{Desk, Typed, local};
use crate::error::AppError;
use crate::present::{self, first_words};
use cf_domain::RecordId;
use cf_domain::calendar::{DayKind, long_date, short_date};
use cf_domain::record::{Action, Concern, Summary};
use cf_domain::word::{
    ActionStatus, Assurance as Level, AtRisk as AtRiskNow, ConcernStatus, Notice, OrganisationType,
    ResponseNature, Severity as Grade,
};
use cf_pack::document::{
    ActionLog, AgreedAction, Assurance, AtRisk, By, Clock, ClockState, Concern as PackConcern,
    Escalation, Evidence, Finding, How, LadderStep, Late, LoggedAction, Point, Section, Severity,
    Stage, Standing, Step, StepState, Update, VisitReport,
};
use cf_wire::{ClockState as Running, ClockView};
use chrono::{DateTime, NaiveDate, Utc};

/// What a provider is called in a sentence.
pub fn provider_word(kind: OrganisationType) -> &'static str {
    match kind {
        OrganisationType::NhsTrust => "the trust",
        OrganisationType::GpPractice => "the practice",
        OrganisationType::CareHome => "the home",
        _ => "the provider",
    }
}

/// The id of a section in requests.
pub fn section_id(section: Section) -> &'static str {
    match section {
        Section::Actions => "actions",
        Section::Concerns => "concerns",
        Section::Visits => "visits",
        Section::Themes => "themes",
        Section::Escalations => "escalations",
    }
}

/// Where a visit was.
pub fn place_of(summary: &Summary) -> String {
    summary.title.clone().or_else(|| summary.place.clone()).unwrap_or_else(|| "Visit".to_owned())
}

/// References of the concerns: C1, C2 … in the order of the pack.
pub fn references(gathered: &Gathered) -> Vec<String> {
    (1..=gathered.concerns.len()).map(|n| format!("C{n}")).collect()
}

/// The visits.
pub fn visits(gathered: &Gathered) -> Vec<VisitReport> {
    gathered.summaries.iter().map(|found| visit(gathered, found)).collect()
}

fn visit(gathered: &Gathered, found: &Typed<Summary>) -> VisitReport {
    let summary = &found.record;
    let lines = |text: &Option<String>| -> Vec<String> {
        text.as_deref()
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let point = |how, text| Point { how, margin: None, text, good_practice: None };
    let numbered = |n: usize, prefix: &str| format!("{prefix}{}", n + 1);
    VisitReport {
        id: found.stored.meta.id.to_string(),
        place: place_of(summary),
        site: summary.place.clone().filter(|place| Some(place) != summary.title.as_ref()),
        service: None,
        date: summary.date.unwrap_or_else(|| local(found.stored.meta.created).date_naive()),
        hours: None,
        announced: summary.announced.map(|notice| notice != Notice::Unannounced),
        why: summary.theme.as_ref().map(|theme| format!("Themed visit: {theme}")),
        team: gathered.roles.of_team(&summary.team),
        spoke_to: None,
        looked_at: None,
        level: summary.level.and_then(level),
        level_why: summary.level_reason.clone(),
        report_status: None,
        went_well: lines(&summary.went_well).into_iter().map(|text| point(None, text)).collect(),
        told: lines(&summary.told_us)
            .into_iter()
            .map(|text| point(Some(How::Told), text))
            .collect(),
        concerns: lines(&summary.concerns)
            .into_iter()
            .enumerate()
            .map(|(n, text)| Finding {
                number: numbered(n, "F"),
                text,
                strength: None,
                basis: None,
                concern: None,
            })
            .collect(),
        agreed: lines(&summary.agreed)
            .into_iter()
            .enumerate()
            .map(|(n, text)| AgreedAction {
                number: numbered(n, "A"),
                text,
                owner: "The provider".to_owned(),
                due: None,
                standing: Standing {
                    stage: Stage::NotStarted,
                    words: "Agreed on the day".to_owned(),
                    late: None,
                },
            })
            .collect(),
        not_seen: lines(&summary.not_seen),
    }
}

fn level(level: Level) -> Option<Assurance> {
    match level {
        Level::Assured => Some(Assurance::Assured),
        Level::Mostly => Some(Assurance::MostlyAssured),
        Level::Partly => Some(Assurance::PartlyAssured),
        Level::NotAssured => Some(Assurance::NotAssured),
        Level::NotSeen => None,
    }
}

/// The action log, late ones first. None when there is no action.
pub fn actions(desk: &Desk, gathered: &Gathered) -> Option<ActionLog> {
    if gathered.actions.is_empty() {
        return None;
    }
    let mut logged: Vec<(bool, LoggedAction)> = Vec::new();
    for (n, action) in gathered.actions.iter().enumerate() {
        let standing = standing(desk, action);
        logged.push((standing.late.is_none(), entry(desk, gathered, n, action, standing)));
    }
    logged.sort_by_key(|(on_time, _)| *on_time);
    let late = logged.iter().filter(|(on_time, _)| !on_time).count();
    let say = format!(
        "{} in the log; {}.",
        present::count(logged.len(), "action", "actions"),
        present::count(late, "is late", "are late")
    );
    Some(ActionLog {
        say,
        minutes_of: None,
        minutes: Vec::new(),
        actions: logged.into_iter().map(|(_, entry)| entry).collect(),
    })
}

fn entry(
    desk: &Desk,
    gathered: &Gathered,
    n: usize,
    found: &Typed<Action>,
    standing: Standing,
) -> LoggedAction {
    let action = &found.record;
    LoggedAction {
        number: (n + 1).to_string(),
        raised: action_raised_on(found),
        raised_at: None,
        action: action.title.clone(),
        owner: action.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: action.due.map(By::On),
        standing,
        evidence: action.evidence.clone().unwrap_or_default(),
        updates: updates(desk, gathered, found.stored.meta.id),
    }
}

fn updates(desk: &Desk, gathered: &Gathered, id: RecordId) -> Vec<Update> {
    let said = gathered.responses.iter().filter(|said| {
        said.record.about == Some(id) && said.record.nature != Some(ResponseNature::Decision)
    });
    let mut updates: Vec<Update> = said
        .filter_map(|said| {
            Some(Update {
                date: said.record.on.unwrap_or_else(|| desk.today()),
                text: said.record.text.clone()?,
            })
        })
        .collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.date));
    updates
}

fn standing(desk: &Desk, found: &Typed<Action>) -> Standing {
    let status = found.record.status.unwrap_or(ActionStatus::Open);
    let stage = match status {
        ActionStatus::Open => Stage::NotStarted,
        ActionStatus::InProgress => Stage::InProgress,
        ActionStatus::Complete => Stage::Waiting,
        ActionStatus::Verified | ActionStatus::Dropped => Stage::Closed,
    };
    let late =
        found.record.due.filter(|_| crate::action::is_late(desk, &found.record)).map(|due| {
            let from = found.record.raised.unwrap_or(due);
            let words = present::clock(desk, from, due, DayKind::Working, false).words;
            let days = words.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default();
            Late { words, days }
        });
    Standing { stage, words: status.label().to_owned(), late }
}

/// The concerns, the gravest first.
pub fn concerns(desk: &Desk, gathered: &Gathered) -> Result<Vec<PackConcern>, AppError> {
    let numbered = gathered.concerns.iter().zip(references(gathered));
    Ok(numbered.map(|(found, reference)| concern(desk, gathered, found, reference)).collect())
}

fn concern(
    desk: &Desk,
    gathered: &Gathered,
    found: &Typed<Concern>,
    reference: String,
) -> PackConcern {
    let concern = &found.record;
    let status = concern.status.unwrap_or(ConcernStatus::Open);
    let stage = match status {
        ConcernStatus::Open => Stage::NotStarted,
        ConcernStatus::WithProvider | ConcernStatus::Watching => Stage::Waiting,
        ConcernStatus::Escalated => Stage::InProgress,
        ConcernStatus::Closed => Stage::Closed,
    };
    let of_this = gathered
        .actions
        .iter()
        .filter(|action| action.record.concern == Some(found.stored.meta.id));
    let actions = of_this.enumerate().map(|(n, action)| AgreedAction {
        number: format!("{reference}.{}", n + 1),
        text: action.record.title.clone(),
        owner: action.record.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: action.record.due.map(By::On),
        standing: standing(desk, action),
    });
    let evidence = concern
        .evidence
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.trim().is_empty())
        .map(|line| Evidence {
            how: None,
            when: month(raised_on(found)),
            text: line.trim().to_owned(),
        });
    PackConcern {
        title: concern.title.clone(),
        place: concern.place.clone().unwrap_or_else(|| gathered.provider.record.name.clone()),
        raised: raised_on(found),
        severity: severity(concern.severity),
        text: concern.text.clone().unwrap_or_default(),
        at_risk: at_risk(concern),
        standing: Standing { stage, words: status.label().to_owned(), late: None },
        owner: concern.owner.clone().unwrap_or_else(|| "No owner yet".to_owned()),
        due: concern.due,
        clock: clock_of(desk, found),
        evidence: evidence.collect(),
        actions: actions.collect(),
        reference,
    }
}

/// The day a concern was seen, or else written down.
pub fn raised_on(found: &Typed<Concern>) -> NaiveDate {
    local(found.record.seen_at.unwrap_or(found.stored.meta.created)).date_naive()
}

/// The day an action was agreed, or else written down.
pub fn action_raised_on(found: &Typed<Action>) -> NaiveDate {
    found.record.raised.unwrap_or_else(|| local(found.stored.meta.created).date_naive())
}

fn severity(grade: Option<Grade>) -> Severity {
    let (rank, words) = match grade {
        Some(Grade::Immediate) => (4, "Immediate"),
        Some(Grade::Serious) => (3, "Serious"),
        Some(Grade::Minor) => (2, "Minor"),
        None => (1, "Not graded"),
    };
    Severity { rank, words: words.to_owned() }
}

fn at_risk(concern: &Concern) -> Option<AtRisk> {
    let step = |at: Option<DateTime<Utc>>, text: Option<String>| {
        at.map(|at| Step { when: present::day_and_time(at), text: text.unwrap_or_default() })
    };
    let any = [concern.seen_at, concern.told_at, concern.made_safe_at, concern.verified_at];
    let asked = concern.at_risk_now.is_some_and(AtRiskNow::needs_times);
    if !asked && any.iter().all(Option::is_none) {
        return None;
    }
    let told = [concern.told_role.clone(), concern.told_answer.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(": ");
    Some(AtRisk {
        seen: step(concern.seen_at, Some("Seen by us".to_owned())),
        told: step(concern.told_at, Some(told)),
        made_safe: step(concern.made_safe_at, concern.made_safe_how.clone()),
        verified: step(concern.verified_at, concern.verified_by.clone()),
        written: None,
    })
}

fn month(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}

/// The clock of a concern, as paper shows it.
pub fn clock_of(desk: &Desk, found: &Typed<Concern>) -> Option<Clock> {
    let concern = &found.record;
    let closed = concern.status == Some(ConcernStatus::Closed);
    let made = local(found.stored.meta.created).date_naive();
    let (from, due, kind) = match concern.step_due {
        Some(due) => (concern.step_on.unwrap_or(made), due, day_kind(desk, concern)),
        None => (made, concern.due?, DayKind::Working),
    };
    let what = step_name(desk, concern).unwrap_or_else(|| first_words(&concern.title, 60));
    Some(paper_clock(
        &present::clock(desk, from, due, kind, closed),
        &format!("{what}, by {}", short_date(due)),
    ))
}

fn paper_clock(clock: &ClockView, by: &str) -> Clock {
    let state = match clock.state {
        Running::Running => ClockState::Running,
        Running::Soon => ClockState::Soon,
        Running::Late => ClockState::Late,
        Running::Met => ClockState::Met,
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to 0..=100
    let used_percent = (clock.used * 100.0).clamp(0.0, 100.0) as u8;
    Clock { words: clock.words.clone(), by: by.to_owned(), used_percent, state }
}

/// The issues on the ladder.
pub fn escalations(desk: &Desk, gathered: &Gathered) -> Result<Vec<Escalation>, AppError> {
    let mut issues = Vec::new();
    for found in gathered.escalated() {
        let view = crate::concern::view(desk, found.stored.meta.id)?;
        let now = view.steps.iter().position(|step| step.state == cf_wire::StepState::Part);
        let next = now.and_then(|now| view.steps.get(now + 1)).map(|step| step.name.clone());
        let steps = (1u8..).zip(&view.steps).map(|(number, step)| LadderStep {
            number,
            name: step.name.clone(),
            text: step.explanation.clone(),
            state: match step.state {
                cf_wire::StepState::Done => StepState::Done,
                cf_wire::StepState::Part => StepState::Now,
                _ => StepState::Later,
            },
            when: step.on.map(long_date).unwrap_or_default(),
        });
        issues.push(Escalation {
            id: found.stored.meta.id.to_string(),
            issue: found.record.title.clone(),
            say: step_name(desk, &found.record)
                .map_or_else(|| "On the ladder.".to_owned(), |step| format!("Now at: {step}.")),
            ladder: view.ladder_edition.clone().unwrap_or_default(),
            served: found.record.step_on,
            steps: steps.collect(),
            clock: clock_of(desk, found),
            decides: found.record.owner.clone().unwrap_or_else(|| "The quality manager".to_owned()),
            next: next.unwrap_or_else(|| "The last step".to_owned()),
        });
    }
    Ok(issues)
}
