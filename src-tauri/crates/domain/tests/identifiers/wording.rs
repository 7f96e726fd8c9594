//! What people read about a finding.

use cf_domain::identifiers::{Confidence, Finding, IdentifierKind, scan, scan_while_writing};
use rstest::rstest;

fn only(text: &str) -> Finding {
    let mut findings = scan(text);
    assert_eq!(findings.len(), 1, "{text:?}: {findings:?}");
    findings.remove(0)
}

#[rstest]
#[case(
    "Call bells rang for 6 minutes. The gentleman in bed 7 on Wednesday night waited until morning.",
    "The gentleman in bed 7 on Wednesday night",
    "One patient, at night"
)]
#[case(
    "We heard that the lady in bed 4 last night was cold.",
    "the lady in bed 4 last night",
    "one patient, at night"
)]
#[case("Bed 7 rang three times on Sunday night.", "Bed 7", "One patient")]
#[case(
    "On Tuesday evening the man in side room 2 had no water.",
    "the man in side room 2",
    "one patient"
)]
#[case(
    "The resident in room 12 on 14 March had no drink.",
    "The resident in room 12 on 14 March",
    "One patient"
)]
fn one_persons_bed_and_the_night_are_found_together(
    #[case] text: &str,
    #[case] words: &str,
    #[case] instead: &str,
) {
    let finding = only(text);
    assert_eq!((finding.kind, finding.text.as_str()), (IdentifierKind::BedAndTime, words));
    assert_eq!(finding.suggestion.as_deref(), Some(instead));
}

#[rstest]
#[case("Beds 1 to 6 are women only on Tuesday night.")]
#[case("The man in bed 7 had no water.")]
#[case("An 82-year-old woman in bay 2 told us on Tuesday night that the food was hot.")]
#[case("Bed 12 was cleaned on Monday.")]
fn shared_places_and_beds_without_a_day_are_left(#[case] text: &str) {
    assert!(scan(text).is_empty(), "{text}: {:?}", scan(text));
}

#[test]
fn while_writing_a_bed_alone_is_a_quiet_hint() {
    let text = "The lady in bed 7 told me her tea was cold.";
    assert!(scan(text).is_empty());
    let hints = scan_while_writing(text);
    assert_eq!(hints.len(), 1);
    assert_eq!((hints[0].kind, hints[0].confidence), (IdentifierKind::BedAndTime, Confidence::Low));
    assert_eq!(hints[0].text, "The lady in bed 7");
    assert_eq!(hints[0].reason, "A bed or room number could point to one person");
    assert!(scan_while_writing("Bed 7 has a broken blind.").is_empty());
}

#[rstest]
#[case("Label said 999 300 4987.", "[NHS number removed]")]
#[case("Ring 07700 900456.", "[phone number removed]")]
#[case("We met Mrs Li.", "one person")]
#[case("Matron Hughes came at once.", "a member of staff")]
fn a_finding_has_other_words_ready(#[case] text: &str, #[case] instead: &str) {
    assert_eq!(only(text).suggestion.as_deref(), Some(instead));
}

#[test]
fn a_night_says_why() {
    let finding = only("The gentleman in bed 7 on Wednesday night waited.");
    assert_eq!(finding.reason, "A bed number and a night together could point to one person");
}

#[test]
fn a_log_never_holds_the_words() {
    let finding = only("Ring 07700 900456.");
    let logged = format!("{finding:?}");
    assert!(logged.contains("Phone") && !logged.contains("07700"), "{logged}");
}

#[test]
fn places_are_in_code_points_and_bytes() {
    let finding = only("Tomé said – 999–332–1745.");
    assert_eq!((finding.start, finding.end), (12, 24));
    assert_eq!((finding.byte_start, finding.byte_end), (15, 31));
    let json = serde_json::to_value(&finding).unwrap();
    assert_eq!(json["kind"], "nhs_number");
    assert_eq!(json["text"], "999–332–1745");
}

#[test]
fn what_could_be_public_is_only_possible() {
    assert_eq!(only("PALS poster shows 08081 570 444.").confidence, Confidence::Low);
    assert_eq!(only("NHS number 999 379 6886 on the board.").confidence, Confidence::Low);
    assert_eq!(only("NHS number 999 300 4987 on the board.").confidence, Confidence::High);
}
