use super::{all, monday, records};
use cf_domain::Kind;
use cf_domain::identifiers::scan;
use cf_domain::record::{Action, Concern, Intelligence, Response};
use cf_domain::word::{ActionStatus, Audience, Confidence, ResponseNature, Severity};
use cf_insight::{ladder, practice, themes};
use std::collections::{HashMap, HashSet};

#[test]
fn some_themes_may_stand_in_a_pack_and_some_may_not() {
    let records = records();
    let list = themes::shipped().unwrap();
    let trust = cf_domain::RecordId::of_organisation("SANDBOX");
    let mut by_theme: HashMap<String, Vec<_>> = HashMap::new();
    let items = all::<Intelligence>(&records);
    assert!(items.len() >= 14);
    for (record, item) in &items {
        for theme in &item.themes {
            assert!(list.get(theme).is_some(), "{} has the unknown theme {theme}", record.key);
            if record.audience == Audience::Quality && item.organisation == Some(trust) {
                by_theme.entry(theme.clone()).or_default().push(item.source_kind.unwrap());
            }
        }
    }
    let leaves = |theme: &str| {
        let kinds = &by_theme[theme];
        kinds.len() >= 3 && kinds.iter().collect::<HashSet<_>>().len() >= 2
    };
    for theme in ["discharge", "call-bells", "staffing-nights", "communication-families"] {
        assert!(leaves(theme), "{theme} should leave");
    }
    for theme in ["medicines", "equality", "emergency-corridor", "good-practice", "leadership"] {
        assert!(!leaves(theme), "{theme} should stay");
    }
    assert_eq!(
        by_theme["medicines"].len(),
        3,
        "three items from one kind of source are not enough"
    );
    assert!(items.iter().any(|(_, i)| i.confidence == Some(Confidence::Hunch)));
    assert!(items.iter().any(|(r, _)| r.audience == Audience::Protected));
}

#[test]
fn concerns_show_the_times_the_ladder_and_a_closing() {
    let records = records();
    let concerns = all::<Concern>(&records);
    assert_eq!(concerns.len(), 5);
    let immediate: Vec<_> =
        concerns.iter().filter(|(_, c)| c.severity == Some(Severity::Immediate)).collect();
    assert_eq!(immediate.len(), 1);
    for (record, c) in
        concerns.iter().filter(|(_, c)| c.at_risk_now.is_some_and(|r| r.needs_times()))
    {
        let times = [c.seen_at, c.told_at, c.made_safe_at, c.verified_at].map(Option::unwrap);
        assert!(times.is_sorted(), "{}: the times run forwards", record.key);
        assert!(c.told_role.is_some() && c.made_safe_how.is_some() && c.verified_by.is_some());
    }
    let ladders = ladder::shipped().unwrap();
    let (climbing, concern) = concerns.iter().find(|(_, c)| c.step.is_some()).unwrap();
    let ladder = ladders.iter().find(|l| Some(&l.id) == concern.ladder.as_ref()).unwrap();
    assert_eq!(ladder.steps.iter().position(|s| Some(&s.id) == concern.step.as_ref()), Some(2));
    let steps: Vec<String> = all::<Response>(&records)
        .into_iter()
        .filter(|(_, r)| {
            r.about == Some(climbing.id) && r.nature == Some(ResponseNature::Escalation)
        })
        .map(|(_, r)| r.step.unwrap())
        .collect();
    assert_eq!(steps, ["talk", "notice", "meeting"], "every step below was taken");
}

#[test]
fn actions_stand_in_every_state_and_some_are_late() {
    let records = records();
    let actions = all::<Action>(&records);
    for status in ActionStatus::ALL {
        assert!(actions.iter().any(|(_, a)| a.status == Some(*status)), "no action is {status}");
    }
    let late =
        actions.iter().filter(|(_, a)| a.status.unwrap().is_open() && a.due.unwrap() < monday());
    assert!(late.count() >= 2);
}

#[test]
fn nothing_was_made_after_the_day_it_tells_of_or_before_what_it_rests_on() {
    let records = records();
    let made: HashMap<_, _> = records.iter().map(|r| (r.id, r.made)).collect();
    for (record, concern) in all::<Concern>(&records) {
        for id in &concern.evidence_records {
            assert!(made[id] <= record.made, "{} rests on something later", record.key);
        }
    }
    let start = monday().and_hms_opt(0, 0, 0).unwrap().and_utc();
    assert!(records.iter().all(|r| r.made < start), "everything was made before day 0");
    let dated = records.iter().filter(|r| r.kind == Kind::Response);
    assert!(dated.into_iter().all(|r| r.fields["on"] == r.made.date_naive().to_string()));
}

#[test]
fn the_planted_health_number_is_a_sound_test_number() {
    let shipped = practice::shipped().unwrap();
    let number: String = shipped.planted[0].words.chars().filter(char::is_ascii_digit).collect();
    let digits: Vec<u32> = number.chars().map(|c| c.to_digit(10).unwrap()).collect();
    let sum: u32 = digits.iter().take(9).zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    assert_eq!((digits.len(), (sum + digits[9]) % 11), (10, 0), "check digit, modulus 11");
    assert!(number.starts_with("999"), "the range kept for tests");
}

#[test]
fn the_check_before_publishing_finds_what_was_planted_and_nothing_else() {
    const FREE_TEXT: [&str; 9] = [
        "text",
        "title",
        "purpose",
        "not_seen",
        "went_well",
        "told_us",
        "concerns",
        "agreed",
        "evidence",
    ];
    let shipped = practice::shipped().unwrap();
    let mut found = Vec::new();
    for draft in &shipped.records {
        for text in FREE_TEXT.iter().filter_map(|name| draft.fields.get(*name)?.as_str()) {
            found.extend(scan(text).into_iter().map(|f| (draft.key.as_str(), f.text)));
        }
    }
    assert_eq!(found.len(), shipped.planted.len(), "{found:?}");
    for planted in &shipped.planted {
        let caught = |(record, words): &(&str, String)| {
            *record == planted.record && words.contains(&planted.words)
        };
        assert!(found.iter().any(caught), "{} was not found: {found:?}", planted.words);
    }
}
