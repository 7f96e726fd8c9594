//! The offline help uses only what the window can paint, and the app's own words.

use crate::content::assert_plain;
use std::path::Path;

fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/help");
    let mut pages: Vec<_> = std::fs::read_dir(folder)
        .expect("the help folder")
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn there_is_a_page_for_every_topic() {
    let names: Vec<String> = pages().into_iter().map(|(name, _)| name).collect();
    for topic in [
        "getting-started",
        "notes",
        "at-risk",
        "people-tell",
        "concerns",
        "checking",
        "sharing",
        "without-the-folder",
        "pack",
        "wrong",
        "privacy",
        "keyboard",
        "accessibility",
        "licences",
    ] {
        assert_eq!(names.iter().filter(|n| n.contains(topic)).count(), 1, "one page about {topic}");
    }
}

#[test]
fn pages_hold_headings_paragraphs_and_lists_only() {
    for (name, text) in pages() {
        assert!(text.starts_with("# "), "{name} has no title");
        assert_eq!(
            text.lines().filter(|l| l.starts_with("# ")).count(),
            1,
            "{name} has two titles"
        );
        for line in text.lines() {
            let numbered =
                line.split_once(". ").is_some_and(|(n, _)| n.chars().all(|c| c.is_ascii_digit()));
            let plain = line.is_empty()
                || line.starts_with("# ")
                || line.starts_with("## ")
                || line.starts_with("- ");
            let words =
                line.chars().next().is_some_and(char::is_alphanumeric) || line.starts_with('“');
            assert!(plain || numbered || words, "{name}: {line}");
            for mark in ['`', '*', '_', '[', '<', '|'] {
                assert!(!line.contains(mark), "{name} uses {mark}: {line}");
            }
        }
    }
}

#[test]
fn pages_are_short_and_in_the_apps_own_words() {
    for (name, text) in pages() {
        let words = text.split_whitespace().count();
        assert!(words < 420, "{name} has {words} words");
        // The licence's own sentence is fixed by its authors.
        let own = text.replace(
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            "",
        );
        assert_plain(&name, &own);
    }
}

#[test]
fn the_page_about_risk_says_first_that_the_app_is_not_the_alarm() {
    let (_, page) = pages().into_iter().find(|(name, _)| name.contains("at-risk")).unwrap();
    let first = page.lines().nth(2).unwrap();
    assert!(first.contains("never the alarm"), "{first}");
    assert!(page.contains("999"));
}
