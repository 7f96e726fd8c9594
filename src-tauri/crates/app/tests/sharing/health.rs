//! How sharing is doing, as somebody reads it who wants to know whether all is well.

use super::pair::{Pair, contents, pair};
use crate::bench::Person;
use cf_domain::record::{Action, Concern, Intelligence, Response};
use cf_domain::word::Role;
use cf_sync::bundle::BundleStore;
use cf_wire::*;
use std::path::Path;
use tempfile::TempDir;

impl Person {
    fn health(&self) -> HealthView {
        self.app.space_health(Empty::default()).unwrap()
    }

    fn words(&self) -> Vec<String> {
        let team = self.health().digests.into_iter().find(|row| row.audience == "Quality team");
        team.unwrap().words
    }

    fn diagnostic(&self) -> String {
        self.app.space_diagnostic(Empty::default()).unwrap().text
    }
}

fn in_step(pair: &Pair) {
    for person in [&pair.doctor, &pair.lay, &pair.doctor, &pair.lay] {
        person.shares();
    }
}

#[test]
fn two_on_the_telephone_have_the_same_eight_words_when_they_hold_the_same() {
    let pair = pair();
    in_step(&pair);
    let same = pair.doctor.words();
    assert_eq!(same.len(), 8);
    assert_eq!(pair.lay.words(), same);

    pair.doctor.publishes(pair.provider, "Nights are slow.");
    assert_ne!(pair.doctor.words(), same, "from when it is published");
    assert_eq!(pair.lay.words(), same);
    pair.doctor.shares();
    assert_ne!(pair.lay.words(), pair.doctor.words(), "sent, and not fetched yet");
    pair.lay.shares();
    assert_eq!(pair.lay.words(), pair.doctor.words());

    // What only one of them may read makes no difference to what both may.
    let line = r#"{"kind":"intelligence","text":"In confidence","audience":"protected"}"#;
    cf_app::archive::add(&pair.doctor.app.desk().unwrap(), line, None).unwrap();
    assert_eq!(pair.lay.words(), pair.doctor.words());
    assert_eq!(pair.doctor.health().digests.len(), 2);
    assert_eq!(pair.lay.health().digests.len(), 1);
}

#[test]
fn all_is_well_is_said_in_one_sentence_with_who_was_heard_and_what_they_can_read() {
    let pair = pair();
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    in_step(&pair);
    let view = pair.doctor.health();
    let [me, tom] = view.colleagues.as_slice() else { panic!("{:?}", view.colleagues) };
    assert!(me.me && !tom.me);
    assert_eq!((tom.name.as_str(), tom.reads, tom.older), ("Tom Reeve", Some(1), false));
    assert!(tom.last_heard.is_some());
    assert!(view.reached.is_some() && view.looked_through.is_some() && view.tried.is_some());
    assert_eq!((view.awaited, view.waiting.len(), view.twin), (0, 0, false));
    assert!(view.aside.is_empty() && view.forks.is_empty());
    pair.lay.publishes(pair.provider, "And at supper.");
    assert_eq!(pair.lay.health().waiting, ["Visit summary: Cedar Ward"]);
}

#[test]
fn who_shares_with_nobody_is_told_so() {
    let (person, _) = super::pair::doctor();
    let refused = person.app.space_health(Empty::default()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
}

#[test]
fn files_that_were_left_aside_are_counted_by_reason_until_they_come_in() {
    let pair = pair();
    in_step(&pair);
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    let before = super::pair::files(pair.folder.path());
    pair.doctor.shares();
    let segment = contents(pair.folder.path())
        .into_iter()
        .find(|(path, _)| !before.contains(path) && path.extension().unwrap() == "vseg")
        .unwrap();
    let mut damaged = segment.1.clone();
    damaged[40] ^= 1;
    std::fs::write(&segment.0, &damaged).unwrap();
    pair.lay.shares();
    let view = pair.lay.health();
    let [aside] = view.aside.as_slice() else { panic!("{:?}", view.aside) };
    assert_eq!((aside.code.as_str(), aside.files), ("damaged", 1));
    assert_eq!(view.awaited, 1);
    assert!(view.sentence.contains("to know"), "{}", view.sentence);

    std::fs::write(&segment.0, &segment.1).unwrap();
    assert_eq!(pair.lay.shares().received, 1);
    let view = pair.lay.health();
    assert!(view.aside.is_empty(), "it came in: {:?}", view.aside);
    assert_eq!(view.awaited, 0);
}

/// The doctor's app is copied, and both send: the lay member finds two files for one place.
fn forked() -> (Pair, Person) {
    let pair = pair();
    in_step(&pair);
    let stick = TempDir::new().unwrap();
    let copy = crate::bench::Person::new();
    copy_vault(pair.doctor.folder.path(), copy.folder.path());
    let copy = copy.restarted();
    pair.doctor.publishes(pair.provider, "Nights are slow.");
    pair.doctor.shares();
    pair.lay.shares();
    // The copy cannot see the folder, so it seals for a file.
    let away = pair.folder.path().with_extension("away");
    std::fs::rename(pair.folder.path(), &away).unwrap();
    copy.publishes(pair.provider, "Said on the other laptop.");
    let made =
        copy.app.bundle_out(BundleOut { folder: copy.picks(stick.path()), since: None }).unwrap();
    std::fs::rename(&away, pair.folder.path()).unwrap();
    let file = std::fs::File::open(stick.path().join(made.name)).unwrap();
    unpack(&BundleStore::open(file).unwrap(), pair.folder.path());
    (pair, copy)
}

fn copy_vault(from: &Path, to: &Path) {
    for (path, bytes) in contents(from) {
        let there = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(there.parent().unwrap()).unwrap();
        std::fs::write(there, bytes).unwrap();
    }
}

/// Puts what a file holds into the folder, as a synced folder does when two of them meet.
fn unpack(file: &dyn cf_sync::Store, folder: &Path) {
    for entry in file.list("").unwrap().entries {
        let there = folder.join(&entry.name);
        if !there.exists() {
            std::fs::create_dir_all(there.parent().unwrap()).unwrap();
            std::fs::write(there, file.get(&entry.name).unwrap()).unwrap();
        }
    }
}

#[test]
fn an_app_that_was_copied_is_news_once_and_then_only_on_the_page() {
    let (pair, _copy) = forked();
    let told = |report: &ShareReport| {
        report.problems.iter().filter(|problem| problem.code == "fork").count()
    };
    assert_eq!(told(&pair.lay.shares()), 1);
    for _ in 0..3 {
        assert_eq!(told(&pair.lay.shares()), 0, "it was told");
    }
    pair.lay.publishes(pair.provider, "Kind words.");
    assert_eq!(told(&cf_app::share_by_itself(&pair.lay.app).unwrap()), 0);
    let forks = pair.lay.health().forks;
    assert_eq!(forks.len(), 1);
    assert_eq!((forks[0].who.as_str(), forks[0].mine), ("Dr Ayesha Khan", false));
    assert_eq!(pair.lay.summaries().iter().filter(|row| row.author != "Tom Reeve").count(), 1);
}

#[test]
fn one_s_own_app_that_was_copied_is_told_as_one_s_own() {
    let (pair, _copy) = forked();
    pair.doctor.publishes(pair.provider, "Once more.");
    pair.doctor.shares();
    assert!(pair.doctor.health().twin);
    pair.doctor.app.space_begin_anew(Empty::default()).unwrap();
    pair.doctor.shares();
    let forks = pair.doctor.health().forks;
    assert_eq!(forks.len(), 1, "{forks:?}");
    assert!(forks[0].mine && forks[0].who == "Dr Ayesha Khan");
    let left = cf_app::share_by_itself(&pair.doctor.app);
    let problems = left.map(|report| report.problems).unwrap_or_default();
    assert!(problems.is_empty(), "it was told: {problems:?}");
    assert!(!pair.doctor.health().twin);
}

/// Every word that a person could have typed holds this.
const TYPED: &str = "Zebedee";

#[test]
fn the_file_for_whoever_helps_holds_nobody_s_words() {
    let typed = |what: &str| format!("{TYPED} {what}");
    let folder = TempDir::with_prefix("Zebedee").unwrap();
    let person = crate::bench::Person::new();
    person.set_up_as(&typed("Khan"), Role::SafeguardingLead);
    let app = &person.app;
    let asked = ProviderSave {
        code: Some("ZZ91".to_owned()),
        name: typed("Trust"),
        ..ProviderSave::default()
    };
    let provider = app.provider_save(asked).unwrap().id;
    let asked = SpaceCreate { name: typed("team"), place: person.place(folder.path()) };
    app.space_create(asked).unwrap();
    let invitation = app
        .space_invite(InviteNew { for_whom: Some(typed("Reeve")), own_computer: false })
        .unwrap();
    let (lay, _) = super::pair::lay_member();
    lay.joins(&invitation.code, folder.path()).unwrap();
    person.shares();
    person.publishes(provider, &typed("said so"));
    let concern = ConcernSave {
        id: None,
        draft: None,
        concern: Concern {
            organisation: Some(provider),
            title: typed("bells"),
            text: Some(typed("rang")),
            place: Some(typed("Ward")),
            owner: Some(typed("matron")),
            ..Concern::default()
        },
        share: true,
    };
    let concern = app.concern_save(concern).unwrap().meta.id;
    let action = Action {
        concern: Some(concern),
        title: typed("audit"),
        owner: Some(typed("sister")),
        ..Action::default()
    };
    app.action_save(ActionSave { id: None, action, share: true, seen: None }).unwrap();
    let intelligence = Intelligence { text: typed("heard"), ..Intelligence::default() };
    let asked = IntelligenceSave { id: None, draft: None, intelligence, share: false };
    app.intelligence_save(asked).unwrap();
    let response =
        Response { about: Some(concern), text: Some(typed("answered")), ..Response::default() };
    app.response_add(ResponseAdd { response }).unwrap();
    std::fs::write(folder.path().join("f").join("Zebedee.vseg"), b"not a segment").unwrap();
    person.shares();
    // And once with the folder away, so that there is trouble to tell.
    let away = folder.path().with_extension("away");
    std::fs::rename(folder.path(), &away).unwrap();
    person.shares();

    let text = person.diagnostic();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told["space"]["phase"], "member");
    assert_eq!(told["records"]["concern"], 1);
    assert_eq!(told["left_aside"]["foreign"], 1);
    assert_eq!(told["space"]["last"]["problems"][0], "store-unavailable");
    assert!(told["feeds"].as_array().unwrap().len() >= 2);

    let low = text.to_lowercase();
    assert!(!low.contains(&TYPED.to_lowercase()), "{text}");
    let desk = app.desk().unwrap();
    let key = desk.vault.with_identity(|identity| identity.public());
    let hex = |bytes: &[u8; 32]| blake3::Hash::from_bytes(*bytes).to_hex().to_string();
    let mut never = vec![
        invitation.code,
        "ZZ91".to_owned(),
        "reeve".to_owned(),
        hex(&key.0),
        cf_sync::names::base32::encode(&key.0),
        desk.person().0.to_string(),
        folder.path().parent().unwrap().display().to_string(),
        person.folder.path().display().to_string(),
        "sandbox".to_owned(),
    ];
    for feed in desk.reader().unwrap().feeds().unwrap() {
        never.push(hex(&feed.id.0));
        never.push(cf_sync::names::base32::encode(&feed.id.0));
        never.push(feed.info.device.0.to_string());
    }
    for secret in person.keys() {
        never.push(hex(secret.secret().unwrap().expose()));
    }
    for words in never {
        assert!(!low.contains(&words.to_lowercase()), "“{words}” stands in\n{text}");
    }

    // What was seen is what is written, and nothing is written over.
    let place = TempDir::new().unwrap();
    person.shares();
    let save = || DiagnosticSave { folder: person.picks(place.path()) };
    let saved = app.space_save_diagnostic(save()).unwrap();
    assert_eq!(std::fs::read_to_string(place.path().join(&saved.name)).unwrap(), text);
    let there = DiagnosticSave { folder: person.picks(&place.path().join(saved.name)) };
    assert_eq!(app.space_save_diagnostic(there).unwrap_err().code, Code::Refused);
}

#[test]
fn nothing_is_written_that_was_not_shown() {
    let (person, _) = super::pair::doctor();
    let place = TempDir::new().unwrap();
    let asked = DiagnosticSave { folder: person.picks(place.path()) };
    assert_eq!(person.app.space_save_diagnostic(asked).unwrap_err().code, Code::Refused);
    assert!(super::pair::files(place.path()).is_empty());
    assert!(person.diagnostic().contains(r#""phase": "none""#));
}

/// So much of the lay member's came to the doctor long ago as is fetched without asking.
fn has_had_enough(pair: &Pair) -> cf_domain::PersonId {
    let lay = pair.lay.app.desk().unwrap().person();
    let tally = [1, 1, 0, 500_000_000, 0].map(u64::to_le_bytes).concat();
    let desk = pair.doctor.app.desk().unwrap();
    let name = format!("sharing.fetched.{}", lay.0);
    let counted = desk.reader().unwrap().space(&name).unwrap();
    assert_eq!(counted.map(|kept| kept.len()), Some(tally.len()), "what came is counted");
    let set =
        desk.transact_untold(cf_app::Operation::Share, |tx| Ok(tx.set_space(&name, Some(&tally))?));
    set.unwrap();
    lay
}

#[test]
fn somebody_who_sends_too_much_is_named_and_an_administrator_lets_it_through() {
    let pair = pair();
    pair.lay.publishes(pair.provider, "Kind words at lunch.");
    in_step(&pair);
    assert!(pair.doctor.health().paused.is_empty());
    let lay = has_had_enough(&pair);
    pair.lay.publishes(pair.provider, "And at breakfast.");
    pair.lay.shares();
    let report = pair.doctor.shares();
    assert_eq!((report.received, report.problems.len()), (0, 1));
    assert!(report.problems[0].sentence.contains("nothing of it is lost"), "{report:?}");
    let view = pair.doctor.health();
    assert_eq!((view.paused.len(), view.aside.len(), view.awaited), (1, 0, 0));
    let row = &view.paused[0];
    assert_eq!((row.person, row.name.as_str(), row.may_let_through), (lay, "Tom Reeve", true));
    assert!(row.sentence.contains("Tom Reeve") && row.sentence.contains("500 MB"));
    assert!(view.sentence.ends_with("to know are below."), "this, and the clock: {view:?}");

    let asked = || MemberRef { person: lay };
    let refused = pair.lay.app.space_let_through(asked()).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let view = pair.doctor.app.space_let_through(asked()).unwrap();
    assert!(view.paused.is_empty());
    assert_eq!(pair.doctor.summaries().len(), 2);
}
