//! The search for personal identifiers, against notes written for it and against laws.

mod held_out;
mod laws;
mod nhs_number;
mod presidio;
mod speed;
mod visit_notes;
mod wording;

use std::path::PathBuf;

use cf_domain::identifiers::{Finding, scan};
use serde::Deserialize;

/// A file of the reference cases, from `CF_REFS` or from beside the workspace.
fn reference(name: &str) -> String {
    let folder = std::env::var_os("CF_REFS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/refs")),
        PathBuf::from,
    );
    let file = folder.join("identifiers").join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|e| {
        panic!("the reference cases are missing ({e}): set CF_REFS to their folder, so that it holds identifiers/{name}")
    })
}

/// Something that has to be found.
#[derive(Debug, Deserialize)]
struct Must {
    kind: String,
    text: String,
    byte_start: Option<usize>,
}

/// A sentence and what is in it.
#[derive(Debug, Deserialize)]
struct Sentence {
    class: String,
    text: String,
    must: Vec<Must>,
}

/// A list of sentences.
#[derive(Debug, Deserialize)]
struct Sentences {
    sentences: Vec<Sentence>,
}

impl Must {
    fn is_covered(&self, sentence: &str, findings: &[Finding]) -> bool {
        let start = self.byte_start.unwrap_or_else(|| sentence.find(&self.text).unwrap());
        let end = start + self.text.len();
        findings
            .iter()
            .any(|f| f.kind.code() == self.kind && f.byte_start <= start && end <= f.byte_end)
    }
}

/// How a list of sentences came out.
#[derive(Default)]
struct Score {
    identifiers: usize,
    missed: Vec<String>,
    clean: usize,
    false_alarms: Vec<String>,
}

fn score(list: &str) -> Score {
    let list: Sentences = serde_json::from_str(list).expect("a list of sentences");
    let mut score = Score::default();
    for sentence in list.sentences {
        let findings = scan(&sentence.text);
        let found = || {
            findings
                .iter()
                .map(|f| format!("{} “{}”", f.kind.code(), f.text))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match sentence.class.as_str() {
            "identifier" => {
                score.identifiers += 1;
                if !sentence.must.iter().all(|m| m.is_covered(&sentence.text, &findings)) {
                    score.missed.push(format!(
                        "{:?}\n    wanted {:?}\n    found {}",
                        sentence.text,
                        sentence.must,
                        found()
                    ));
                }
            }
            "clean" => {
                score.clean += 1;
                if !findings.is_empty() {
                    score.false_alarms.push(format!("{:?}\n    found {}", sentence.text, found()));
                }
            }
            _ => {}
        }
    }
    println!(
        "{} of {} identifier sentences found, {} false alarms in {} clean ones",
        score.identifiers - score.missed.len(),
        score.identifiers,
        score.false_alarms.len(),
        score.clean
    );
    score
}

impl Score {
    fn assert_perfect(&self) {
        assert!(self.missed.is_empty(), "missed:\n  {}", self.missed.join("\n  "));
        assert!(
            self.false_alarms.is_empty(),
            "false alarms:\n  {}",
            self.false_alarms.join("\n  ")
        );
    }
}
