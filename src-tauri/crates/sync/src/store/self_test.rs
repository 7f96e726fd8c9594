//! Trying a place before anything depends on it.

use super::{Store, StoreError};

/// What is tried, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Look into the place.
    Reach,
    /// Write a small file.
    Write,
    /// Read it back.
    ReadBack,
    /// See it in the list straight away.
    Listed,
    /// Write the same name again: the first must stay.
    KeepsTheFirst,
    /// Use a name as long as the longest in a space.
    LongName,
    /// Make a folder.
    Folder,
    /// Write and read back a file of some size.
    Large,
    /// Delete what was written.
    Delete,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// As it should.
    Fine,
    /// Not as it should, and sharing works all the same.
    Remark,
    /// Sharing would not work.
    Failed(StoreError),
}

/// One step of the self-test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What was tried.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome,
}

/// What a place is good for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SelfTest {
    /// Every step that was tried. The first that fails is the last.
    pub steps: Vec<Step>,
}

impl SelfTest {
    /// Whether one can share here.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.failure().is_none()
    }

    /// What was in the way.
    #[must_use]
    pub fn failure(&self) -> Option<StoreError> {
        self.steps.iter().find_map(|step| match step.outcome {
            Outcome::Failed(error) => Some(error),
            Outcome::Fine | Outcome::Remark => None,
        })
    }
}

impl Step {
    /// What was tried and how it ended, in plain words.
    #[must_use]
    pub fn sentence(self) -> String {
        match self.outcome {
            Outcome::Failed(error) => format!("{}: {error}", self.check.words()),
            Outcome::Fine => self.check.fine().to_owned(),
            Outcome::Remark => self.check.remark().to_owned(),
        }
    }
}

impl Check {
    /// The code as scripts see it. Frozen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Write => "write",
            Self::ReadBack => "read-back",
            Self::Listed => "listed",
            Self::KeepsTheFirst => "keeps-the-first",
            Self::LongName => "long-name",
            Self::Folder => "folder",
            Self::Large => "large",
            Self::Delete => "delete",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Reach => "Looking into the place",
            Self::Write => "Writing a file",
            Self::ReadBack => "Reading it back",
            Self::Listed => "Finding it in the list",
            Self::KeepsTheFirst => "Writing the same name again",
            Self::LongName => "Using a long name",
            Self::Folder => "Making a folder",
            Self::Large => "Writing a file of 1 MB",
            Self::Delete => "Deleting the test files",
        }
    }

    const fn fine(self) -> &'static str {
        match self {
            Self::Reach => "The place can be reached.",
            Self::Write => "Files can be written.",
            Self::ReadBack => "What is written is read back unchanged.",
            Self::Listed => "New files are seen straight away.",
            Self::KeepsTheFirst => "A file that is there is not replaced.",
            Self::LongName => "Long names work.",
            Self::Folder => "Folders work.",
            Self::Large => "Files of 1 MB work.",
            Self::Delete => "The test files were deleted.",
        }
    }

    const fn remark(self) -> &'static str {
        match self {
            Self::Listed => "New files are seen only after a while. Sharing works, a little later.",
            Self::KeepsTheFirst => {
                "The place replaces files that are there. Sharing works: every file is checked when it is read."
            }
            Self::Delete => {
                "The place does not let you delete. Sharing works, and is safer so; the test files stay behind, and nobody reads them."
            }
            // Nothing else has anything between fine and failed.
            _ => self.fine(),
        }
    }
}

/// Tries a place: writes a few small files that no app reads, and deletes them again where that is
/// allowed. `tag` tells this test's files from those of a colleague who tries at the same time.
pub fn self_test(store: &dyn Store, tag: &str) -> SelfTest {
    let mut test = SelfTest::default();
    let mut trial = Trial { store, tag, wrote: Vec::new() };
    let done = trial.all_but_delete(&mut test);
    let mut kept_back = None;
    for name in &trial.wrote {
        kept_back = store.delete(name).err().or(kept_back);
    }
    if done.is_ok() {
        let outcome = match kept_back {
            None => Outcome::Fine,
            Some(error) if error.is_unreachable() => Outcome::Failed(error),
            Some(_) => Outcome::Remark,
        };
        test.steps.push(Step { check: Check::Delete, outcome });
    }
    test
}

struct Trial<'t> {
    store: &'t dyn Store,
    tag: &'t str,
    wrote: Vec<String>,
}

/// A step failed and stands at the end of the test.
struct Stopped;

impl Trial<'_> {
    fn all_but_delete(&mut self, test: &mut SelfTest) -> Result<(), Stopped> {
        let store = self.store;
        let (first, second) =
            (b"Critical Friend tries this place.", b"Critical Friend tries again.");
        let small = format!("try-{}.tmp", self.tag);
        // As long as the longest name in a space.
        let long = format!("try-{}-{}.tmp", self.tag, "x".repeat(80));
        let inside = format!("t/try-{}.tmp", self.tag);

        note(test, Check::Reach, store.list("try-").map(|_| Outcome::Fine))?;
        note(test, Check::Write, self.write(&small, first))?;
        note(test, Check::ReadBack, self.reads(&small, first))?;
        let seen = store.list("try-").map(|found| {
            let there = found.entries.iter().any(|entry| entry.name == small);
            if there { Outcome::Fine } else { Outcome::Remark }
        });
        note(test, Check::Listed, seen)?;
        note(test, Check::KeepsTheFirst, self.keeps(&small, first, second))?;
        let works = self.write(&long, first).and_then(|_| self.reads(&long, first));
        note(test, Check::LongName, works)?;
        let works = self.write(&inside, first).and_then(|_| self.reads(&inside, first));
        note(test, Check::Folder, works)?;
        let large = vec![b'.'; 1024 * 1024];
        let name = format!("try-{}-large.tmp", self.tag);
        let works = self.write(&name, &large).and_then(|_| self.reads(&name, &large));
        note(test, Check::Large, works)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<Outcome, StoreError> {
        self.wrote.push(name.to_owned());
        self.store.put(name, bytes).map(|()| Outcome::Fine)
    }

    fn reads(&self, name: &str, bytes: &[u8]) -> Result<Outcome, StoreError> {
        if self.store.get(name)? == bytes { Ok(Outcome::Fine) } else { Err(StoreError::Other) }
    }

    fn keeps(&self, name: &str, first: &[u8], second: &[u8]) -> Result<Outcome, StoreError> {
        match self.store.put(name, second) {
            Err(error) if error.is_unreachable() => return Err(error),
            Ok(()) | Err(_) => {}
        }
        Ok(if self.store.get(name)? == first { Outcome::Fine } else { Outcome::Remark })
    }
}

fn note(
    test: &mut SelfTest,
    check: Check,
    outcome: Result<Outcome, StoreError>,
) -> Result<(), Stopped> {
    let outcome = outcome.unwrap_or_else(Outcome::Failed);
    test.steps.push(Step { check, outcome });
    if matches!(outcome, Outcome::Failed(_)) { Err(Stopped) } else { Ok(()) }
}
