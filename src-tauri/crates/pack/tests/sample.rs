//! The made-up pack that ships with the app, and one with much more in it.

use cf_pack::document::{How, PackDocument, Point, VisitReport};
use cf_pack::{Format, RenderedFile, render};
use serde_json::Value;

const SAMPLE: &str = include_str!("../../../../assets/pack/sample.json");

/// Sandbox Trust: every part filled.
pub fn sandbox() -> PackDocument {
    serde_json::from_str(SAMPLE).expect("assets/pack/sample.json is a pack document")
}

/// A pack with 300 observations in 12 visits.
pub fn large() -> PackDocument {
    let mut document = sandbox();
    let pattern = document.visits[0].clone();
    document.visits = (0..12).map(|number| visit(&pattern, number)).collect();
    document.cover.find.clear();
    document
}

fn visit(pattern: &VisitReport, number: usize) -> VisitReport {
    let point = |n: usize| Point {
        how: Some(if n.is_multiple_of(2) { How::Seen } else { How::Told }),
        margin: Some(format!("bay {}", n % 6 + 1)),
        text: format!(
            "Observation {number}-{n}: staff answered, explained what they were doing and came back to see that it had \
             helped. The record at the bed said the same, and the person we spoke to agreed with it."
        ),
        good_practice: None,
    };
    VisitReport {
        id: format!("visit-{number}"),
        place: format!("Ward {}", number + 1),
        went_well: (0..13).map(point).collect(),
        told: (13..25).map(point).collect(),
        ..pattern.clone()
    }
}

/// One file of a pack.
pub fn file(document: &PackDocument, format: Format) -> RenderedFile {
    render(document, &[format], &mut |_| {}, &|| false).expect("the pack renders").remove(0)
}

/// Every piece of text in a document that a reader must find on paper.
pub fn texts(document: &PackDocument) -> Vec<String> {
    let mut found = Vec::new();
    collect(&serde_json::to_value(document).unwrap(), &mut found);
    found
}

/// Names and codes that pick a mark or a place and are not words on paper.
const NOT_WORDS: [&str; 19] = [
    "id",
    "part",
    "how",
    "stage",
    "state",
    "level",
    "strength",
    "without",
    "sections",
    "keywords",
    "description",
    "providerCode",
    "organisation",
    "authorRole",
    "date",
    "meetingDate",
    "issued",
    "from",
    "to",
];

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(parts) => {
            let meta = parts.contains_key("marking");
            for (key, part) in parts {
                let skipped = NOT_WORDS.contains(&key.as_str())
                    && !(key == "to" && part.as_str().is_some_and(|t| t.len() > 7));
                if !skipped && !(meta && (key == "edition" || key == "title")) {
                    collect(part, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::String(text) if chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_err() => {
            found.push(text.clone())
        }
        _ => {}
    }
}

/// The words of `texts` that `page_text` lacks.
pub fn missing(texts: &[String], page_text: &str) -> Vec<String> {
    let page_text = page_text.replace("-\n", "").replace('\u{ad}', "");
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    let mut missing: Vec<_> =
        words.filter(|word| !page_text.contains(word)).map(str::to_owned).collect();
    missing.sort();
    missing.dedup();
    missing
}
