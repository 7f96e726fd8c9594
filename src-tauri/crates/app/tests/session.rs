use crate::bench::{PASSPHRASE, Person, open_app};
use cf_domain::word::Role;
use cf_wire::*;

#[test]
fn a_new_device_goes_from_first_start_to_open() {
    let person = Person::new();
    assert_eq!(person.app.app_status(Empty::default()).unwrap().phase, Phase::New);
    let code = person.set_up(Role::LayMember);
    assert_eq!(person.app.app_status(Empty::default()).unwrap().phase, Phase::Unproved);

    let wrong = person
        .app
        .setup_prove(ProveRecovery { groups: vec!["AAAAA".to_owned(), "BBBBB".to_owned()] });
    assert_eq!(wrong.unwrap_err().code, Code::Invalid);
    let groups = code.ask.iter().map(|n| code.groups[*n as usize - 1].to_lowercase()).collect();
    let status = person.app.setup_prove(ProveRecovery { groups }).unwrap();
    assert_eq!(status.phase, Phase::Open);
    let me = status.me.unwrap();
    assert_eq!(
        (me.name.as_str(), me.meeting_short.as_str(), me.commissioner_word.as_str()),
        ("Joan Field", "CQRM", "the ICB")
    );
    assert_eq!(
        status.display.density,
        Density::Comfortable,
        "lay members begin with the airy lines"
    );
}

#[test]
fn a_short_passphrase_is_refused_before_anything_is_made() {
    let person = Person::new();
    let asked = SetupBegin {
        name: "Joan".to_owned(),
        role: Role::LayMember,
        organisation: "Sandbox".to_owned(),
        commissioner: cf_domain::word::CommissionerKind::Icb,
        commissioner_word: String::new(),
        meeting_name: String::new(),
        meeting_short: String::new(),
        passphrase: "short".to_owned(),
    };
    let refused = person.app.setup_begin(asked).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("passphrase"));
    assert_eq!(person.app.app_status(Empty::default()).unwrap().phase, Phase::New);
}

#[test]
fn what_is_typed_survives_a_lock_and_a_restart() {
    let (person, _) = Person::at_work(Role::LayMember);
    let draft = person
        .app
        .draft_open(DraftOpen { purpose: "note".to_owned(), ..DraftOpen::default() })
        .unwrap();
    let typed = DraftPut {
        id: draft.id.clone(),
        rev: draft.rev + 1,
        text: "Two bells ringing".to_owned(),
        caret: 4,
        fields: draft.fields,
    };
    assert_eq!(person.app.draft_put(typed).unwrap().rev, draft.rev + 1);
    person.app.session_lock(Empty::default()).unwrap();
    assert_eq!(person.app.draft_list(Empty::default()).unwrap_err().code, Code::Locked);

    let Person { app, folder, .. } = person;
    drop(app);
    let app = open_app(folder.path());
    let wrong = app.session_unlock(Unlock {
        passphrase: Some("not the right one".to_owned()),
        recovery_code: None,
    });
    assert_eq!(wrong.unwrap_err().code, Code::WrongPassphrase);
    app.session_unlock(Unlock { passphrase: Some(PASSPHRASE.to_owned()), recovery_code: None })
        .unwrap();
    let kept = app.draft_open(DraftOpen { id: Some(draft.id), ..DraftOpen::default() }).unwrap();
    assert_eq!((kept.text.as_str(), kept.caret), ("Two bells ringing", 4));
}

#[test]
fn a_late_version_of_a_draft_never_replaces_a_newer_one() {
    let (person, _) = Person::at_work(Role::LayMember);
    let draft = person
        .app
        .draft_open(DraftOpen { purpose: "note".to_owned(), ..DraftOpen::default() })
        .unwrap();
    let put = |rev, text: &str| {
        let asked = DraftPut {
            id: draft.id.clone(),
            rev,
            text: text.to_owned(),
            caret: 0,
            fields: serde_json::Map::new(),
        };
        person.app.draft_put(asked).unwrap().rev
    };
    assert_eq!(put(7, "newer"), 7);
    assert_eq!(put(6, "older"), 7, "the answer says which version is on the disk");
    let kept = person
        .app
        .draft_open(DraftOpen { id: Some(draft.id.clone()), ..DraftOpen::default() })
        .unwrap();
    assert_eq!(kept.text, "newer");
}

#[test]
fn practice_has_its_own_vault_and_leaves_the_real_one_alone() {
    let (person, provider) = Person::at_work(Role::GpQualityLead);
    person.visit(provider);
    let status = person.app.practice_switch(PracticeSwitch { practice: true }).unwrap();
    assert!(status.practice);
    let visits = person.app.visit_list(VisitFilter::default()).unwrap();
    assert!(visits.total >= 3, "the made-up provider has visits");
    let back = person.app.practice_switch(PracticeSwitch { practice: false }).unwrap();
    assert_eq!(back.phase, Phase::Locked);
    person
        .app
        .session_unlock(Unlock { passphrase: Some(PASSPHRASE.to_owned()), recovery_code: None })
        .unwrap();
    assert_eq!(person.app.visit_list(VisitFilter::default()).unwrap().total, 1);
}

#[test]
fn a_backup_opens_and_brings_back_what_was_there() {
    let (person, provider) = Person::at_work(Role::QualityManager);
    person.visit(provider);
    let made = person.app.backup_make(Empty::default()).unwrap();
    assert!(made.good);
    assert!(person.app.backup_check(BackupRef { id: made.id.clone() }).unwrap().good);
    person.visit(provider);
    let wrong = BackupRestore { id: made.id.clone(), passphrase: "not the right one".to_owned() };
    assert_eq!(person.app.backup_restore(wrong).unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(
        person.app.visit_list(VisitFilter::default()).unwrap().total,
        2,
        "a wrong passphrase changes nothing"
    );
    person
        .app
        .backup_restore(BackupRestore { id: made.id, passphrase: PASSPHRASE.to_owned() })
        .unwrap();
    person
        .app
        .session_unlock(Unlock { passphrase: Some(PASSPHRASE.to_owned()), recovery_code: None })
        .unwrap();
    assert_eq!(person.app.visit_list(VisitFilter::default()).unwrap().total, 1);
}

fn settings(person: &Person) -> Settings {
    person.app.settings_get(Empty::default()).unwrap()
}

fn me(person: &Person) -> Me {
    person.app.app_status(Empty::default()).unwrap().me.unwrap()
}

#[test]
fn a_name_and_role_typed_wrong_at_first_start_are_put_right_and_that_is_undone() {
    let (person, _) = Person::at_work(Role::LayMember);
    let done = || person.app.operation_list(Paging::default()).unwrap();
    let says = |name: &str, role| ChangeMe { name: name.to_owned(), role };
    let before = done().total;
    person.app.session_change_me(says("Joan Field", Role::LayMember)).unwrap();
    assert_eq!(done().total, before, "saying the same is no step");
    let nameless = person.app.session_change_me(says("  ", Role::QualityManager)).unwrap_err();
    assert_eq!(nameless.field.as_deref(), Some("name"));
    assert_eq!(me(&person).role, Role::LayMember, "nothing of it was kept");

    person.told.0.lock().unwrap().clear();
    person.app.session_change_me(says(" Joan Fields ", Role::QualityManager)).unwrap();
    let now = me(&person);
    assert_eq!((now.name.as_str(), now.role), ("Joan Fields", Role::QualityManager));
    let told = person.told.0.lock().unwrap().clone();
    let changed = |event: &Event| matches!(event, Event::Changed(what) if what.kinds == ["person"]);
    assert!(told.iter().any(changed), "the window hears of it: {told:?}");

    let row = done().rows.remove(0);
    assert_eq!(row.sentence, "Changed name or role");
    assert_eq!(row.title.as_deref(), Some("Joan Fields"));
    let id = cf_domain::RecordId(now.person.0);
    let history = person.app.record_history(ById { id }).unwrap().remove(0);
    assert_eq!(history.sentence, "Changed name or role");
    let name = history.changes.iter().find(|change| change.field == "name").unwrap();
    assert_eq!(name.before.as_deref(), Some("Joan Field"));

    assert!(row.can_undo);
    person.app.operation_undo(OperationRef { id: row.id }).unwrap();
    let now = me(&person);
    assert_eq!((now.name.as_str(), now.role), ("Joan Field", Role::LayMember));
}

#[test]
fn the_organisation_gets_another_name_and_that_is_undone() {
    let (person, _) = Person::at_work(Role::QualityManager);
    let named = |name: &str| Settings { organisation: name.to_owned(), ..settings(&person) };
    assert_eq!(settings(&person).organisation, "Sandbox Commissioner");
    let refused = person.app.settings_put(named(" ")).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("organisation"));
    person.app.settings_put(named(" Sandbox and Dunes ICB ")).unwrap();
    assert_eq!(me(&person).organisation, "Sandbox and Dunes ICB");
    let row = person.app.operation_list(Paging::default()).unwrap().rows.remove(0);
    assert_eq!(row.sentence, "Changed the settings");
    person.app.operation_undo(OperationRef { id: row.id }).unwrap();
    assert_eq!(me(&person).organisation, "Sandbox Commissioner");
}
