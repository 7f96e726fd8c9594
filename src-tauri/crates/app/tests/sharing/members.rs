//! Who may do what, who leaves, and what comes back by a sheet: through real vaults.

use super::pair::{Pair, as_member, lay_member, pair, shared_folder};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::word::{Audience, Role};
use cf_wire::*;

fn row<'v>(view: &'v SpaceView, name: &str) -> &'v MemberRow {
    view.members.iter().find(|member| member.name == name).unwrap()
}

fn provider_of(person: &Person) -> RecordId {
    let asked = ProviderSave {
        code: Some("ZZ92".to_owned()),
        name: "Sandbox Hospital".to_owned(),
        ..ProviderSave::default()
    };
    person.app.provider_save(asked).unwrap().id
}

/// Somebody lets another computer of theirs in.
pub fn further_computer(of: &Person, pair: &Pair) -> Person {
    let laptop = Person::new();
    laptop.set_up_as("Tom on the road", Role::LayMember);
    let invite = of.app.space_invite(InviteNew { for_whom: None, own_computer: true }).unwrap();
    let asked = laptop.joins(&invite.code, pair.folder.path()).unwrap();
    assert!(asked.own_computer);
    assert_eq!(asked.inviter, "Tom Reeve");
    of.shares();
    let request = of.space().requests.remove(0);
    assert!(request.own_computer);
    assert_eq!(request.words, asked.words);
    of.app.space_approve(as_member(request.id)).unwrap();
    laptop
}

#[test]
fn who_is_removed_is_told_and_gets_nothing_more() {
    let pair = pair();
    let before = pair.lay.publishes(pair.provider, "Kind words.");
    pair.lay.shares();
    pair.doctor.shares();
    let person = row(&pair.doctor.space(), "Tom Reeve").person;
    assert!(row(&pair.doctor.space(), "Tom Reeve").may_change);
    assert!(!row(&pair.lay.space(), "Dr Ayesha Khan").may_change);
    let refused = pair
        .lay
        .app
        .space_remove_member(MemberRef { person: row(&pair.lay.space(), "Dr Ayesha Khan").person });
    assert_eq!(refused.unwrap_err().code, Code::Refused);

    let follows = pair.doctor.app.space_leaving(MemberRef { person }).unwrap();
    assert_eq!(follows.name, "Tom Reeve");
    assert!(follows.stays[0].contains("nobody can take that back"), "{follows:?}");
    let view = pair.doctor.app.space_remove_member(MemberRef { person }).unwrap();
    assert_eq!((view.members.len(), view.former), (1, vec!["Tom Reeve".to_owned()]));
    pair.doctor.publishes(pair.provider, "Said after.");
    pair.doctor.shares();

    let keys = pair.lay.keys().len();
    assert_eq!(pair.lay.shares().received, 0);
    assert_eq!(pair.lay.keys().len(), keys, "no new key came");
    let told = pair.lay.space();
    assert_eq!(told.phase, SpacePhase::ShutOut, "and they are told");
    assert!(told.sentence.starts_with("You are not in Sandbox quality any more."), "{told:?}");
    pair.lay.publishes(pair.provider, "Too late.");
    let report = pair.lay.shares();
    assert_eq!((report.sent, report.pending), (0, 1), "{report:?}");
    assert_eq!(pair.doctor.shares().received, 0);
    let kept = pair.doctor.summaries();
    assert!(kept.iter().any(|summary| summary.id == before), "what they said before stays");
    assert_eq!(kept.len(), 2);
}

#[test]
fn what_somebody_may_read_is_opened_and_closed() {
    let pair = pair();
    let person = row(&pair.doctor.space(), "Tom Reeve").person;
    let line = r#"{"kind":"intelligence","text":"A worry about a home","audience":"safeguarding"}"#;
    cf_app::archive::add(&pair.doctor.app.desk().unwrap(), line, None).unwrap();
    pair.doctor.shares();
    assert_eq!(pair.lay.shares().received, 0);
    let may = |standing, audiences| MemberChange { person, standing, audiences };
    let both = vec![Audience::Quality, Audience::Safeguarding];
    let view = pair.doctor.app.space_change_member(may(MemberStanding::Member, both)).unwrap();
    assert_eq!(row(&view, "Tom Reeve").audiences, [Audience::Quality, Audience::Safeguarding]);
    assert_eq!(pair.lay.shares().received, 1, "also what was shared before");

    let only = vec![Audience::Quality];
    pair.doctor.app.space_change_member(may(MemberStanding::LayReader, only)).unwrap();
    cf_app::archive::add(&pair.doctor.app.desk().unwrap(), line, None).unwrap();
    pair.doctor.publishes(pair.provider, "For the team.");
    pair.doctor.shares();
    assert_eq!(pair.lay.shares().received, 1, "the team's, and no more of safeguarding");
    let mine = row(&pair.lay.space(), "Tom Reeve").clone();
    assert_eq!(
        (mine.standing, mine.audiences),
        (MemberStanding::LayReader, vec![Audience::Quality])
    );
    // Whoever only reads is told that what they publish stays here, and of nothing else that waits.
    assert_eq!(pair.lay.shares().pending, 0);
    pair.lay.publishes(pair.provider, "Seen by nobody.");
    assert_eq!(pair.lay.shares().pending, 1);
    let sentence = pair.lay.space().sentence;
    assert!(sentence.contains("You only read in this space, so 1 entry stays"), "{sentence}");
}

#[test]
fn a_further_computer_is_the_same_person_and_can_be_shut_out() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Seen by all.");
    pair.doctor.shares();
    pair.lay.shares();
    let laptop = further_computer(&pair.lay, &pair);
    let report = laptop.shares();
    assert!(report.received >= 1, "{report:?}");
    let view = laptop.space();
    let me = view.members.iter().find(|member| member.me).unwrap();
    assert_eq!((me.name.as_str(), me.computers.len()), ("Tom Reeve", 2));
    assert_eq!(view.members.len(), 2, "no third person");
    assert_eq!(laptop.app.app_status(Empty::default()).unwrap().me.unwrap().name, "Tom Reeve");
    assert_eq!(laptop.summaries().len(), 1);

    let provider = provider_of(&laptop);
    laptop.publishes(provider, "From the other computer.");
    laptop.shares();
    pair.doctor.shares();
    let published = pair.doctor.summaries();
    assert_eq!(published.len(), 2);
    assert!(published.iter().all(|summary| summary.author != "Tom on the road"), "{published:?}");

    // The first computer shuts the second out; not the other way round.
    pair.lay.shares();
    let computers = row(&pair.lay.space(), "Tom Reeve").computers.clone();
    let lost = computers.iter().find(|computer| !computer.here).unwrap();
    assert!(lost.may_remove);
    let theirs = row(&laptop.space(), "Tom Reeve").computers.clone();
    let first = theirs.iter().find(|computer| !computer.here).unwrap();
    assert!(!first.may_remove);
    let id = lost.id.clone();
    let upwards = laptop.app.space_remove_computer(ComputerRef { id: first.id.clone() });
    assert_eq!(upwards.unwrap_err().code, Code::Refused);
    pair.lay.app.space_remove_computer(ComputerRef { id }).unwrap();
    pair.doctor.shares();
    pair.lay.shares();
    laptop.publishes(provider, "In somebody else's hands.");
    laptop.shares();
    pair.doctor.shares();
    assert_eq!(pair.doctor.summaries().len(), 2);
    pair.lay.publishes(pair.provider, "Goes on.");
    assert_eq!(pair.lay.shares().pending, 0);
    assert!(pair.doctor.shares().received >= 1);
}

#[test]
fn a_sheet_that_was_cancelled_lets_nobody_in_and_its_fellow_does() {
    let pair = pair();
    let lost = pair.doctor.app.space_make_sheet(Empty::default()).unwrap();
    let row = pair.doctor.space().sheets.remove(0);
    let kept = pair.doctor.app.space_make_sheet(Empty::default()).unwrap();
    assert!(row.may_cancel && row.name.starts_with("Recovery sheet of "), "{row:?}");
    assert!(pair.lay.space().sheets.iter().all(|sheet| !sheet.may_cancel), "only the owner may");
    let asked = || ComputerRef { id: row.id.clone() };
    let told = pair.doctor.app.space_computer_leaving(asked()).unwrap();
    assert!(told.ends[0].contains("sheet"), "{told:?}");
    assert!(pair.lay.app.space_remove_computer(asked()).is_err());
    let view = pair.doctor.app.space_remove_computer(asked()).unwrap();
    assert_eq!(view.sheets.len(), 1);

    let (manager, _) = lay_member();
    let recover = |code: &str| {
        let place = manager.place(pair.folder.path());
        let asked = SpaceRecover { code: code.to_owned(), place, shut_out: false };
        manager.app.space_recover(asked)
    };
    assert_eq!(recover(&lost.code).unwrap_err().code, Code::Refused);
    assert_eq!(recover(&kept.code).unwrap().phase, SpacePhase::Member);
}

#[test]
fn a_sheet_lets_an_administrator_in_after_the_owner_s_computer_is_lost() {
    let pair = pair();
    pair.doctor.publishes(pair.provider, "Before the loss.");
    pair.doctor.shares();
    let refused = pair.lay.app.space_make_sheet(Empty::default());
    assert_eq!(refused.unwrap_err().code, Code::Refused);
    let sheet = pair.doctor.app.space_make_sheet(Empty::default()).unwrap();
    assert_eq!((sheet.owner.as_str(), sheet.space.as_str()), ("Dr Ayesha Khan", "Sandbox quality"));
    assert_eq!(pair.doctor.space().sheets.len(), 1);

    let (manager, _) = lay_member();
    let asked = |code: &str, folder| SpaceRecover {
        code: code.to_owned(),
        place: manager.place(folder),
        shut_out: true,
    };
    let wrong = sheet.code.replace('-', "").replacen("R1", "R1A", 1);
    let error = manager.app.space_recover(asked(&wrong, pair.folder.path())).unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error:?}");
    let elsewhere = shared_folder();
    let error = manager.app.space_recover(asked(&sheet.code, elsewhere.path())).unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error:?}");

    let typed = sheet.code.to_lowercase().replace('-', " ");
    let view = manager.app.space_recover(asked(&typed, pair.folder.path())).unwrap();
    assert_eq!(view.phase, SpacePhase::Member);
    assert!(view.may_invite);
    assert_eq!(manager.summaries().len(), 1, "what was shared is there");
    // The owner's computer counts no longer.
    pair.lay.shares();
    pair.doctor.publishes(pair.provider, "From the lost computer.");
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(pair.lay.summaries().len(), 1);
    // And the team goes on.
    manager.publishes(provider_of(&manager), "Afterwards.");
    manager.shares();
    assert!(pair.lay.shares().received >= 1);
    assert_eq!(pair.lay.summaries().len(), 2);
}
