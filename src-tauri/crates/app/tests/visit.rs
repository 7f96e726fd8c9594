use crate::bench::Person;
use cf_domain::record::{Observation, Section, Summary};
use cf_domain::word::{Audience, Rating, Role, Sort};
use cf_wire::*;

const CANARY: &str = "quicksilver";

fn summary_of(view: &SummaryView) -> Summary {
    view.summary.clone()
}

#[test]
fn notes_become_a_published_summary_and_stay_behind_themselves() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let app = &person.app;
    let visit = person.visit(provider);
    let note = Observation {
        text: format!("Two bells rang, {CANARY}"),
        sort: Some(Sort::Concern),
        area: Some("Bay 2".to_owned()),
        ..Observation::default()
    };
    person.note(visit.meta.id, note);
    person.note(
        visit.meta.id,
        Observation {
            text: "Kind words".to_owned(),
            sort: Some(Sort::Good),
            ..Observation::default()
        },
    );
    person.note(
        visit.meta.id,
        Observation {
            prompt: Some("WG04".to_owned()),
            rating: Some(Rating::NotSeen),
            ..Observation::default()
        },
    );

    let open = app.summary_open(ById { id: visit.meta.id }).unwrap();
    assert_eq!(open.material.len(), 3);
    let first = serde_json::to_string(&open.summary).unwrap();
    assert!(
        !first.contains(CANARY),
        "the first text is made of counts and places, never of a note's words"
    );
    assert!(open.summary.not_seen.is_some(), "what was not seen is said");

    let written = Summary {
        concerns: Some(
            "The lady in bed 7 on Wednesday night waited. Her number is 999 123 4561.".to_owned(),
        ),
        told_us: Some("People say nights are slow.".to_owned()),
        nothing: vec![Section::Agreed],
        agreed: None,
        ..summary_of(&open)
    };
    app.summary_save(SummarySave { id: open.meta.id, summary: written }).unwrap();
    let mut preview = app.summary_preview(ById { id: open.meta.id }).unwrap();
    assert!(!preview.findings.is_empty());
    let blocked = app
        .summary_publish(SummaryPublish { id: open.meta.id, content: preview.content.clone() })
        .unwrap_err();
    assert_eq!(blocked.code, Code::Identifiers);
    assert!(!blocked.message.contains("bed 7"), "an error never repeats somebody's words");

    while let Some(finding) = preview.findings.first().cloned() {
        let asked = SummarySettle {
            id: open.meta.id,
            field: finding.field,
            words: finding.words,
            choice: SettleChoice::Replace,
            text: finding.suggestion.unwrap_or_else(|| "one patient".to_owned()),
        };
        preview = app.summary_settle(asked).unwrap();
    }
    let stale = app
        .summary_publish(SummaryPublish { id: open.meta.id, content: "something else".to_owned() })
        .unwrap_err();
    assert_eq!(stale.code, Code::Refused, "only what was previewed is published");
    let published =
        app.summary_publish(SummaryPublish { id: open.meta.id, content: preview.content }).unwrap();

    let theirs = app.summary_view(ById { id: published.id }).unwrap();
    assert_eq!(theirs.meta.audience, Audience::Quality);
    assert!(theirs.material.is_empty(), "no note goes with it");
    assert_eq!(app.visit_view(ById { id: visit.meta.id }).unwrap().published, Some(published.id));
    let again = app.summary_preview(ById { id: open.meta.id }).unwrap();
    assert!(!again.blocked.is_empty(), "it is published once");
}

#[test]
fn a_note_needs_only_words_and_can_be_undone_binned_and_found() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let app = &person.app;
    let visit = person.visit(provider);
    let empty = NoteSave {
        id: None,
        draft: None,
        note: Observation { visit: Some(visit.meta.id), ..Observation::default() },
    };
    assert_eq!(app.note_save(empty).unwrap_err().field.as_deref(), Some("text"));

    let note = person.note(
        visit.meta.id,
        Observation { text: "Warm tea within reach".to_owned(), ..Observation::default() },
    );
    let found = app
        .search_find(SearchFind { query: "tea reac".to_owned(), ..SearchFind::default() })
        .unwrap();
    assert_eq!(found.hits.len(), 1);
    app.record_bin(ById { id: note.meta.id }).unwrap();
    let bin = app.bin_list(Paging::default()).unwrap().rows;
    assert_eq!(bin.len(), 1);
    assert!(bin[0].title.ends_with(": Warm tea within reach"), "{}", bin[0].title);
    assert!(
        app.search_find(SearchFind { query: "tea".to_owned(), ..SearchFind::default() })
            .unwrap()
            .hits
            .is_empty()
    );
    app.record_restore(ById { id: note.meta.id }).unwrap();

    let last = app.operation_list(Paging::default()).unwrap().rows;
    let saved = last.iter().find(|row| row.sentence == "Saved a note").unwrap();
    let later = app.operation_undo(OperationRef { id: saved.id.clone() });
    assert!(later.is_err(), "later changes come first");
    let history = app.record_history(ById { id: note.meta.id }).unwrap();
    assert_eq!(history.len(), 3);
    assert_eq!(history[2].sentence, "Saved a note");
    let on = history[2].changes.iter().find(|change| change.field == "visit").unwrap();
    assert_eq!(on.after.as_deref(), Some(visit.title.as_str()), "an entry stands by its title");
}

#[test]
fn ten_megabytes_are_kept_as_a_draft_and_refused_as_a_note() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let visit = person.visit(provider);
    let draft = person
        .app
        .draft_open(DraftOpen {
            purpose: "note".to_owned(),
            record: Some(visit.meta.id),
            ..DraftOpen::default()
        })
        .unwrap();
    let text = "a long line of words ".repeat(500_000);
    let put = DraftPut {
        id: draft.id.clone(),
        rev: 2,
        text: text.clone(),
        caret: 0,
        fields: serde_json::Map::new(),
    };
    assert_eq!(person.app.draft_put(put).unwrap().rev, 2);
    let note = Observation { visit: Some(visit.meta.id), text, ..Observation::default() };
    let refused = person
        .app
        .note_save(NoteSave { id: None, draft: Some(draft.id.clone()), note })
        .unwrap_err();
    assert_eq!(refused.code, Code::TooLong);
    let kept =
        person.app.draft_open(DraftOpen { id: Some(draft.id), ..DraftOpen::default() }).unwrap();
    assert_eq!(kept.text.len(), 10_500_000, "nothing pasted is lost");
}
