//! What holds for all the words that come with the app.

use cf_insight::{card, contacts, ladder, practice, process, template, themes};

/// Words that people should not meet on screen.
const BANNED: [&str; 10] =
    ["please", "sorry", "data", "sync", "conflict", "submit", "user", "users", "simply", "oops"];

/// Fails with the offending words, so that the message says what to change.
pub fn assert_plain(place: &str, text: &str) {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !w.is_empty())
        .collect();
    let found: Vec<&String> = words.iter().filter(|w| BANNED.contains(&w.as_str())).collect();
    assert!(found.is_empty(), "{place} uses {found:?}");
    assert!(!text.contains('!'), "{place} has an exclamation mark");
}

#[test]
fn prompts_ladders_and_themes_are_in_plain_words() {
    for set in template::shipped().unwrap() {
        for prompt in set.prompts() {
            assert_plain(&prompt.id, &format!("{} {}", prompt.text, prompt.look_for));
        }
        assert_plain(&set.id, &format!("{} {} {}", set.title, set.suits, set.intro));
    }
    for card in [card::visitor().unwrap(), card::stop().unwrap()] {
        assert_plain(&card.title, &format!("{} {}", card.title, card.lead));
        for part in &card.parts {
            assert_plain(&part.id, &format!("{} {}", part.title, part.points.join(" ")));
        }
    }
    for contact in contacts::shipped().unwrap().contacts {
        assert_plain(&contact.code, &format!("{} {}", contact.name, contact.when));
    }
    for stage in process::shipped().unwrap().stages {
        assert_plain(stage.code.code(), &format!("{} {}", stage.what, stage.who));
    }
    for ladder in ladder::shipped().unwrap() {
        for step in &ladder.steps {
            assert_plain(&step.id, &format!("{} {} {}", step.name, step.who, step.explanation));
        }
    }
    for theme in themes::shipped().unwrap().themes {
        assert_plain(&theme.code, &format!("{} {}", theme.label, theme.explanation));
    }
    for draft in practice::shipped().unwrap().records {
        for text in draft.fields.values().filter_map(|v| v.as_str()) {
            assert_plain(&draft.key, text);
        }
    }
}

#[test]
fn there_are_about_twenty_themes_and_each_can_be_found() {
    let themes = themes::shipped().unwrap();
    assert!((18..=26).contains(&themes.themes.len()), "{}", themes.themes.len());
    assert_eq!(themes.get("call-bells").unwrap().label, "Call bells and help when asked");
    assert!(themes.get("no-such-theme").is_none());
}

#[test]
fn a_theme_that_stands_there_twice_is_refused() {
    let mut list = themes::shipped().unwrap();
    let mut copy = list.themes[0].clone();
    copy.code = "another-code".into();
    list.themes.push(copy);
    let message = themes::parse("themes.json", &serde_json::to_string(&list).unwrap())
        .unwrap_err()
        .to_string();
    assert!(message.contains("another-code") && message.contains("used before"), "{message}");
}
