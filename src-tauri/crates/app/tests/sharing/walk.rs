//! Copies of a folder, backups, a folder without room and undo, in whatever order: no exchange ends
//! in an error, nothing that stands is lost, and in the end everybody has the same.

use super::again::{copied, exchanges_without_room, goes_back, operation};
use super::pair::{Pair, pair};
use crate::bench::Person;
use cf_domain::RecordId;
use cf_wire::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Debug, Clone)]
enum Step {
    Publish(usize),
    Undo(usize),
    Share(usize),
    WithoutRoom(usize),
    GoOn(usize),
    Backup,
    Restore,
    ColleagueShares,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0usize..2).prop_map(Step::Publish),
        3 => (0usize..2).prop_map(Step::Undo),
        4 => (0usize..2).prop_map(Step::Share),
        1 => (0usize..2).prop_map(Step::WithoutRoom),
        1 => (0usize..2).prop_map(Step::GoOn),
        1 => Just(Step::Backup),
        1 => Just(Step::Restore),
        1 => Just(Step::ColleagueShares),
    ]
}

/// One of two copies, and what was published there: operation and summary.
struct Copy {
    person: Person,
    published: Vec<(String, RecordId)>,
}

struct Walk {
    pair: Pair,
    copies: Vec<Copy>,
    /// What was published and not undone, without what a restore put in doubt.
    stands: BTreeSet<RecordId>,
    backup: Option<(String, Vec<(String, RecordId)>)>,
}

impl Walk {
    /// The doctor of the pair stays locked; two copies of that folder are at work.
    fn new() -> Self {
        let pair = pair();
        pair.doctor.app.session_lock(Empty::default()).unwrap();
        let copy = || Copy { person: copied(&pair.doctor), published: Vec::new() };
        let copies = vec![copy(), copy()];
        Self { pair, copies, stands: BTreeSet::new(), backup: None }
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Publish(at) => {
                let copy = &mut self.copies[*at];
                let id = copy.person.publishes(self.pair.provider, "Nights are slow.");
                let row = operation(&copy.person, "Published a visit summary");
                copy.published.push((row.id, id));
                self.stands.insert(id);
            }
            Step::Undo(at) => {
                let copy = &mut self.copies[*at];
                let Some((operation, id)) = copy.published.pop() else { return };
                let asked = OperationRef { id: operation.clone() };
                match copy.person.app.operation_undo(asked) {
                    Ok(_) => drop(self.stands.remove(&id)),
                    Err(refused) => {
                        assert_eq!(refused.code, Code::AlreadyShared);
                        copy.published.push((operation, id));
                    }
                }
            }
            Step::Share(at) => drop(self.copies[*at].person.shares()),
            Step::WithoutRoom(at) => {
                exchanges_without_room(&self.copies[*at].person, self.pair.folder.path());
            }
            Step::GoOn(at) => {
                if let Err(refused) = self.copies[*at].person.app.space_begin_anew(Empty::default())
                {
                    assert_eq!(refused.code, Code::Refused, "{refused:?}");
                }
            }
            Step::Backup => {
                let copy = &self.copies[0];
                let id = copy.person.app.backup_make(Empty::default()).unwrap().id;
                self.backup = Some((id, copy.published.clone()));
            }
            Step::Restore => {
                let Some((backup, then)) = self.backup.clone() else { return };
                let Copy { person, published } = self.copies.remove(0);
                let doubtful = published.iter().filter(|said| !then.contains(said));
                for (_, id) in doubtful {
                    self.stands.remove(id);
                }
                let person = goes_back(person, backup);
                self.copies.insert(0, Copy { person, published: then });
            }
            Step::ColleagueShares => drop(self.pair.lay.shares()),
        }
    }

    fn people(&self) -> [&Person; 3] {
        [&self.pair.lay, &self.copies[0].person, &self.copies[1].person]
    }

    fn is_sound(&self) -> bool {
        let sound = |person: &Person| {
            cf_app::verify(&person.app.desk().unwrap()).unwrap().problems.is_empty()
        };
        self.people().into_iter().all(sound)
    }

    /// Everybody shares, and goes on where that is offered, until there is nothing left to do.
    fn settle(&self) {
        for _ in 0..4 {
            for person in self.people() {
                if person.shares().problems.iter().any(|problem| problem.code == "twin") {
                    person.app.space_begin_anew(Empty::default()).unwrap();
                }
            }
        }
    }
}

fn there(person: &Person) -> BTreeSet<RecordId> {
    let paging = Paging { after: None, limit: Some(200) };
    let asked = SummaryFilter { paging, ..SummaryFilter::default() };
    let rows = person.app.summary_list(asked).unwrap().rows;
    rows.into_iter().map(|row| row.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_copies_do_everybody_ends_with_the_same(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let mut walk = Walk::new();
        for step in &steps {
            walk.take(step);
            prop_assert!(walk.is_sound(), "after {step:?}");
        }
        walk.settle();
        prop_assert!(walk.is_sound());
        let [colleague, first, second] = walk.people().map(there);
        prop_assert!(walk.stands.is_subset(&colleague), "something that stands is lost");
        prop_assert_eq!(&colleague, &first);
        prop_assert_eq!(&colleague, &second);
    }
}
