//! Who can read what: sharing with some, with more, and taking it back.

use super::pair::{Pair, pair};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::{Action, Concern, Intelligence, Settled};
use cf_domain::word::{AtRisk, Audience};
use cf_wire::*;

const WORRY: &str = "A worry about how residents are spoken to";

fn told(person: &Person) -> RecordId {
    let intelligence = Intelligence { text: WORRY.to_owned(), ..Intelligence::default() };
    let asked = IntelligenceSave { id: None, draft: None, intelligence, share: false };
    person.app.intelligence_save(asked).unwrap().meta.id
}

fn preview(person: &Person, id: RecordId) -> SharePreview {
    person.app.share_preview(ById { id }).unwrap()
}

/// Looks, then shares what was seen.
fn shares_with(person: &Person, id: RecordId, audience: Audience) -> RecordId {
    let content = preview(person, id).content;
    person.app.share_record(ShareRecord { id, audience, content }).unwrap().id
}

fn listed(person: &Person) -> Vec<(RecordId, String, Audience)> {
    let page = person.app.intelligence_list(IntelligenceFilter::default()).unwrap();
    page.rows.into_iter().map(|row| (row.id, row.text, row.audience)).collect()
}

/// Opens these audiences to the lay member, and no others.
fn opens(pair: &Pair, audiences: &[Audience]) {
    let space = pair.doctor.space();
    let lay = space.members.iter().find(|row| !row.me).unwrap().person;
    let audiences = audiences.to_vec();
    let asked = MemberChange { person: lay, standing: MemberStanding::Member, audiences };
    pair.doctor.app.space_change_member(asked).unwrap();
    pair.lay.shares();
}

#[test]
fn what_is_for_the_safeguarding_leads_reaches_nobody_else_until_it_is_shared_further() {
    let pair = pair();
    let private = told(&pair.doctor);
    let shown = preview(&pair.doctor, private);
    assert_eq!((shown.now, shown.what.as_str()), (Audience::Private, "soft intelligence"));
    assert!(shown.parts.iter().any(|part| part.text == WORRY), "{shown:?}");
    let names = |audience| {
        let choice = shown.choices.iter().find(|choice| choice.audience == audience);
        choice.map(|choice| choice.names.clone())
    };
    assert_eq!(names(Audience::Quality), Some(vec!["Tom Reeve".to_owned()]));
    assert_eq!(names(Audience::Safeguarding), Some(vec![]), "nobody else reads it yet");
    let lead = shares_with(&pair.doctor, private, Audience::Safeguarding);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(listed(&pair.lay), []);
    let row = (lead, WORRY.to_owned(), Audience::Safeguarding);
    assert_eq!(listed(&pair.doctor), [row], "once, and not the private one beside it");
    // Who does not belong to them cannot send to them either.
    let of_lay = preview(&pair.lay, told(&pair.lay));
    assert!(of_lay.choices.iter().all(|choice| choice.audience != Audience::Safeguarding));

    let wider = shares_with(&pair.doctor, lead, Audience::Quality);
    pair.doctor.shares();
    pair.lay.shares();
    assert!(listed(&pair.lay).contains(&(wider, WORRY.to_owned(), Audience::Quality)));
    assert_eq!(listed(&pair.doctor), [(wider, WORRY.to_owned(), Audience::Quality)]);
}

/// Not one field leaves that the page does not name: also links, and why a name may stay.
#[test]
fn every_field_that_leaves_is_shown_before() {
    let pair = pair();
    let rests_on = told(&pair.doctor);
    let settled =
        Settled { words: "Mrs Jane Bell".to_owned(), reason: "Kept by its author".to_owned() };
    let concern = Concern {
        title: "Told by Mrs Jane Bell".to_owned(),
        evidence_records: vec![rests_on],
        settled: vec![settled],
        ..Concern::default()
    };
    let asked = ConcernSave { id: None, draft: None, concern, share: false };
    let id = pair.doctor.app.concern_save(asked).unwrap().meta.id;
    let shown = preview(&pair.doctor, id);
    assert!(shown.findings.is_empty(), "{shown:?}");
    let shared = shares_with(&pair.doctor, id, Audience::Quality);
    let reader = pair.doctor.app.desk().unwrap();
    let fields = reader.reader().unwrap().record(shared).unwrap().unwrap().fields;
    for field in fields.keys() {
        assert!(shown.parts.iter().any(|part| part.field == *field), "{field}: {shown:?}");
    }
    let text =
        |field: &str| shown.parts.iter().find(|part| part.field == field).unwrap().text.clone();
    assert_eq!(text("evidence_records"), "1 link, without the words there");
    assert_eq!(text("settled"), "“Mrs Jane Bell”: Kept by its author");
}

#[test]
fn a_safeguarding_lead_who_does_not_read_the_quality_team_s_keeps_what_they_had() {
    let pair = pair();
    opens(&pair, &[Audience::Safeguarding]);
    let lead = shares_with(&pair.doctor, told(&pair.doctor), Audience::Safeguarding);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(listed(&pair.lay), [(lead, WORRY.to_owned(), Audience::Safeguarding)]);
    shares_with(&pair.doctor, lead, Audience::Quality);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(listed(&pair.lay), [(lead, WORRY.to_owned(), Audience::Safeguarding)]);
}

#[test]
fn only_what_was_looked_at_is_shared_and_only_by_its_author() {
    let pair = pair();
    let id = told(&pair.doctor);
    let seen = preview(&pair.doctor, id).content;
    let intelligence = Intelligence { text: "Other words".to_owned(), ..Intelligence::default() };
    let asked = IntelligenceSave { id: Some(id), draft: None, intelligence, share: false };
    pair.doctor.app.intelligence_save(asked).unwrap();
    let asked = ShareRecord { id, audience: Audience::Quality, content: seen };
    assert_eq!(pair.doctor.app.share_record(asked).unwrap_err().code, Code::Refused);
    let shared = shares_with(&pair.doctor, id, Audience::Quality);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(pair.lay.app.share_preview(ById { id: shared }).unwrap_err().code, Code::Refused);
    let asked = Withdraw { id: shared, reason: "Not mine".to_owned() };
    assert_eq!(pair.lay.app.share_take_back(asked).unwrap_err().code, Code::Refused);
}

#[test]
fn what_is_taken_back_is_a_private_note_again_and_the_others_see_why() {
    let pair = pair();
    let private = told(&pair.doctor);
    let shared = shares_with(&pair.doctor, private, Audience::Quality);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(listed(&pair.lay).len(), 1);
    let asked = |reason: &str| Withdraw { id: shared, reason: reason.to_owned() };
    assert_eq!(pair.doctor.app.share_take_back(asked(" ")).unwrap_err().code, Code::Invalid);
    let now = pair.doctor.app.share_take_back(asked("Meant for the leads only")).unwrap().id;
    assert_eq!(now, private);
    assert_eq!(listed(&pair.doctor), [(private, WORRY.to_owned(), Audience::Private)]);
    pair.doctor.shares();
    pair.lay.shares();
    assert_eq!(listed(&pair.lay), []);
    let bin = pair.lay.app.bin_list(Paging::default()).unwrap().rows;
    let row = bin.iter().find(|row| row.id == shared).unwrap();
    assert_eq!(row.title, "Taken back: Meant for the leads only");
    // And it can be shared with the right people now.
    shares_with(&pair.doctor, private, Audience::Safeguarding);
    assert_eq!(listed(&pair.doctor)[0].2, Audience::Safeguarding);
}

#[test]
fn an_action_for_a_safeguarding_concern_is_for_the_same_people() {
    let pair = pair();
    let concern = Concern {
        title: "Residents are afraid of one member of staff".to_owned(),
        organisation: Some(pair.provider),
        at_risk_now: Some(AtRisk::No),
        ..Concern::default()
    };
    let asked = ConcernSave { id: None, draft: None, concern, share: false };
    let concern = pair.doctor.app.concern_save(asked).unwrap().meta.id;
    let concern = shares_with(&pair.doctor, concern, Audience::Safeguarding);
    let action = Action {
        title: "Speak with the safeguarding adults board".to_owned(),
        concern: Some(concern),
        ..Action::default()
    };
    let asked = ActionSave { id: None, action, share: false, seen: None };
    pair.doctor.app.action_save(asked).unwrap();
    pair.doctor.shares();
    pair.lay.shares();
    let there =
        |person: &Person| person.app.action_list(ActionFilter::default()).unwrap().rows.len();
    assert_eq!((there(&pair.doctor), there(&pair.lay)), (1, 0));
    opens(&pair, &[Audience::Quality, Audience::Safeguarding]);
    assert_eq!(there(&pair.lay), 1);
}
