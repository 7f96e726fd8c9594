use cf_insight::card::{self, Card, PartKind};
use rstest::rstest;

const STOP: &str = include_str!("../../../../../assets/visits/stop.json");

fn all() -> [Card; 2] {
    [card::visitor().unwrap(), card::stop().unwrap()]
}

#[test]
fn the_stop_card_can_be_read_in_a_corridor() {
    let stop = card::stop().unwrap();
    assert!(stop.words() <= 250, "{} words", stop.words());
    let ids: Vec<&str> = stop.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids, ["do-now", "then", "do-not", "write-down"]);
}

#[test]
fn the_stop_card_first_says_that_the_app_tells_nobody_and_then_to_call_999() {
    let stop = card::stop().unwrap();
    assert!(stop.lead.contains("not an alarm") && stop.lead.contains("tells nobody"));
    let now = stop.part("do-now").unwrap().points.join(" ");
    assert!(now.contains("999") && now.contains("in charge"), "{now}");
}

#[test]
fn the_stop_card_speaks_of_adults_children_and_staff_and_promises_no_day_count() {
    let stop = card::stop().unwrap();
    let then = stop.part("then").unwrap().points.join(" ");
    for who in ["Adult:", "Child or unborn baby:", "member of staff:"] {
        assert!(then.contains(who), "{who}");
    }
    assert!(then.contains("the same day") && !then.contains("working day"), "{then}");
}

#[rstest]
#[case("question")]
#[case("secrecy")]
#[case("person suspected")]
fn the_stop_card_says_what_would_make_it_worse(#[case] words: &str) {
    let stop = card::stop().unwrap();
    let not = stop.part("do-not").unwrap();
    assert_eq!(not.kind, PartKind::DoNot);
    assert!(not.points.iter().any(|point| point.contains(words)), "{words}");
}

#[rstest]
#[case::records("records on your own")]
#[case::pictures("no photographs of people, records")]
#[case::secrets("promise to keep a secret")]
#[case::upset("upset, drowsy or being treated")]
#[case::children("a child unless a parent and the staff agree")]
fn the_visitor_card_says_what_a_visitor_may_not_do(#[case] words: &str) {
    let card = card::visitor().unwrap();
    let not = card.part("may-not").unwrap();
    assert!(not.points.iter().any(|point| point.contains(words)), "{words}");
}

#[rstest]
#[case::who("I do not work here, and I am not an inspector.")]
#[case::choice("You can say no, and you can stop when you like.")]
#[case::name("I will not write down your name.")]
#[case::at_risk("I must pass it on.")]
#[case::company("a relative, a carer, or an interpreter")]
#[case::later("later, you can ring")]
fn the_words_to_say_ask_for_consent(#[case] words: &str) {
    let card = card::visitor().unwrap();
    let say = card.part("say").unwrap();
    assert_eq!(say.kind, PartKind::Say);
    assert!(say.points.iter().any(|point| point.contains(words)), "{words}");
}

#[test]
fn every_sentence_on_a_card_is_short() {
    for card in all() {
        for point in card.parts.iter().flat_map(|part| &part.points) {
            assert!(point.ends_with(['.', '?']), "{point}");
            for sentence in point.split_inclusive(['.', '?']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 22, "{words} words: {sentence}");
            }
        }
    }
}

#[test]
fn what_is_read_can_be_written_and_read_again() {
    for one in all() {
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(card::parse("copy.json", &text).unwrap(), one);
    }
}

#[rstest]
#[case::twice("\"id\": \"then\"", "\"id\": \"do-now\"", "part “do-now”", "its own id")]
#[case::no_title("\"title\": \"Then\"", "\"title\": \"\"", "part “then”", "Write something")]
#[case::kind("\"kind\": \"do-not\"", "\"kind\": \"never\"", "line ", "never")]
#[case::bad_id("\"id\": \"then\"", "\"id\": \"And then\"", "parts", "small letters")]
#[case::empty_point("Do not promise secrecy.", "", "part “do-not”", "Write something")]
#[case::newer("\"schema\": 1", "\"schema\": 2", "newer version", "Update the app")]
fn a_fault_is_named(#[case] from: &str, #[case] to: &str, #[case] place: &str, #[case] says: &str) {
    assert!(STOP.contains(from), "the shipped file no longer holds {from}");
    let message = card::parse("my.json", &STOP.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(message.contains(place) && message.contains(says), "{message}");
}

#[test]
fn a_card_or_list_with_nothing_in_it_is_refused() {
    let mut stop = card::stop().unwrap();
    stop.parts[1].points.clear();
    let message = |card: &Card| {
        card::parse("my.json", &serde_json::to_string(card).unwrap()).unwrap_err().to_string()
    };
    assert!(message(&stop).contains("has no points. Add one"), "{}", message(&stop));
    stop.parts.clear();
    assert!(message(&stop).contains("there are none. Add a list"), "{}", message(&stop));
}
