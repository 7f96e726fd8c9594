//! A member whose only computer is lost, on a new one: through real vaults.

use super::pair::{Pair, as_member, pair};
use crate::bench::Person;
use cf_domain::word::Role;
use cf_wire::*;

pub fn row(of: &Person, name: &str) -> MemberRow {
    of.space().members.into_iter().find(|member| member.name == name).unwrap()
}

/// Asks by a code of the doctor's, who has compared the words. Answers the request.
pub fn asks(pair: &Pair, by: &Person) -> RequestRow {
    let asked = by.joins(&pair.doctor.invites().code, pair.folder.path()).unwrap();
    pair.doctor.shares();
    let request = pair.doctor.space().requests.remove(0);
    assert_eq!(request.words, asked.words);
    request
}

pub fn verified(person: &Person) -> bool {
    cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty()
}

#[test]
fn a_member_whose_only_computer_is_lost_goes_on_as_who_they_were() {
    let pair = pair();
    let said = pair.lay.publishes(pair.provider, "Said on the old computer.");
    pair.lay.shares();
    pair.doctor.publishes(pair.provider, "Said by the doctor.");
    pair.doctor.shares();
    let tom = row(&pair.doctor, "Tom Reeve");

    // A new vault, in which nothing tells that Tom was here before.
    let new = Person::new();
    new.set_up_as("T. Reeve", Role::LayMember);
    let request = asks(&pair, &new);
    assert_eq!((request.member, request.former), (None, None));
    let back = RequestReturn { id: request.id, person: tom.person };
    let upwards = pair.lay.app.space_replace(back.clone());
    assert_eq!(upwards.unwrap_err().code, Code::NotFound, "nobody asked them");
    let view = pair.doctor.app.space_replace(back).unwrap();
    assert_eq!((view.members.len(), view.requests.len(), view.invites.len()), (2, 0, 0));
    assert!(view.former.is_empty(), "nobody left");

    new.shares();
    let me = row(&new, "Tom Reeve");
    assert!(me.me && me.computers.len() == 1, "{me:?}");
    assert_eq!((me.standing, me.audiences), (tom.standing, tom.audiences));
    let name = new.app.app_status(Empty::default()).unwrap().me.unwrap().name;
    assert_eq!(name, "Tom Reeve");
    let read = new.summaries();
    assert_eq!(read.len(), 2, "all that was shared, from before and after");
    // What they said is theirs: they can take it back.
    let mine = read.iter().find(|summary| summary.id == said).unwrap();
    assert_eq!(mine.author, "Tom Reeve");
    new.app.summary_withdraw(Withdraw { id: said, reason: "No longer so.".to_owned() }).unwrap();
    new.shares();
    pair.doctor.shares();
    let back = |person: &Person| {
        let kept = person.summaries().into_iter().find(|summary| summary.id == said);
        kept.map(|summary| (summary.author, summary.withdrawn))
    };
    assert_eq!(back(&pair.doctor), Some(("Tom Reeve".to_owned(), true)));

    // The lost computer says nothing more and hears nothing more.
    pair.lay.publishes(pair.provider, "In somebody else's hands.");
    let report = pair.lay.shares();
    assert_eq!((report.sent, report.received), (0, 0), "{report:?}");
    pair.doctor.publishes(pair.provider, "Among ourselves.");
    pair.doctor.shares();
    assert_eq!(pair.lay.shares().received, 0);
    assert_eq!(new.shares().received, 1);
    for person in [&pair.doctor, &new] {
        assert_eq!(person.summaries().len(), 3);
        assert!(verified(person));
    }
    let sentences: Vec<String> = new
        .app
        .operation_list(Paging::default())
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.sentence)
        .collect();
    assert!(sentences.contains(&"Asked to join a shared space".to_owned()), "{sentences:?}");
}

#[test]
fn who_asks_under_the_same_name_stays_somebody_new_unless_it_is_said() {
    let pair = pair();
    let new = Person::new();
    new.set_up_as("Tom Reeve", Role::LayMember);
    let request = asks(&pair, &new);
    let view = pair.doctor.app.space_approve(as_member(request.id)).unwrap();
    assert_eq!(view.members.len(), 3);
    let toms = view.members.iter().filter(|member| member.name == "Tom Reeve");
    assert_eq!(toms.map(|tom| tom.computers.len()).collect::<Vec<_>>(), [1, 1]);
}
