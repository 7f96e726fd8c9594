//! The whole story, from a folder to a colleague's list.

use super::pair::{CANARY, as_member, contents, doctor, files, lay_member, pair, shared_folder};
use cf_domain::record::{Action, Concern, Intelligence, Response};
use cf_domain::word::{Audience, Role, Severity};
use cf_sync::segment;
use cf_wire::*;

#[test]
fn two_people_meet_in_a_folder_and_read_each_other() {
    let folder = shared_folder();
    let ((doctor, provider), (lay, same_provider)) = (doctor(), lay_member());
    assert_eq!(provider, same_provider, "a provider is known by its code");
    assert_eq!(doctor.space().phase, SpacePhase::None);
    assert!(doctor.app.space_share_now(Empty::default()).is_err(), "there is nobody to share with");

    let made = doctor.makes_space(folder.path());
    assert_eq!((made.phase, made.may_invite), (SpacePhase::Member, true));
    assert_eq!(made.sentence, "All is shared. Last shared 10:00 today.");
    assert_eq!(made.members.len(), 1);

    let invitation = doctor.invites();
    let invites = doctor.space().invites;
    assert_eq!((invites.len(), invites[0].for_whom.as_deref()), (1, Some("Tom")));
    let asked = lay.joins(&invitation.code, folder.path()).unwrap();
    assert_eq!((asked.words.len(), asked.space.as_str()), (6, "Sandbox quality"));
    let waiting = lay.space();
    assert_eq!(waiting.phase, SpacePhase::Asking);
    assert_eq!(waiting.asking.unwrap().words, asked.words);
    assert_eq!(lay.home().share_line.shared, "Waiting to be let in");

    // Before anybody said yes, nothing can be read.
    doctor.publishes(provider, "Nights are slow.");
    doctor.shares();
    assert_eq!(lay.shares().received, 0);
    assert!(lay.summaries().is_empty());

    let home = doctor.home();
    let task = home.tasks.iter().find(|task| task.screen == "space").unwrap();
    assert_eq!(task.title, "Let Tom Reeve in, or not");
    let request = doctor.space().requests.remove(0);
    assert_eq!((request.name.as_str(), request.role), ("Tom Reeve", Some(Role::LayMember)));
    assert_eq!(request.words, asked.words, "both screens show the same six words");
    let view = doctor.app.space_approve(as_member(request.id)).unwrap();
    assert!(view.requests.is_empty() && view.invites.is_empty());
    assert_eq!(view.members.len(), 2);
    assert!(!doctor.home().tasks.iter().any(|task| task.screen == "space"));

    // The newcomer needs to do nothing.
    let report = lay.shares();
    assert!(report.received >= 3 && report.problems.is_empty(), "{report:?}");
    let there = lay.space();
    assert_eq!((there.phase, there.may_invite), (SpacePhase::Member, false));
    assert!(there.asking.is_none());
    let names: Vec<&str> = there.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Tom Reeve", "Dr Ayesha Khan"], "oneself first");
    assert!(there.members[1].last_heard.is_some());
    let theirs = &lay.summaries()[0];
    assert_eq!((theirs.author.as_str(), theirs.title.as_str()), ("Dr Ayesha Khan", "Cedar Ward"));
    let read = lay.app.summary_view(ById { id: theirs.id }).unwrap();
    assert_eq!(read.summary.told_us.as_deref(), Some("Nights are slow."));
    assert_eq!(read.provider.as_deref(), Some("Sandbox Trust"));
    assert!(lay.app.visit_list(VisitFilter::default()).unwrap().rows.is_empty());

    lay.publishes(provider, "Kind words at lunch.");
    assert_eq!(lay.home().share_line.shared, "1 entry waits to be sent");
    assert_eq!(lay.space().waiting, ["Visit summary: Cedar Ward"]);
    assert_eq!(lay.shares().sent, 1);
    assert_eq!(lay.home().share_line.shared, "Last shared 10:00 today");
    let report = doctor.shares();
    assert_eq!(report.sentence, "Received 3 entries.", "with who they are and their provider");
    let rows = doctor.summaries();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().any(|row| row.author == "Tom Reeve"));
    for person in [&doctor, &lay] {
        assert_eq!(cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.len(), 0);
    }
}

#[test]
fn intelligence_concerns_actions_and_answers_reach_the_other_side() {
    let pair = pair();
    let intelligence = IntelligenceSave {
        id: None,
        draft: None,
        intelligence: Intelligence {
            organisation: Some(pair.provider),
            text: "Three practices say discharge letters come late".to_owned(),
            ..Intelligence::default()
        },
        share: true,
    };
    let told = pair.doctor.app.intelligence_save(intelligence).unwrap();
    let concern = ConcernSave {
        id: None,
        draft: None,
        concern: Concern {
            organisation: Some(pair.provider),
            title: "Late discharge letters".to_owned(),
            severity: Some(Severity::Serious),
            ..Concern::default()
        },
        share: true,
    };
    let concern = pair.doctor.app.concern_save(concern).unwrap();
    let action = ActionSave {
        id: None,
        action: Action {
            concern: Some(concern.meta.id),
            organisation: Some(pair.provider),
            title: "Send letters within a day".to_owned(),
            ..Action::default()
        },
        share: true,
        seen: None,
    };
    pair.doctor.app.action_save(action).unwrap();
    assert_eq!(pair.doctor.shares().pending, 0);
    assert!(pair.lay.shares().received >= 3);

    let lay = &pair.lay.app;
    let rows = lay.intelligence_list(IntelligenceFilter::default()).unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [told.meta.id]);
    assert_eq!(lay.intelligence_view(ById { id: told.meta.id }).unwrap().author, "Dr Ayesha Khan");
    let rows = lay.concern_list(ConcernFilter::default()).unwrap().rows;
    assert_eq!(rows[0].title, "Late discharge letters");
    let rows = lay.action_list(ActionFilter::default()).unwrap().rows;
    assert_eq!(rows[0].title, "Send letters within a day");

    let response = Response {
        about: Some(concern.meta.id),
        text: Some("I heard the same from patients.".to_owned()),
        ..Response::default()
    };
    lay.response_add(ResponseAdd { response }).unwrap();
    pair.lay.shares();
    pair.doctor.shares();
    let seen = pair.doctor.app.concern_view(ById { id: concern.meta.id }).unwrap();
    assert_eq!(seen.responses[0].author, "Tom Reeve");
}

#[test]
fn nothing_private_leaves_in_any_form() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    for _ in 0..2 {
        pair.doctor.shares();
        pair.lay.shares();
    }
    let keys: Vec<_> = pair.doctor.keys().into_iter().chain(pair.lay.keys()).collect();
    let mut opened = 0;
    let mut said = String::new();
    for (path, bytes) in contents(pair.folder.path()) {
        assert!(!holds(&bytes, CANARY), "{} in clear", path.display());
        assert!(!holds(&bytes, "Nights are slow"), "{} in clear", path.display());
        let Ok(label) = segment::label(&bytes) else { continue };
        let own = keys.iter().find_map(|key| label.open(key.secret()?).ok());
        for frame in own.unwrap_or_else(|| panic!("{} opens with no key", path.display())).frames {
            opened += 1;
            let payload = cf_ledger::Payload::decode(&frame.bytes).unwrap();
            said.push_str(&payload.kind);
            said.push_str(&serde_json::to_string(&payload.body).unwrap());
        }
    }
    assert!(opened >= 6, "{opened} entries were opened");
    assert!(said.contains("Nights are slow.") && said.contains("Kind words at lunch."));
    assert!(!said.contains(CANARY), "a raw note left the device");
    assert!(!said.contains("observation"), "no note leaves, whatever its words");
    // And at home, nothing can be read without the passphrase.
    for person in [&pair.doctor, &pair.lay] {
        for (path, bytes) in contents(person.folder.path()) {
            assert!(!holds(&bytes, CANARY), "{} in clear", path.display());
        }
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

#[test]
fn sharing_twice_sends_nothing_new() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.doctor.shares();
    pair.lay.shares();
    let before = contents(pair.folder.path());
    for person in [&pair.doctor, &pair.lay] {
        let again = person.shares();
        assert_eq!((again.sent, again.received, again.pending), (0, 0, 0));
        assert_eq!(again.sentence, "Nothing new to send or fetch.");
    }
    assert_eq!(contents(pair.folder.path()), before);
    assert!(files(pair.folder.path()).iter().all(|path| path.extension().unwrap() != "tmp"));
}

#[test]
fn what_was_sent_cannot_be_undone_and_what_waits_can() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let last = |person: &crate::bench::Person| {
        let rows = person.app.operation_list(Paging::default()).unwrap().rows;
        rows.into_iter().find(|row| row.sentence == "Published a visit summary").unwrap().id
    };
    let first = last(&pair.doctor);
    pair.doctor.app.operation_undo(OperationRef { id: first }).unwrap();
    assert!(pair.doctor.summaries().is_empty());

    pair.doctor.publishes(pair.provider, "Nights are slower.");
    pair.doctor.shares();
    let second = last(&pair.doctor);
    let refused = pair.doctor.app.operation_undo(OperationRef { id: second }).unwrap_err();
    assert_eq!(refused.code, Code::AlreadyShared);
}

#[test]
fn the_preview_names_who_will_read_it() {
    let pair = pair();
    let visit = pair.lay.visit(pair.provider);
    let open = pair.lay.app.summary_open(ById { id: visit.meta.id }).unwrap();
    let preview = pair.lay.app.summary_preview(ById { id: open.meta.id }).unwrap();
    let team = preview.readers.iter().find(|reader| reader.audience == "Quality team").unwrap();
    assert_eq!((team.people, team.names.as_slice()), (1, &["Dr Ayesha Khan".to_owned()][..]));
    assert!(preview.shared);
}

#[test]
fn it_shares_by_itself_and_tells_the_window() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let report = cf_app::share_by_itself(&pair.doctor.app).unwrap();
    assert_eq!(report.sent, 1);
    let told = std::mem::take(&mut *pair.doctor.told.0.lock().unwrap());
    assert!(told.contains(&Event::Shared { sent: 1, received: 0 }), "{told:?}");
    let space = |event: &Event| matches!(event, Event::Changed(changes) if changes.kinds.contains(&"space".to_owned()));
    assert!(told.iter().any(space));
    assert!(cf_app::share_by_itself(&pair.doctor.app).is_none(), "nothing is due");
    assert!(pair.doctor.told.0.lock().unwrap().is_empty());

    let settings = pair.lay.app.settings_get(Empty::default()).unwrap();
    pair.lay.app.settings_put(Settings { share_by_itself: false, ..settings }).unwrap();
    pair.lay.publishes(pair.provider, "Kind words.");
    assert!(cf_app::share_by_itself(&pair.lay.app).is_none(), "not wanted");
    pair.lay.app.session_lock(Empty::default()).unwrap();
    assert!(cf_app::share_by_itself(&pair.lay.app).is_none(), "locked");
}

#[test]
fn practice_shares_with_nobody() {
    let folder = shared_folder();
    let (doctor, _) = doctor();
    doctor.app.practice_switch(PracticeSwitch { practice: true }).unwrap();
    let asked = SpaceCreate { name: "Practice".to_owned(), place: doctor.place(folder.path()) };
    assert_eq!(doctor.app.space_create(asked).unwrap_err().code, Code::Refused);
    assert!(cf_app::share_by_itself(&doctor.app).is_none());
    assert!(files(folder.path()).is_empty());
}

#[test]
fn what_is_for_named_keyholders_is_sealed_from_the_rest_of_the_team() {
    let pair = pair();
    let line =
        r#"{"kind":"intelligence","text":"Told in confidence, umbrella","audience":"protected"}"#;
    cf_app::archive::add(&pair.doctor.app.desk().unwrap(), line, None).unwrap();
    let report = pair.doctor.shares();
    assert_eq!((report.sent, report.pending, report.problems.len()), (1, 0, 0), "{report:?}");
    assert_eq!(pair.lay.shares().received, 0);
    let keys = pair.lay.keys();
    assert_eq!(keys.len(), 2, "members and quality");
    let confided = contents(pair.folder.path()).into_iter().filter(|(_, bytes)| {
        segment::label(bytes).is_ok_and(|label| label.channel.name() == "protected")
    });
    let mut seen = 0;
    for (_, bytes) in confided {
        let label = segment::label(&bytes).unwrap();
        assert!(keys.iter().all(|key| label.open(key.secret().unwrap()).is_err()));
        assert!(pair.doctor.keys().iter().any(|key| label.open(key.secret().unwrap()).is_ok()));
        seen += 1;
    }
    assert_eq!(seen, 1);

    // Without the key, the lay member is told, and the rest goes out.
    cf_app::archive::add(&pair.lay.app.desk().unwrap(), line, None).unwrap();
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    let report = pair.lay.shares();
    assert_eq!((report.sent, report.pending), (1, 1));
    assert_eq!(report.problems[0].code, "no-key-to-send");
}

#[test]
fn a_safeguarding_lead_is_given_the_key_of_safeguarding() {
    let pair = pair();
    let lead = crate::bench::Person::new();
    lead.set_up_as("Grace Obi", Role::SafeguardingLead);
    lead.joins(&pair.doctor.invites().code, pair.folder.path()).unwrap();
    pair.doctor.shares();
    let id = pair.doctor.space().requests.remove(0).id;
    // The role that somebody gives themselves opens nothing: whoever lets them in says what.
    let audiences = vec![Audience::Quality, Audience::Safeguarding];
    pair.doctor.app.space_approve(RequestApprove { audiences, ..as_member(id) }).unwrap();
    lead.shares();
    let line = r#"{"kind":"intelligence","text":"A worry about a home","audience":"safeguarding"}"#;
    cf_app::archive::add(&lead.app.desk().unwrap(), line, None).unwrap();
    assert_eq!(lead.shares().pending, 0);
    assert!(pair.doctor.shares().received >= 1);
    let rows = pair.doctor.app.intelligence_list(IntelligenceFilter::default()).unwrap().rows;
    assert_eq!(rows.len(), 1);
    pair.lay.shares();
    let rows = pair.lay.app.intelligence_list(IntelligenceFilter::default()).unwrap().rows;
    assert!(rows.is_empty(), "the lay member was not given it");
}

#[test]
fn a_list_leaves_what_a_colleague_entered_and_takes_the_rest() {
    let pair = pair();
    let manchester = ProviderSave {
        code: Some("R0A".to_owned()),
        name: "Manchester, as the doctor calls it".to_owned(),
        ..ProviderSave::default()
    };
    let theirs = pair.doctor.app.provider_save(manchester).unwrap().id;
    pair.doctor.shares();
    pair.lay.shares();
    let done = pair.lay.app.provider_import_shipped(Empty::default()).unwrap();
    assert!(done.added > 100 && done.same == 1 && done.faults.is_empty(), "{done:?}");
    let view = pair.lay.app.provider_view(ById { id: theirs }).unwrap();
    assert_eq!(view.organisation.name, "Manchester, as the doctor calls it");
}

#[test]
fn a_colleague_sees_a_new_name_and_role_once_they_are_shared_and_may_read_no_more_by_it() {
    let pair = pair();
    let published = pair.lay.publishes(pair.provider, "Kind words at lunch.");
    pair.lay.shares();
    pair.doctor.shares();
    let asked = ChangeMe { name: "Tomas Reeve".to_owned(), role: Role::SafeguardingLead };
    pair.lay.app.session_change_me(asked).unwrap();
    assert_eq!(pair.lay.space().waiting, ["Team member: Tomas Reeve"]);
    let of_tom = |person: &crate::bench::Person| {
        let members = person.space().members;
        let tom = members.into_iter().find(|member| member.name.starts_with("Tom")).unwrap();
        (tom.name, tom.role)
    };
    assert_eq!(of_tom(&pair.doctor), ("Tom Reeve".to_owned(), Some(Role::LayMember)));
    let now = ("Tomas Reeve".to_owned(), Some(Role::SafeguardingLead));
    assert_eq!(of_tom(&pair.lay), now);

    let keys = pair.lay.keys().len();
    assert_eq!(pair.lay.shares().sent, 1);
    pair.doctor.shares();
    assert_eq!(of_tom(&pair.doctor), now);
    let rows = pair.doctor.summaries();
    assert!(rows.iter().any(|row| row.id == published && row.author == "Tomas Reeve"));
    pair.lay.shares();
    assert_eq!(pair.lay.keys().len(), keys, "no key comes with a role");
    assert_eq!(pair.doctor.space().name.as_deref(), Some("Sandbox quality"));

    let list = pair.lay.app.operation_list(Paging::default()).unwrap();
    let row = list.rows.into_iter().find(|row| row.sentence == "Changed name or role").unwrap();
    assert!(!row.can_undo && row.why_not.unwrap().contains("gone to your colleagues"));
}
