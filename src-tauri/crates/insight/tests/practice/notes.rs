use super::{all, monday, records};
use cf_domain::record::{Observation, Summary, Visit};
use cf_domain::word::{Audience, Rating, Sort, Source};
use cf_insight::template;
use std::collections::HashSet;

#[test]
fn three_visits_have_fifteen_to_twenty_five_notes_in_two_voices() {
    let records = records();
    let notes = all::<Observation>(&records);
    let mut noted = 0;
    for (visit, fields) in all::<Visit>(&records) {
        let mine: Vec<_> = notes.iter().filter(|(_, note)| note.visit == Some(visit.id)).collect();
        if fields.date.unwrap() > monday() {
            assert!(mine.is_empty(), "a visit to come has no notes");
            continue;
        }
        noted += 1;
        assert!((15..=25).contains(&mine.len()), "{} has {}", visit.key, mine.len());
        assert_eq!(mine.iter().map(|(note, _)| note.author).collect::<HashSet<_>>().len(), 2);
        assert!(
            mine.iter().all(|(note, _)| note.audience == Audience::Private),
            "raw notes are their author's"
        );
        let (start, end) = (fields.started.unwrap(), fields.ended.unwrap());
        assert!(
            mine.iter().all(|(_, note)| note.at.is_some_and(|at| start <= at && at <= end)),
            "{}",
            visit.key
        );
    }
    assert_eq!(noted, 3);
}

#[test]
fn every_sort_source_and_a_not_seen_are_among_the_notes() {
    let records = records();
    let notes = all::<Observation>(&records);
    for sort in Sort::ALL {
        assert!(notes.iter().any(|(_, n)| n.sort == Some(*sort)), "no note of sort {sort}");
    }
    for source in Source::ALL {
        assert!(notes.iter().any(|(_, n)| n.source == Some(*source)), "no note from {source}");
    }
    assert!(notes.iter().any(|(_, n)| n.rating == Some(Rating::NotSeen)));
}

#[test]
fn every_rating_is_one_that_its_prompt_offers() {
    let sets = template::shipped().unwrap();
    for (record, note) in all::<Observation>(&records()) {
        let Some(prompt) = &note.prompt else {
            assert_eq!(
                note.rating.filter(|r| r.was_seen()),
                None,
                "{}: a rating needs its prompt",
                record.key
            );
            continue;
        };
        let (set, prompt) = sets
            .iter()
            .find_map(|set| set.prompts().find(|p| p.id == *prompt).map(|p| (set, p)))
            .unwrap_or_else(|| {
                panic!("{} answers {prompt}, which no shipped set holds", record.key)
            });
        if let Some(rating) = note.rating {
            let offered = set.scale_of(prompt).unwrap().answers.iter().any(|a| a.code == rating);
            assert!(offered, "{}: {} does not offer {rating}", record.key, prompt.id);
        }
    }
}

#[test]
fn past_visits_have_a_summary_in_four_parts_and_one_is_still_its_authors_own() {
    let records = records();
    let summaries = all::<Summary>(&records);
    assert_eq!(summaries.len(), 3);
    for (record, s) in &summaries {
        for part in [&s.went_well, &s.told_us, &s.concerns, &s.agreed, &s.not_seen, &s.level_reason]
        {
            assert!(part.as_ref().is_some_and(|p| p.len() > 15), "{}", record.key);
        }
    }
    assert_eq!(summaries.iter().filter(|(r, _)| r.audience == Audience::Private).count(), 1);
}
