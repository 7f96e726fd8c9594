//! The life of a visit, and how assured it may say it is.

use crate::bench::Person;
use cf_domain::record::{Action, Concern, DocumentAsked, Observation, SetInUse, Visit, Visitor};
use cf_domain::word::{
    ActionStatus, Assurance, AtRisk, Notice, Rating, Role, Sort, Source, Stage, VisitRole,
};
use cf_wire::*;
use chrono::{Days, NaiveDate};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stage(life: &LifeView, stage: Stage) -> &StageRow {
    life.stages.iter().find(|row| row.stage == stage).unwrap()
}

fn asks(id: cf_domain::RecordId, stages: &[Stage]) -> StageSet {
    StageSet { id, stages: stages.to_vec(), done: None, left_out: None, owner: None, due: None }
}

/// Everything before the closing was left out.
fn all_left_out(person: &Person, id: cf_domain::RecordId) -> LifeView {
    let stages: Vec<Stage> =
        Stage::ALL.iter().copied().filter(|stage| *stage != Stage::Closed).collect();
    let reason = Some("A short visit, agreed with the provider".to_owned());
    person.app.visit_stage(StageSet { left_out: reason, ..asks(id, &stages) }).unwrap()
}

fn closes(person: &Person, id: cf_domain::RecordId) -> Result<LifeView, Error> {
    let done = Some(person.app.visit_view(ById { id }).unwrap().visit.date.unwrap());
    person.app.visit_stage(StageSet { done, ..asks(id, &[Stage::Closed]) })
}

fn planned(person: &Person, provider: cf_domain::RecordId, date: NaiveDate) -> VisitView {
    let asked = VisitStart {
        organisation: Some(provider),
        title: Some("Cedar Ward".to_owned()),
        date: Some(date),
        announced: Some(Notice::Announced),
        template: Some("ward-general".to_owned()),
        trigger: Some("Three alerts about nights".to_owned()),
        plan: true,
        ..VisitStart::default()
    };
    person.app.visit_start(asked).unwrap()
}

#[test]
fn a_planned_visit_counts_its_days_before_and_after() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    // The bench's clock stands on Tuesday 24 November 2026.
    let today =
        person.app.visit_start(VisitStart { place: Some("Here".into()), ..VisitStart::default() });
    let today = today.unwrap().visit.date.unwrap();
    let when = today.checked_add_days(Days::new(28)).unwrap();
    let visit = planned(&person, provider, when);
    assert!(visit.visit.started.is_none(), "nobody has arrived");
    let life = person.app.visit_life(ById { id: visit.meta.id }).unwrap();
    assert_eq!(stage(&life, Stage::Trigger).state, StageState::Now);
    let plan = stage(&life, Stage::Plan);
    assert_eq!(plan.rule.as_deref(), Some("10 operational days before the visit"));
    assert!(plan.due.unwrap() < when && plan.due.unwrap() >= today);
    let pack = stage(&life, Stage::DataPack);
    assert!(pack.due.unwrap() > plan.due.unwrap(), "5 days before comes after 10 days before");
    let draft = stage(&life, Stage::DraftReport);
    assert!(draft.due.unwrap() > when);
    assert!(stage(&life, Stage::FactualAccuracy).due.is_none(), "counts from a day to come");
    assert!(life.in_the_way.iter().any(|words| words.contains("factual accuracy")));
}

#[test]
fn a_day_said_for_this_visit_goes_before_the_rule_and_a_stage_can_be_set_back() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let visit = person.visit(provider);
    let (id, date) = (visit.meta.id, visit.visit.date.unwrap());
    let app = &person.app;
    let by = date.checked_add_days(Days::new(3)).unwrap();
    let life = app
        .visit_stage(StageSet {
            due: Some(by),
            owner: Some("Lay member".to_owned()),
            ..asks(id, &[Stage::DraftReport])
        })
        .unwrap();
    let draft = stage(&life, Stage::DraftReport);
    assert_eq!((draft.due, draft.due_said, draft.who.as_str()), (Some(by), true, "Lay member"));
    let done = app.visit_stage(StageSet { done: Some(date), ..asks(id, &[Stage::DraftReport]) });
    assert_eq!(stage(&done.unwrap(), Stage::DraftReport).state, StageState::Done);
    let life = app.visit_stage(asks(id, &[Stage::DraftReport])).unwrap();
    assert_eq!(stage(&life, Stage::DraftReport).done, None);
    let ahead = app.visit_stage(StageSet { done: Some(by), ..asks(id, &[Stage::Briefing]) });
    assert_eq!(ahead.unwrap_err().field.as_deref(), Some("done"), "a day to come");
    let empty = StageSet { left_out: Some("  ".to_owned()), ..asks(id, &[Stage::Briefing]) };
    assert_eq!(app.visit_stage(empty).unwrap_err().field.as_deref(), Some("left_out"));
}

#[test]
fn an_immediate_concern_keeps_a_visit_open_even_from_the_bin() {
    let (person, provider) = Person::at_work(Role::SafeguardingLead);
    let app = &person.app;
    let visit = person.visit(provider);
    let id = visit.meta.id;
    all_left_out(&person, id);
    let concern = Concern {
        visit: Some(id),
        organisation: Some(provider),
        title: "A call bell out of reach".to_owned(),
        at_risk_now: Some(AtRisk::Yes),
        ..Concern::default()
    };
    let save = |id, concern| ConcernSave { id, draft: None, concern, share: false };
    let raised = app.concern_save(save(None, concern)).unwrap();

    let refused = closes(&person, id).unwrap_err();
    assert!(refused.message.contains("when it was made safe"), "{}", refused.message);
    app.record_bin(ById { id: raised.meta.id }).unwrap();
    let life = app.visit_life(ById { id }).unwrap();
    assert!(life.in_the_way[0].contains("in the bin"), "{:?}", life.in_the_way);
    assert!(closes(&person, id).is_err(), "throwing it away makes nobody safe");

    app.record_restore(ById { id: raised.meta.id }).unwrap();
    let at = Some("2026-11-24T10:00:00Z".parse().unwrap());
    let answered = Concern {
        seen_at: at,
        told_at: at,
        told_role: Some("Nurse in charge".to_owned()),
        made_safe_at: at,
        ..raised.concern
    };
    app.concern_save(save(Some(raised.meta.id), answered.clone())).unwrap();
    assert!(closes(&person, id).is_err(), "nobody has checked that it is safe");
    let verified = Concern { verified_at: at, ..answered };
    app.concern_save(save(Some(raised.meta.id), verified)).unwrap();
    let life = closes(&person, id).unwrap();
    assert_eq!(stage(&life, Stage::Closed).state, StageState::Done);
    assert_eq!(life.sentence, "This visit is closed.");

    // What turns up later opens it again by itself.
    let second = Concern {
        title: "Another".into(),
        visit: Some(id),
        at_risk_now: Some(AtRisk::Unknown),
        ..Concern::default()
    };
    app.concern_save(save(None, second)).unwrap();
    let life = app.visit_life(ById { id }).unwrap();
    assert_eq!(stage(&life, Stage::Closed).state, StageState::Now);
}

#[test]
fn an_action_that_nobody_checked_keeps_a_visit_open() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    let app = &person.app;
    let id = person.visit(provider).meta.id;
    all_left_out(&person, id);
    let concern = Concern {
        visit: Some(id),
        title: "Lids left off".to_owned(),
        at_risk_now: Some(AtRisk::No),
        ..Concern::default()
    };
    let raised =
        app.concern_save(ConcernSave { id: None, draft: None, concern, share: false }).unwrap();
    let action = |status| Action {
        concern: Some(raised.meta.id),
        title: "Check each meal".to_owned(),
        status: Some(status),
        evidence: Some("Audit seen".to_owned()),
        ..Action::default()
    };
    let save = |id, status| ActionSave { id, action: action(status), share: false, seen: None };
    let made = app.action_save(save(None, ActionStatus::Complete)).unwrap();
    assert!(closes(&person, id).is_err(), "said to be done is not checked");
    app.action_save(save(Some(made.id), ActionStatus::Verified)).unwrap();
    closes(&person, id).unwrap();
    let changed =
        app.visit_stage(StageSet { done: Some(day("2026-11-20")), ..asks(id, &[Stage::Briefing]) });
    assert!(changed.unwrap_err().message.contains("Open it again"));
    app.visit_stage(asks(id, &[Stage::Closed])).unwrap();
}

#[test]
fn saving_the_facts_cannot_close_a_visit() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    let view = person.visit(provider);
    let closed = cf_domain::record::StageMark {
        stage: Stage::Closed,
        done: view.visit.date,
        left_out: None,
        owner: None,
        due: None,
    };
    let visit = Visit { stages: vec![closed], ..view.visit };
    let saved = person.app.visit_save(VisitSave { id: view.meta.id, visit }).unwrap();
    assert!(saved.visit.stages.is_empty());
}

#[test]
fn a_plan_names_its_team_once_and_drops_empty_rows() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let view = person.visit(provider);
    let visitor = |name: &str, role| Visitor {
        name: name.to_owned(),
        role: Some(role),
        ..Visitor::default()
    };
    let visit = Visit {
        visitors: vec![
            visitor(" Amira Khan ", VisitRole::GpQualityLead),
            Visitor {
                interest: Some("Sister works there".into()),
                ..visitor("Joan Field", VisitRole::LayMember)
            },
            Visitor::default(),
        ],
        lines: vec!["Nights".into(), "  ".into()],
        documents: vec![
            DocumentAsked { what: "Rota".into(), ..DocumentAsked::default() },
            DocumentAsked::default(),
        ],
        ..view.visit
    };
    let saved = person.app.visit_save(VisitSave { id: view.meta.id, visit }).unwrap().visit;
    assert_eq!(saved.team, ["Amira Khan, GP quality lead", "Joan Field, lay member"]);
    assert!(saved.visitors[1].declared, "an interest that is named is declared");
    assert_eq!((saved.lines.len(), saved.documents.len()), (1, 1));
}

#[test]
fn a_visit_takes_the_edition_of_its_day_and_keeps_it_once_somebody_wrote() {
    let (person, provider) = Person::at_work(Role::SafeguardingLead);
    let app = &person.app;
    let start = |date: &str| {
        let asked = VisitStart {
            organisation: Some(provider),
            date: Some(day(date)),
            template: Some("theme-mca-dols".to_owned()),
            ..VisitStart::default()
        };
        app.visit_start(asked).unwrap()
    };
    let before = start("2026-06-01");
    let after = start("2026-06-02");
    let law = |view: &VisitView| view.template.clone().unwrap().law_basis.unwrap();
    assert_eq!(before.visit.template_version.as_deref(), Some("1"));
    assert_eq!(after.visit.template_version.as_deref(), Some("2"));
    assert!(law(&after).contains("UKSC 16"), "{}", law(&after));
    assert!(before.template.as_ref().unwrap().past && !after.template.as_ref().unwrap().past);

    let offered = |date: &str| {
        let asked = TemplateFilter { date: Some(day(date)) };
        let sets = app.template_list(asked).unwrap();
        sets.into_iter().find(|set| set.id == "theme-mca-dols").unwrap().version
    };
    assert_eq!((offered("2026-06-01").as_str(), offered("2026-11-24").as_str()), ("1", "2"));

    // A day that was typed wrong takes the right edition with it, until there are notes.
    let moved = Visit { date: Some(day("2026-06-03")), ..before.visit.clone() };
    let moved = app.visit_save(VisitSave { id: before.meta.id, visit: moved }).unwrap();
    assert_eq!(moved.visit.template_version.as_deref(), Some("2"));
    person
        .note(after.meta.id, Observation { text: "Locked door".into(), ..Observation::default() });
    let moved = Visit {
        date: Some(day("2026-05-30")),
        also: vec![SetInUse { id: "lay-first-impressions".into(), version: String::new() }],
        ..after.visit
    };
    let moved = app.visit_save(VisitSave { id: after.meta.id, visit: moved }).unwrap();
    assert_eq!(moved.visit.template_version.as_deref(), Some("2"));
    assert_eq!(moved.sets.len(), 2);
}

fn answer(prompt: &str, rating: Rating, source: Source) -> Observation {
    Observation {
        prompt: Some(prompt.to_owned()),
        rating: Some(rating),
        source: Some(source),
        sort: Some(Sort::Saw),
        ..Observation::default()
    }
}

#[test]
fn a_low_answer_in_the_bin_still_counts_until_somebody_says_what_stands() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    let app = &person.app;
    let view = person.visit(provider);
    let id = view.meta.id;
    // Only the part "Safe" is looked at; and of it one prompt, here.
    let set = view.template.unwrap();
    let left_out: Vec<String> = set
        .sections
        .iter()
        .filter(|section| !section.prompts.iter().any(|prompt| prompt.id == "WG20"))
        .map(|section| format!("{}:{}", set.id, section.id))
        .collect();
    app.visit_save(VisitSave { id, visit: Visit { left_out, ..view.visit } }).unwrap();
    let level = || app.visit_level(ById { id }).unwrap();
    assert_eq!(level().highest, Assurance::NotSeen, "nothing was recorded");

    person.note(id, answer("WG20", Rating::Assured, Source::Seen));
    person.note(id, answer("WG19", Rating::Assured, Source::Seen));
    assert_eq!(
        level().highest,
        Assurance::Mostly,
        "one kind of evidence on a fundamental standard"
    );
    person.note(id, answer("WG19", Rating::MostlyAssured, Source::Staff));
    assert_eq!(level().highest, Assurance::Assured);
    let low = person.note(id, answer("WG19", Rating::NotAssured, Source::Document));
    assert_eq!(level().highest, Assurance::Partly);
    app.record_bin(ById { id: low.meta.id }).unwrap();
    let thrown = level();
    assert_eq!(thrown.highest, Assurance::Partly);
    assert!(thrown.reasons[0].words.contains("thrown away"), "{}", thrown.reasons[0].words);

    let stands = |rating, reason: Option<&str>| JudgementSave {
        visit: id,
        prompt: "WG19".to_owned(),
        rating,
        reason: reason.map(str::to_owned),
        kept_apart: false,
    };
    let silent = app.visit_settle(stands(Some(Rating::Assured), None)).unwrap_err();
    assert_eq!(silent.field.as_deref(), Some("reason"));
    let wrong = app.visit_settle(stands(Some(Rating::VeryGood), Some("Lay words"))).unwrap_err();
    assert_eq!(wrong.field.as_deref(), Some("rating"));
    let settled =
        app.visit_settle(stands(Some(Rating::Assured), Some("It was the old audit"))).unwrap();
    assert_eq!(settled.highest, Assurance::Assured);
    let taken_back = app.visit_settle(stands(None, None)).unwrap();
    assert_eq!(taken_back.highest, Assurance::Partly);
}

#[test]
fn what_hangs_on_authorisations_is_not_asked_where_nobody_is_deprived_of_liberty() {
    let (person, provider) = Person::at_work(Role::SafeguardingLead);
    let app = &person.app;
    let asked = VisitStart {
        organisation: Some(provider),
        template: Some("theme-mca-dols".to_owned()),
        ..VisitStart::default()
    };
    let id = app.visit_start(asked).unwrap().meta.id;
    let limits = |prompt: &str| {
        let level = app.visit_level(ById { id }).unwrap();
        level.prompts.iter().find(|row| row.id == prompt).unwrap().limits
    };
    person.note(id, answer("MD12", Rating::NotSeen, Source::Record));
    assert!(limits("MD13"), "not looking excuses from nothing");
    let (other, provider) = Person::at_work(Role::SafeguardingLead);
    let asked = VisitStart {
        organisation: Some(provider),
        template: Some("theme-mca-dols".to_owned()),
        ..VisitStart::default()
    };
    let id = other.app.visit_start(asked).unwrap().meta.id;
    other.note(id, answer("MD12", Rating::NotApplicable, Source::Record));
    let level = other.app.visit_level(ById { id }).unwrap();
    assert!(!level.prompts.iter().find(|row| row.id == "MD13").unwrap().limits);
}

#[test]
fn the_first_screen_reminds_of_a_visit_to_come_and_of_days_that_run_out() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let asked = VisitStart { place: Some("Here".to_owned()), ..VisitStart::default() };
    let today = app.visit_start(asked).unwrap().visit.date.unwrap();
    let visit = planned(&person, provider, today.checked_add_days(Days::new(28)).unwrap());
    let id = visit.meta.id;
    let tasks = || app.home_view(Empty {}).unwrap().tasks;
    let about = |tasks: &[Task]| -> Vec<String> {
        tasks.iter().filter(|task| task.id == Some(id)).map(|task| task.title.clone()).collect()
    };
    assert_eq!(about(&tasks()), ["Next on a visit: trigger"], "and not to write notes of it");
    app.visit_stage(StageSet { done: Some(today), ..asks(id, &[Stage::Trigger]) }).unwrap();
    person.days_pass(20);
    let late = tasks();
    let plan = late.iter().find(|task| task.id == Some(id)).unwrap();
    assert_eq!(plan.title, "Next on a visit: plan");
    assert_eq!(plan.clock.as_ref().unwrap().state, ClockState::Late);
}
