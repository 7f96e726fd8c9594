//! Whatever the order in which four people work, one visit comes out.

use super::team::team;
use crate::bench::Person;
use cf_domain::RecordId;
use cf_wire::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

/// What somebody does at some moment of a visit.
#[derive(Debug, Clone)]
enum Step {
    Writes,
    HandsOver,
    Shares,
    Carries { to: usize },
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        4 => Just(Step::Writes),
        2 => Just(Step::HandsOver),
        2 => Just(Step::Shares),
        1 => (0_usize..4).prop_map(|to| Step::Carries { to }),
    ];
    (0_usize..4, step)
}

fn carry(from: &Person, to: &Person, stick: &Path) {
    let made = from.app.bundle_out(BundleOut { folder: from.picks(stick), since: None }).unwrap();
    let file = to.picks(&stick.join(made.name));
    to.app.bundle_in(FromFile { file }).unwrap();
}

/// Whatever the order in which four write, hand over, share and carry files, all end with the same
/// visit, and every note that was handed over is in it once.
#[test]
fn any_order_of_four_gives_the_same_visit_and_loses_nothing() {
    let team = team();
    let stick = TempDir::new().unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let steps = prop::collection::vec(step(), 4..24);
    let result = runner.run(&steps, |steps| {
        let visit = team.visit();
        let mut written = BTreeSet::new();
        for (n, (who, step)) in steps.into_iter().enumerate() {
            let person = &team.people[who];
            match step {
                Step::Writes => {
                    let text = format!("note {n} of {who}");
                    person.saw(visit, &text);
                    written.insert(text);
                }
                Step::HandsOver => {
                    person.hands_over(visit);
                }
                Step::Shares => {
                    person.shares();
                }
                Step::Carries { to } if to != who => {
                    carry(person, &team.people[to], stick.path());
                }
                Step::Carries { .. } => {}
            }
        }
        for person in &team.people {
            person.hands_over(visit);
        }
        team.meet();
        let shown = |person: &Person| -> Vec<(String, Option<RecordId>)> {
            let mut rows: Vec<_> = person
                .opens(visit)
                .notes
                .into_iter()
                .map(|row| (row.note.text, Some(row.meta.id)))
                .collect();
            rows.sort();
            rows
        };
        let first = shown(&team.people[0]);
        for person in &team.people[1..] {
            prop_assert_eq!(&shown(person), &first);
        }
        let texts: Vec<&String> = first.iter().map(|(text, _)| text).collect();
        prop_assert_eq!(texts.len(), written.len(), "each once");
        prop_assert!(texts.iter().all(|text| written.contains(*text)));
        Ok(())
    });
    result.unwrap();
    drop(team.folder);
}
