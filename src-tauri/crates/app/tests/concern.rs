use crate::bench::Person;
use cf_domain::record::{Action, Concern, Intelligence, Response, Summary};
use cf_domain::word::{
    ActionStatus, Assurance, AtRisk, Audience, ConcernStatus, Decision, ResponseNature, Role,
    Severity,
};
use cf_wire::*;

fn bell() -> Concern {
    Concern {
        title: "A call bell out of reach".to_owned(),
        at_risk_now: Some(AtRisk::Yes),
        ..Concern::default()
    }
}

#[test]
fn an_immediate_concern_cannot_be_closed_without_its_times_and_caps_the_level() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    let app = &person.app;
    let visit = person.visit(provider);
    let concern = Concern { visit: Some(visit.meta.id), organisation: Some(provider), ..bell() };
    let raised =
        app.concern_save(ConcernSave { id: None, draft: None, concern, share: true }).unwrap();
    assert_eq!(raised.concern.severity, Some(Severity::Immediate));
    assert_eq!(raised.missing.len(), 5);
    let closed = Concern {
        status: Some(ConcernStatus::Closed),
        closed_reason: Some("Put right".to_owned()),
        ..raised.concern.clone()
    };
    let refused = app
        .concern_save(ConcernSave {
            id: Some(raised.meta.id),
            draft: None,
            concern: closed,
            share: true,
        })
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("status"));

    let summary = app.summary_open(ById { id: visit.meta.id }).unwrap();
    let high = Summary { level: Some(Assurance::Assured), ..summary.summary.clone() };
    let refused = app.summary_save(SummarySave { id: summary.meta.id, summary: high }).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("level"));
    let capped = Summary { level: Some(Assurance::Partly), ..summary.summary };
    app.summary_save(SummarySave { id: summary.meta.id, summary: capped }).unwrap();
}

#[test]
fn a_step_on_the_ladder_starts_its_clock_in_operational_days() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let concern = Concern {
        organisation: Some(provider),
        title: "Bells at night".to_owned(),
        ..Concern::default()
    };
    let raised =
        app.concern_save(ConcernSave { id: None, draft: None, concern, share: true }).unwrap();
    let ladders = app.ladder_list(Empty::default()).unwrap();
    assert_eq!(ladders[0].id, "nhs-standard-2026", "the contract in force is offered first");
    let ladder =
        ladders.iter().find(|ladder| ladder.steps.iter().any(|step| step.time.is_some())).unwrap();
    let step = ladder
        .steps
        .iter()
        .find(|step| step.time.as_deref().is_some_and(|time| time.contains("operational")))
        .unwrap();
    let asked = ConcernStep {
        id: raised.meta.id,
        ladder: ladder.id.clone(),
        step: step.id.clone(),
        on: "2026-11-24".parse().unwrap(),
        reason: "Two replies did not answer the question".to_owned(),
    };
    let taken = app.concern_step(asked).unwrap();
    assert_eq!(taken.concern.status, Some(ConcernStatus::Escalated));
    let clock = taken.clock.unwrap();
    assert!(clock.words.contains("operational"), "a clock says which kind of day: {}", clock.words);
    assert_eq!(taken.responses.len(), 1);
    assert!(taken.steps.iter().any(|step| step.state == StepState::Part));
}

#[test]
fn an_action_closes_only_with_evidence_and_says_when_it_is_late() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let action = Action {
        organisation: Some(provider),
        title: "Send the bell log".to_owned(),
        due: "2026-11-20".parse().ok(),
        ..Action::default()
    };
    let row = app
        .action_save(ActionSave { id: None, action: action.clone(), share: true, seen: None })
        .unwrap();
    assert_eq!(row.clock.unwrap().words, "2 working days late");
    assert_eq!(
        app.action_list(ActionFilter { late: true, ..ActionFilter::default() }).unwrap().total,
        1
    );
    let closed = Action { status: Some(ActionStatus::Verified), ..action };
    let refused = app
        .action_save(ActionSave {
            id: Some(row.id),
            action: closed.clone(),
            share: true,
            seen: None,
        })
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("evidence"));
    let closed = Action { evidence: Some("The log, read on 24 November".to_owned()), ..closed };
    app.action_save(ActionSave { id: Some(row.id), action: closed, share: true, seen: None })
        .unwrap();
    assert_eq!(
        app.action_list(ActionFilter { late: true, ..ActionFilter::default() }).unwrap().total,
        0
    );
}

#[test]
fn intelligence_with_an_identifier_stays_private_until_it_is_settled() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    let app = &person.app;
    let entry = Intelligence {
        organisation: Some(provider),
        text: "Call me on 07700 900123 about the nights".to_owned(),
        ..Intelligence::default()
    };
    let kept = app
        .intelligence_save(IntelligenceSave {
            id: None,
            draft: None,
            intelligence: entry,
            share: true,
        })
        .unwrap();
    assert_eq!(kept.meta.audience, Audience::Private);
    assert!(!kept.findings.is_empty());
    let clean = Intelligence {
        text: "A relative is worried about the nights".to_owned(),
        ..kept.intelligence
    };
    let shared = app
        .intelligence_save(IntelligenceSave {
            id: Some(kept.meta.id),
            draft: None,
            intelligence: clean,
            share: true,
        })
        .unwrap();
    assert_eq!(shared.meta.audience, Audience::Quality);
    assert_eq!(
        app.intelligence_list(IntelligenceFilter::default()).unwrap().total,
        1,
        "one entry, not two"
    );
    assert_eq!(app.intelligence_view(ById { id: kept.meta.id }).unwrap().meta.id, shared.meta.id);
}

#[test]
fn nothing_is_filed_without_a_decision_and_no_action_needs_a_reason() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let entry = Intelligence {
        organisation: Some(provider),
        text: "I am uneasy and cannot prove it".to_owned(),
        ..Intelligence::default()
    };
    let kept = app
        .intelligence_save(IntelligenceSave {
            id: None,
            draft: None,
            intelligence: entry,
            share: true,
        })
        .unwrap();
    let waiting = IntelligenceFilter { undecided: true, ..IntelligenceFilter::default() };
    assert_eq!(app.intelligence_list(waiting.clone()).unwrap().total, 1);
    let decide = |text: Option<&str>| Response {
        about: Some(kept.meta.id),
        nature: Some(ResponseNature::Decision),
        decision: Some(Decision::NoAction),
        text: text.map(str::to_owned),
        ..Response::default()
    };
    assert_eq!(
        app.response_add(ResponseAdd { response: decide(None) }).unwrap_err().field.as_deref(),
        Some("text")
    );
    app.response_add(ResponseAdd { response: decide(Some("Two visits since found nothing")) })
        .unwrap();
    assert_eq!(app.intelligence_list(waiting).unwrap().total, 0);
}

#[test]
fn lists_are_narrowed_by_provider_and_by_owner_and_offer_what_stands_in_them() {
    let (person, trust) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let home = app
        .provider_save(ProviderSave { name: "Willow Bank".to_owned(), ..ProviderSave::default() })
        .unwrap()
        .id;
    for (provider, title, owner) in [
        (trust, "Bells", Some("Chief nurse")),
        (trust, "Meals", Some("chief nurse ")),
        (home, "Letters", Some("Manager")),
        (home, "Lifts", None),
    ] {
        let owner = owner.map(str::to_owned);
        let concern = Concern {
            organisation: Some(provider),
            title: title.to_owned(),
            owner: owner.clone(),
            ..Concern::default()
        };
        app.concern_save(ConcernSave { id: None, draft: None, concern, share: true }).unwrap();
        let action = Action {
            organisation: Some(provider),
            title: title.to_owned(),
            owner,
            ..Action::default()
        };
        app.action_save(ActionSave { id: None, action, share: false, seen: None }).unwrap();
    }
    let told = |choices: FilterChoices| {
        let names: Vec<String> = choices.providers.into_iter().map(|one| one.name).collect();
        (names.join(", "), choices.owners.join(", "))
    };
    let wanted = ("Sandbox Trust, Willow Bank".to_owned(), "Chief nurse, Manager".to_owned());
    let lowered = |(names, owners): (String, String)| (names, owners.to_lowercase());
    let concerns = told(app.concern_choices(Empty::default()).unwrap());
    assert_eq!(lowered(concerns), lowered(wanted.clone()));
    let actions = told(app.action_choices(Empty::default()).unwrap());
    assert_eq!(lowered(actions), lowered(wanted));

    let concerns = |organisation, owner: &str| {
        let filter = ConcernFilter {
            organisation,
            owner: Some(owner.to_owned()),
            ..ConcernFilter::default()
        };
        app.concern_list(filter).unwrap().rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(concerns(None, "Chief Nurse"), ["Meals", "Bells"]);
    assert_eq!(concerns(None, " "), ["Lifts"], "blank asks for those that nobody answers for");
    assert_eq!(concerns(Some(trust), "manager"), Vec::<String>::new());
    let filter = ActionFilter { owner: Some("manager".to_owned()), ..ActionFilter::default() };
    let actions = app.action_list(filter).unwrap();
    assert_eq!((actions.total, actions.rows[0].title.as_str()), (1, "Letters"));
}

#[test]
fn an_action_is_for_a_concern_or_a_provider_and_its_words_can_be_put_right() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let save =
        |id, action: Action, share| app.action_save(ActionSave { id, action, share, seen: None });
    let words = Action { title: " Send the log ".to_owned(), ..Action::default() };
    let nowhere = save(None, words.clone(), false).unwrap_err();
    assert_eq!(nowhere.field.as_deref(), Some("organisation"));

    let own = Action { organisation: Some(provider), ..words.clone() };
    let row = save(None, own, false).unwrap();
    assert_eq!((row.title.as_str(), row.about.as_deref()), ("Send the log", Some("Sandbox Trust")));
    assert_eq!(row.audience, Audience::Private);
    let view = app.action_view(ById { id: row.id }).unwrap();
    let right = Action { title: "Send the bell log".to_owned(), ..view.action };
    let shared = save(Some(row.id), right, true).unwrap();
    assert_eq!((shared.title.as_str(), shared.audience), ("Send the bell log", Audience::Quality));
    assert_eq!(app.provider_view(ById { id: provider }).unwrap().open_actions, 1);

    let concern = Concern { organisation: Some(provider), ..bell() };
    let raised =
        app.concern_save(ConcernSave { id: None, draft: None, concern, share: false }).unwrap();
    app.record_bin(ById { id: raised.meta.id }).unwrap();
    let late = save(None, Action { concern: Some(raised.meta.id), ..words }, false).unwrap_err();
    assert!(late.message.contains("in the bin"), "{}", late.message);
}

#[test]
fn a_concern_names_the_visit_it_came_from_also_when_it_rests_on_no_note() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    let visit = person.visit(provider);
    let concern = Concern { visit: Some(visit.meta.id), organisation: Some(provider), ..bell() };
    let asked = ConcernSave { id: None, draft: None, concern, share: false };
    let raised = person.app.concern_save(asked).unwrap();
    assert!(raised.evidence.is_empty());
    assert_eq!(raised.visit_title.as_deref(), Some("Cedar Ward"));
}

#[test]
fn the_first_screen_counts_every_late_action_and_shows_a_few() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    for n in 0..7 {
        let action = Action {
            organisation: Some(provider),
            title: format!("Action {n}"),
            due: "2026-11-20".parse().ok(),
            ..Action::default()
        };
        person.app.action_save(ActionSave { id: None, action, share: true, seen: None }).unwrap();
    }
    let home = person.app.home_view(Empty::default()).unwrap();
    assert_eq!((home.late_actions.len(), home.late_total), (5, 7));
    assert!(home.sentence.contains("7 actions are late"), "{}", home.sentence);
}
