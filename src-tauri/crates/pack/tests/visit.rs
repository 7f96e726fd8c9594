//! What a paper about a visit says, read back out of the PDF by Poppler.

use cf_pack::Format;
use cf_pack::report::{PaperStanding, VisitPaper};
use rstest::rstest;
use serde_json::Value;

use crate::sample::missing;
use crate::tools::{ask, pdf_text};
use crate::visit_sample::{bare, cedar, cedar_as, large_visit, visit_file};

fn pdf(visit: &VisitPaper) -> Vec<u8> {
    visit_file(visit, Format::Pdf).bytes
}

/// The text of each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = ask("pdftotext", &["-layout", "FILE", "-"], pdf, "visit.pdf");
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// Text in one line, each run of blanks one blank.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every piece of text that a reader of the report must find on paper.
fn texts(value: &Value, found: &mut Vec<String>) {
    /// Codes that pick a mark or a file name, and parts that only the sheet of feedback has.
    const NOT_WORDS: [&str; 11] = [
        "is",
        "how",
        "strength",
        "stage",
        "chosen",
        "outcome",
        "force",
        "picture",
        "alt",
        "feedback",
        "authorRole",
    ];
    match value {
        Value::Object(parts) => parts
            .iter()
            .filter(|(key, _)| !NOT_WORDS.contains(&key.as_str()) && *key != "title")
            .for_each(|(_, part)| texts(part, found)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::String(text) if chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_err() => {
            found.push(text.clone())
        }
        _ => {}
    }
}

#[test]
fn every_word_of_the_report_is_on_its_pages() {
    let visit = cedar();
    let mut found = Vec::new();
    texts(&serde_json::to_value(&visit).unwrap(), &mut found);
    assert!(found.len() > 150, "{} pieces of text", found.len());
    assert_eq!(missing(&found, &pdf_text(&pdf(&visit))), Vec::<String>::new());
}

#[test]
fn it_is_tagged_and_archival() {
    let pdf = pdf(&cedar());
    let info = ask("pdfinfo", &["FILE"], &pdf, "visit.pdf");
    assert!(squeezed(&info).contains("Tagged: yes"), "{info}");
    assert!(info.contains("Visit report: Cedar Ward, Sandbox General Hospital, 24 November 2026"));
    let properties = ask("pdfinfo", &["-meta", "FILE"], &pdf, "visit.pdf");
    for needed in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "en-GB"] {
        assert!(properties.contains(needed), "{needed} is not in {properties}");
    }
}

#[test]
fn the_headings_come_in_the_order_of_the_papers_design() {
    let text = squeezed(&pdf_text(&pdf(&cedar())));
    let headings = [
        "1 Purpose and trigger",
        "2 Service and date",
        "3 Team",
        "4 Method and limits",
        "5 Good practice",
        "6 Immediate concerns",
        "7 What people told us",
        "8 Findings",
        "9 Recommendations",
        "10 Earlier actions",
        "11 Level of assurance",
        "12 The trust's reply and check of facts",
        "13 Action plan",
        "Annex",
        "Versions and fingerprint",
    ];
    let places: Vec<_> = headings
        .iter()
        .map(|heading| text.find(heading).unwrap_or_else(|| panic!("no heading {heading}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let headline = text.find("Care on Cedar Ward by day is kind").unwrap();
    assert!(headline < places[0], "the headline opens the report");
}

#[rstest]
#[case::draft(PaperStanding::Draft { number: 2 }, "DRAFT 2")]
#[case::feedback(PaperStanding::FeedbackSheet, "DRAFT, not a report")]
fn what_is_not_final_says_so_on_every_page(#[case] standing: PaperStanding, #[case] words: &str) {
    let mut visit = cedar_as(standing);
    for page in pages(&pdf(&visit)) {
        let head = page.lines().find(|line| !line.trim().is_empty()).unwrap();
        assert!(head.contains(words) && head.contains("OFFICIAL"), "{head}");
    }
    visit.meta.marking.clear();
    assert!(pages(&pdf(&visit)).iter().all(|page| page.trim_start().starts_with(words)));
}

#[test]
fn a_final_report_never_says_draft_in_its_head() {
    for standing in [
        PaperStanding::Final,
        PaperStanding::Reissued { number: 2, reason: "A wrong date in F1".into() },
    ] {
        for page in pages(&pdf(&cedar_as(standing))) {
            assert!(!page.contains("DRAFT"), "{page}");
        }
    }
}

#[test]
fn a_report_issued_again_says_why_and_names_its_versions() {
    let reason = "A wrong date in F1 was put right".to_owned();
    let visit = cedar_as(PaperStanding::Reissued { number: 2, reason: reason.clone() });
    let text = squeezed(&pdf_text(&pdf(&visit)));
    assert!(text.contains(&reason) && text.contains("Visit report, final, version 2"));
    assert!(text.contains("Draft 1") && text.contains("Two facts put right"));
}

#[test]
fn the_sheet_of_feedback_is_short_and_claims_nothing_more() {
    let visit = cedar_as(PaperStanding::FeedbackSheet);
    let pages = pages(&pdf(&visit));
    assert!(pages.len() <= 2, "{} pages", pages.len());
    let text = squeezed(&pages.join(" "));
    for needed in [
        "This is not a report",
        "The facts are not yet checked",
        "Matron, in the ward office, 12:25",
        "used the names they preferred".strip_suffix("red").unwrap(),
        "Two bells rang for 6 and 11 minutes",
        "10:31",
        "What happens next",
        "Tue 15 Dec",
    ] {
        assert!(text.contains(needed), "{needed} is not in {text}");
    }
    assert!(!text.contains("Not assured") && !text.contains("Recommendation"), "{text}");
}

#[rstest]
#[case::feedback(r#"{"is": "feedbackSheet"}"#)]
#[case::draft(r#"{"is": "draft", "number": 1}"#)]
#[case::final_report(r#"{"is": "final"}"#)]
#[case::reissued(r#"{"is": "reissued", "number": 2, "reason": ""}"#)]
fn a_visit_with_nothing_in_it_renders_and_does_not_reassure(#[case] standing: &str) {
    let visit = bare(standing);
    let text = squeezed(&pdf_text(&pdf(&visit)));
    assert!(text.contains("Sandbox Trust"));
    assert!(text.contains("No immediate concern was recorded on this visit."));
    assert!(!text.contains("Good practice"), "silence about good practice is not printed: {text}");
    if !matches!(visit.meta.standing, PaperStanding::FeedbackSheet) {
        assert!(text.contains("We did not see"), "what was not seen is always there");
        assert!(text.contains("No level of assurance has been given yet."));
    }
    assert!(visit_file(&visit, Format::Word).bytes.starts_with(b"PK"));
}

#[test]
fn two_views_stand_side_by_side_and_neither_is_dropped() {
    let text = squeezed(&pdf_text(&pdf(&cedar())));
    assert!(text.contains("F4: our visitors rated this differently. Both views are kept."));
    assert!(text.contains("A cold meal is a meal not eaten.") && text.contains("well served"));
}

#[test]
fn lay_words_are_marked_and_quoted_like_everybodys() {
    let text = squeezed(&pdf_text(&pdf(&cedar())));
    assert!(text.contains("in our lay member's words"));
    assert!(text.contains("“I would be content for my mother to be here by day."));
    assert!(text.contains("“They are lovely, but at night I have stopped ringing.”"));
}

#[test]
fn three_hundred_findings_and_forty_photographs_are_all_there() {
    let visit = large_visit(240, 180);
    let pdf = pdf(&visit);
    let text = pdf_text(&pdf).replace(['\u{ad}', '\u{200b}'], "");
    for n in 0..300 {
        assert!(text.contains(&format!("Observation-{n}:")), "finding {n}");
        assert!(text.contains(&format!("Evidence-{n}:")), "line {n} of the log");
    }
    let images = ask("pdfimages", &["-list", "FILE"], &pdf, "visit.pdf");
    let jpegs = images.lines().filter(|line| line.contains(" jpeg ")).count();
    assert_eq!(jpegs, 40, "{images}");
    assert!(visit_file(&visit, Format::Word).bytes.starts_with(b"PK"));
}
