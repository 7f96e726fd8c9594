use crate::notebook::{Notebook, fields};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::{Hit, SearchQuery};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

fn search(notebook: &Notebook, text: &str) -> Vec<Hit> {
    let query = SearchQuery { text: text.to_owned(), limit: 50, ..SearchQuery::default() };
    notebook.vault.reader().unwrap().search(&query).unwrap()
}

fn found(notebook: &Notebook, text: &str) -> Vec<RecordId> {
    search(notebook, text).into_iter().map(|hit| hit.record.meta.id).collect()
}

#[test]
fn words_are_found_as_they_are_typed_newest_first() {
    let mut notebook = Notebook::new();
    let older = notebook.note("The call bell was answered in two minutes");
    let newer = notebook.note("Bells were out of reach in bay 3");
    assert_eq!(found(&notebook, "be"), [newer, older]);
    assert_eq!(found(&notebook, "BELL"), [newer, older]);
    assert_eq!(found(&notebook, "bell answ"), [older]);
    assert_eq!(found(&notebook, "bay 3"), [newer]);
    assert!(found(&notebook, "ell").is_empty(), "words are found by how they begin");
}

#[rstest]
#[case("tŷ gwely", "ty")]
#[case("tŷ gwely", "TŶ")]
#[case("Café au lait", "cafe")]
#[case("the e-mail came", "e-mail")]
#[case("the e-mail came", "mail")]
#[case("the patient's daughter", "patient's")]
#[case("the patient’s daughter", "patient’s")]
#[case("24/7 cover", "24/7")]
#[case("(in brackets)", "(brackets)")]
#[case("said \"never again\"", "\"never again\"")]
#[case("Siân Ŵyn-Jones Llŷr", "sian wyn llyr")]
fn what_is_typed_as_it_was_written_is_found(#[case] text: &str, #[case] typed: &str) {
    let mut notebook = Notebook::new();
    let id = notebook.note(text);
    notebook.note("something else");
    assert_eq!(found(&notebook, typed), [id]);
    let marked: String =
        search(&notebook, typed)[0].snippet.pieces.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(marked, text);
    assert!(search(&notebook, typed)[0].snippet.pieces.iter().any(|piece| piece.matched));
}

#[rstest]
#[case("")]
#[case("   ")]
#[case("\"")]
#[case("\"\"")]
#[case("*")]
#[case("-")]
#[case("a AND")]
#[case("NOT")]
#[case("OR OR")]
#[case("NEAR(")]
#[case("words:x")]
#[case("facets : kindvisit")]
#[case("^bell")]
#[case("bell*")]
#[case("a\0b")]
#[case("'; DROP TABLE record; --")]
#[case("{}[]()<>|&!?#~`")]
#[case("\u{202e}\u{feff}")]
#[case("🦄 bell")]
fn nothing_typed_is_ever_an_error(#[case] typed: &str) {
    let mut notebook = Notebook::new();
    notebook.note("The bell rang");
    search(&notebook, typed);
}

#[test]
fn signs_around_words_are_passed_over() {
    let mut notebook = Notebook::new();
    let id = notebook.note("The bell rang");
    for typed in ["^bell", "bell*", "🦄 bell", "bell -", "\"bell"] {
        assert_eq!(found(&notebook, typed), [id], "{typed}");
    }
}

#[test]
fn the_bin_and_changed_words_are_not_found() {
    let mut notebook = Notebook::new();
    let id = notebook.note("draughty window");
    notebook.change(id, json!({"text": "cold window"}));
    assert!(found(&notebook, "draughty").is_empty());
    assert_eq!(found(&notebook, "cold"), [id]);
    notebook.write("bin", |tx| tx.bin(id)).unwrap();
    assert!(found(&notebook, "cold").is_empty());
    notebook.write("restore", |tx| tx.restore(id)).unwrap();
    assert_eq!(found(&notebook, "cold"), [id]);
}

#[test]
fn words_that_change_within_one_transaction_are_found_as_they_are_in_the_end() {
    let mut notebook = Notebook::new();
    let (kept, changed, gone) =
        (notebook.note("kept"), notebook.note("before"), notebook.note("gone"));
    let fresh = notebook.id();
    notebook
        .write("all", |tx| {
            tx.make(Kind::Observation, fresh, Audience::Private, fields(json!({"text": "first"})))?;
            tx.change(changed, fields(json!({"text": "between"})))?;
            tx.bin(gone)?;
            tx.change(fresh, fields(json!({"text": "last"})))?;
            tx.bin(kept)?;
            tx.change(changed, fields(json!({"text": "after"})))?;
            tx.restore(kept).map(drop)
        })
        .unwrap();
    for word in ["first", "before", "between", "gone"] {
        assert!(found(&notebook, word).is_empty(), "{word}");
    }
    assert_eq!(found(&notebook, "kept"), [kept]);
    assert_eq!(found(&notebook, "after"), [changed]);
    assert_eq!(found(&notebook, "last"), [fresh]);
}

/// So much at once that the index is written in one part.
#[test]
fn what_came_in_a_large_transaction_is_found_and_can_be_changed() {
    let mut notebook = Notebook::new();
    let ids: Vec<RecordId> = (0..3000).map(|_| notebook.id()).collect();
    let text = |n: usize| {
        let words: Vec<String> = (0..30).map(|k| format!("w{n}x{k}")).collect();
        format!("common number{n:05} {}", words.join(" "))
    };
    notebook
        .write("large", |tx| {
            ids.iter().enumerate().try_for_each(|(n, id)| {
                tx.make(Kind::Observation, *id, Audience::Private, fields(json!({"text": text(n)})))
            })
        })
        .unwrap();
    for n in [0, 1, 1499, 2999] {
        assert_eq!(found(&notebook, &format!("number{n:05}")), [ids[n]]);
    }
    notebook.change(ids[7], json!({"text": "rare"}));
    assert!(found(&notebook, "number00007").is_empty());
    assert_eq!(found(&notebook, "rare"), [ids[7]]);
    let small = notebook.note("common and small");
    assert_eq!(found(&notebook, "common").first(), Some(&small));
}

#[test]
fn kinds_and_audiences_narrow_a_search() {
    let mut notebook = Notebook::new();
    let note = notebook.note("falls");
    let concern = notebook.make(Kind::Concern, Audience::Quality, json!({"title": "Falls"}));
    let hidden = notebook.make(
        Kind::Concern,
        Audience::Protected,
        json!({"title": "Falls, told in confidence"}),
    );
    let ids = |kinds: &[Kind], audiences: &[Audience]| {
        let query = SearchQuery {
            text: "falls".to_owned(),
            kinds: kinds.to_vec(),
            audiences: audiences.to_vec(),
            limit: 9,
            before: None,
        };
        let hits = notebook.vault.reader().unwrap().search(&query).unwrap();
        hits.into_iter().map(|hit| hit.record.meta.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[], &[]), [hidden, concern, note]);
    assert_eq!(ids(&[Kind::Concern], &[]), [hidden, concern]);
    assert_eq!(
        ids(&[Kind::Observation, Kind::Concern], &[Audience::Private, Audience::Quality]),
        [concern, note]
    );
    assert!(ids(&[Kind::Visit], &[]).is_empty());
    assert!(found(&notebook, "kindconcern").is_empty(), "facets are no words");
}

#[test]
fn pages_of_hits_follow_on() {
    let mut notebook = Notebook::new();
    let all: Vec<RecordId> = (0..7).map(|n| notebook.note(&format!("same word {n}"))).collect();
    let reader = notebook.vault.reader().unwrap();
    let mut query = SearchQuery { text: "same".to_owned(), limit: 3, ..SearchQuery::default() };
    let mut seen = Vec::new();
    loop {
        let hits = reader.search(&query).unwrap();
        let Some(last) = hits.last() else { break };
        query.before = Some(last.place);
        seen.extend(hits.iter().map(|hit| hit.record.meta.id));
    }
    assert_eq!(seen, all.into_iter().rev().collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every word of a note, and every beginning of it, finds the note.
    #[test]
    fn every_word_of_a_note_finds_it(text in "[a-zA-ZÀ-ÖØ-öø-ÿŵŷŴŶ0-9 .,;:'’\"()/*^-]{1,60}", cut in 1usize..12) {
        let mut notebook = Notebook::new();
        let id = notebook.note(&text);
        for word in text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)) {
            prop_assert_eq!(found(&notebook, word), vec![id], "{:?}", word);
        }
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let beginning: String = word.chars().take(cut).collect();
            prop_assert_eq!(found(&notebook, &beginning), vec![id], "{:?}", beginning);
        }
    }

    #[test]
    fn any_text_can_be_typed(typed in any::<String>()) {
        let mut notebook = Notebook::new();
        notebook.note("The bell rang");
        search(&notebook, &typed);
    }
}
