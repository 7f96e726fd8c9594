//! Two people answer the same question before either has read the other.

use super::pair::{Pair, pair};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::Action;
use cf_domain::word::ActionStatus;
use cf_wire::*;

/// An action of the doctor's that both have.
fn shared_action(pair: &Pair) -> RecordId {
    let action = Action {
        organisation: Some(pair.provider),
        title: "Fit rails".to_owned(),
        owner: Some("Head of estates".to_owned()),
        due: "2026-12-04".parse().ok(),
        ..Action::default()
    };
    let asked = ActionSave { id: None, action, share: true, seen: None };
    let id = pair.doctor.app.action_save(asked).unwrap().id;
    pair.doctor.shares();
    pair.lay.shares();
    id
}

fn view(person: &Person, id: RecordId) -> ActionView {
    person.app.action_view(ById { id }).unwrap()
}

/// Saves as the form does: everything it shows, with what was changed.
fn save(person: &Person, seen: &ActionView, change: impl FnOnce(&mut Action)) {
    let mut action = seen.action.clone();
    change(&mut action);
    let (id, seen) = (Some(seen.meta.id), Some(seen.seen.clone()));
    person.app.action_save(ActionSave { id, action, share: false, seen }).unwrap();
}

/// Both say something else, and read each other.
fn both_say(pair: &Pair, id: RecordId) {
    save(&pair.doctor, &view(&pair.doctor, id), |action| {
        action.status = Some(ActionStatus::Complete);
    });
    save(&pair.lay, &view(&pair.lay, id), |action| action.status = Some(ActionStatus::Dropped));
    exchange(pair);
}

fn exchange(pair: &Pair) {
    for person in [&pair.doctor, &pair.lay, &pair.doctor] {
        person.shares();
    }
}

fn settle(id: RecordId, differs: &Difference) -> SettleAnswer {
    let seen = differs.answers.iter().map(|answer| answer.id.clone()).collect();
    SettleAnswer { id, field: differs.field.clone(), seen, pick: None, other: None }
}

fn said(differs: &Difference) -> Vec<(&str, Option<&str>)> {
    differs.answers.iter().map(|said| (said.who.as_str(), said.value.as_deref())).collect()
}

#[test]
fn both_answers_are_shown_to_both_and_one_choice_settles_it_for_both() {
    let pair = pair();
    let id = shared_action(&pair);
    both_say(&pair, id);
    for person in [&pair.doctor, &pair.lay] {
        let seen = view(person, id);
        assert_eq!(seen.row.disputed, ["status"]);
        let [differs] = seen.differences.as_slice() else { panic!("{:?}", seen.differences) };
        assert_eq!(differs.name, "where it stands");
        let mut both = said(differs);
        assert_eq!(
            both[0].1.unwrap().parse::<ActionStatus>().ok(),
            Some(seen.row.status),
            "what is shown comes first"
        );
        both.sort_unstable();
        assert_eq!(both, [("Dr Ayesha Khan", Some("complete")), ("Tom Reeve", Some("dropped"))]);
        let task = person.home().tasks.into_iter().find(|task| task.id == Some(id)).unwrap();
        assert_eq!(task.title, "Choose between 2 answers");
        assert_eq!(task.detail, "Fit rails: where it stands");
    }

    let differs = view(&pair.lay, id).differences.remove(0);
    let theirs = differs.answers.iter().find(|answer| !answer.me).unwrap().id.clone();
    let asked = SettleAnswer { pick: Some(theirs), ..settle(id, &differs) };
    assert!(pair.lay.app.record_settle(asked).unwrap().is_empty());
    exchange(&pair);
    for person in [&pair.doctor, &pair.lay] {
        let seen = view(person, id);
        assert_eq!((seen.row.status, seen.row.disputed.len()), (ActionStatus::Complete, 0));
        assert!(seen.differences.is_empty());
        assert!(!person.home().tasks.iter().any(|task| task.id == Some(id)));
        let history = person.app.record_history(ById { id }).unwrap();
        let all: Vec<_> = history.iter().flat_map(|row| &row.changes).collect();
        for kept in ["complete", "dropped"] {
            assert!(all.iter().any(|change| change.after.as_deref() == Some(kept)), "{kept}");
        }
        assert_eq!(history[0].sentence, "Chose between different answers");
    }
}

#[test]
fn choosing_can_be_undone_before_it_was_sent() {
    let pair = pair();
    let id = shared_action(&pair);
    both_say(&pair, id);
    let differs = view(&pair.lay, id).differences.remove(0);
    let pick = Some(differs.answers[0].id.clone());
    pair.lay.app.record_settle(SettleAnswer { pick, ..settle(id, &differs) }).unwrap();
    let last = pair.lay.app.operation_list(Paging::default()).unwrap().rows.remove(0);
    assert_eq!(last.sentence, "Chose between different answers");
    pair.lay.app.operation_undo(OperationRef { id: last.id }).unwrap();
    let back = view(&pair.lay, id).differences.remove(0);
    assert_eq!(said(&back), said(&differs));
}

#[test]
fn saving_something_else_settles_nothing() {
    let pair = pair();
    let id = shared_action(&pair);
    both_say(&pair, id);
    // The author changes the title, a colleague the day: neither touches where it stands.
    save(&pair.doctor, &view(&pair.doctor, id), |action| action.title.push_str(" by the bath"));
    save(&pair.lay, &view(&pair.lay, id), |action| action.due = "2026-12-11".parse().ok());
    exchange(&pair);
    for person in [&pair.doctor, &pair.lay] {
        let seen = view(person, id);
        assert_eq!(seen.action.title, "Fit rails by the bath");
        assert_eq!(seen.action.due, "2026-12-11".parse().ok());
        assert_eq!(seen.row.disputed, ["status"], "both answers still stand");
    }
}

#[test]
fn a_form_that_was_opened_before_news_came_in_replaces_none_of_it() {
    let pair = pair();
    let id = shared_action(&pair);
    for (person, other) in [(&pair.doctor, &pair.lay), (&pair.lay, &pair.doctor)] {
        let opened = view(person, id);
        save(other, &view(other, id), |action| action.owner = Some("Ward manager".to_owned()));
        other.shares();
        person.shares();
        // The form still shows the former owner; only the day was changed in it.
        save(person, &opened, |action| action.due = "2026-12-11".parse().ok());
        let now = view(person, id);
        assert_eq!(now.action.owner.as_deref(), Some("Ward manager"), "nobody chose the former");
        assert!(now.differences.is_empty());

        // Who changes the owner in such a form says something else, and does not overwrite.
        save(person, &opened, |action| action.owner = Some("Matron".to_owned()));
        let differs = view(person, id).differences.remove(0);
        let mut values: Vec<_> =
            differs.answers.iter().filter_map(|answer| answer.value.as_deref()).collect();
        values.sort_unstable();
        assert_eq!(values, ["Matron", "Ward manager"]);
        let other_words = Some("Ward manager and matron".to_owned());
        let asked = SettleAnswer { other: other_words, ..settle(id, &differs) };
        assert!(person.app.record_settle(asked).unwrap().is_empty());
        assert_eq!(view(person, id).action.owner.as_deref(), Some("Ward manager and matron"));
        person.shares();
        other.shares();
        assert!(view(other, id).differences.is_empty());
    }
}

#[test]
fn what_came_in_while_somebody_was_choosing_is_not_settled_with_it() {
    let pair = pair();
    let id = shared_action(&pair);
    both_say(&pair, id);
    let differs = view(&pair.doctor, id).differences.remove(0);
    // A third answer comes in: from a form that had been opened before both.
    let shown = differs.answers[0].id.clone();
    let third = SettleAnswer {
        other: Some("in-progress".to_owned()),
        ..settle(id, &view(&pair.lay, id).differences[0])
    };
    pair.lay.app.record_settle(third).unwrap();
    pair.lay.shares();
    pair.doctor.shares();
    let gone = SettleAnswer { pick: Some(shown), ..settle(id, &differs) };
    assert_eq!(pair.doctor.app.record_settle(gone).unwrap_err().code, Code::Refused);
    // Words that were typed before it came in stand beside it.
    let typed = SettleAnswer { other: Some("open".to_owned()), ..settle(id, &differs) };
    let left = pair.doctor.app.record_settle(typed).unwrap().remove(0);
    let mut values: Vec<_> =
        left.answers.iter().filter_map(|answer| answer.value.as_deref()).collect();
    values.sort_unstable();
    assert_eq!(values, ["in-progress", "open"]);
}

#[test]
fn the_rules_hold_for_a_chosen_answer_too() {
    let pair = pair();
    let id = shared_action(&pair);
    both_say(&pair, id);
    let differs = view(&pair.doctor, id).differences.remove(0);
    let asked = settle(id, &differs);
    let refused = |asked: SettleAnswer| pair.doctor.app.record_settle(asked).unwrap_err();
    let neither = refused(asked.clone());
    assert_eq!(neither.field.as_deref(), Some("answer"));
    let closed = refused(SettleAnswer { other: Some("verified".to_owned()), ..asked.clone() });
    assert_eq!(closed.field.as_deref(), Some("evidence"), "nothing shows that it was done");
    let nonsense = refused(SettleAnswer { other: Some("nearly".to_owned()), ..asked.clone() });
    assert_eq!(nonsense.field.as_deref(), Some("answer"));
    let named = SettleAnswer {
        field: "owner".to_owned(),
        other: Some("The patient, NHS number 943 476 5919".to_owned()),
        ..asked
    };
    assert_eq!(refused(named).code, Code::Identifiers);
    assert_eq!(view(&pair.doctor, id).differences.len(), 1, "nothing was changed");
}

#[test]
fn what_two_people_call_a_provider_is_nobody_s_to_settle() {
    let pair = pair();
    let rename = |person: &Person, name: &str| {
        let asked = ProviderSave {
            id: Some(pair.provider),
            code: Some("ZZ91".to_owned()),
            name: name.to_owned(),
            ..ProviderSave::default()
        };
        person.app.provider_save(asked).unwrap();
    };
    rename(&pair.doctor, "Sandbox Hospitals");
    rename(&pair.lay, "The Sandbox");
    exchange(&pair);
    for person in [&pair.doctor, &pair.lay] {
        let found = person.app.record_differences(ById { id: pair.provider }).unwrap();
        assert!(found.is_empty(), "each stands by their own: {found:?}");
        assert!(!person.home().tasks.iter().any(|task| task.title.starts_with("Choose")));
    }
}
