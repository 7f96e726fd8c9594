//! What holds for every text.

use cf_domain::identifiers::{IdentifierKind, nhs_number, scan, scan_while_writing};
use proptest::prelude::*;

/// Nine digits and the tenth that follows from them, or a wrong one.
fn ten_digits(right: bool) -> impl Strategy<Value = String> {
    (prop::collection::vec(0u32..10, 9), 1u32..10).prop_filter_map(
        "no tenth digit",
        move |(nine, off)| {
            let sum: u32 = nine.iter().zip((2..=10).rev()).map(|(d, w)| d * w).sum();
            let tenth = (11 - sum % 11) % 11;
            let tenth = if right { tenth } else { (tenth.min(9) + off) % 10 };
            let text: String = nine.iter().chain([&tenth]).map(ToString::to_string).collect();
            let all_one = text.chars().all(|c| text.starts_with(c));
            (tenth < 10 && !all_one && nhs_number::check(&text).valid == right).then_some(text)
        },
    )
}

/// The ways in which the ten digits are divided.
fn shape() -> impl Strategy<Value = Vec<usize>> {
    prop::sample::select(vec![
        vec![10],
        vec![3, 3, 4],
        vec![5, 5],
        vec![3, 7],
        vec![6, 4],
        vec![2, 2, 2, 2, 2],
        vec![1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    ])
}

fn gap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![" ", "  ", "-", ".", "\u{a0}", "–", "\u{2011}", " - ", "\u{202f}"])
}

fn divided(digits: &str, shape: &[usize], gap: &str) -> String {
    let mut rest = digits;
    let mut parts = Vec::new();
    for length in shape {
        let (part, after) = rest.split_at(*length);
        parts.push(part);
        rest = after;
    }
    parts.join(gap)
}

proptest! {
    #[test]
    fn a_valid_nhs_number_is_found_in_any_spacing(
        digits in ten_digits(true), shape in shape(), gap in gap(),
        lead in prop::sample::select(vec!["", "Label said ", "NHS number: ", "NHS", "(", "Seen by two of us;\n"]),
        tail in prop::sample::select(vec!["", ".", ", bay C", ") on the board", "\nnext line"]),
    ) {
        let number = divided(&digits, &shape, gap);
        // 0161 496 0123-like numbers are phone numbers; found either way.
        let text = format!("{lead}{number}{tail}");
        let findings = scan(&text);
        let covered = findings.iter().any(|f| {
            matches!(f.kind, IdentifierKind::NhsNumber | IdentifierKind::Phone)
                && f.byte_start <= lead.len() && lead.len() + number.len() <= f.byte_end
        });
        prop_assert!(covered, "{text:?}: {findings:?}");
        if !digits.starts_with('0') {
            prop_assert!(findings.iter().any(|f| f.kind == IdentifierKind::NhsNumber), "{text:?}: {findings:?}");
        }
    }

    #[test]
    fn ten_digits_that_fail_the_sum_are_no_nhs_number(digits in ten_digits(false), shape in shape(), gap in gap()) {
        let text = format!("Order {} is open", divided(&digits, &shape, gap));
        prop_assert!(scan(&text).iter().all(|f| f.kind != IdentifierKind::NhsNumber), "{text:?}");
    }

    #[test]
    fn an_nhs_number_inside_a_longer_run_is_not_one(digits in ten_digits(true), more in "[0-9]{1,5}", before: bool) {
        let text = if before { format!("Barcode {more}{digits} here") } else { format!("Barcode {digits}{more} here") };
        prop_assert!(scan(&text).iter().all(|f| f.kind != IdentifierKind::NhsNumber), "{text:?}");
    }

    #[test]
    fn places_are_true_for_any_text(text in any_text()) {
        for findings in [scan(&text), scan_while_writing(&text)] {
            let mut end = 0;
            for f in &findings {
                prop_assert!(text.is_char_boundary(f.byte_start) && text.is_char_boundary(f.byte_end));
                prop_assert_eq!(&text[f.byte_start..f.byte_end], &f.text);
                prop_assert_eq!(text.chars().skip(f.start).take(f.end - f.start).collect::<String>(), f.text.clone());
                prop_assert!(f.byte_start >= end, "findings are in order and apart");
                prop_assert!(!f.text.trim().is_empty());
                end = f.byte_end;
            }
        }
    }

    #[test]
    fn a_suggestion_leaves_nothing_behind(kind in 0usize..FOUND.len()) {
        let text = FOUND[kind];
        let findings = scan(text);
        prop_assert!(!findings.is_empty(), "{text:?}");
        let mut settled = text.to_owned();
        for f in findings.iter().rev() {
            settled.replace_range(f.byte_start..f.byte_end, f.suggestion.as_deref().unwrap());
        }
        prop_assert!(scan(&settled).is_empty(), "{settled:?}");
    }
}

/// One of each kind.
const FOUND: [&str; 8] = [
    "Label said 999 300 4987 twice.",
    "Her number is 07700 900456, ring after six.",
    "Write to e.barnes@example.org about it.",
    "He lives at 14 Example Street, LS99 4RT.",
    "DOB 3/7/1938 and MRN 0048213 on the door.",
    "NI number AB 12 34 56 C on the form.",
    "We met Mrs Okonkwo-Reid and Dr Mensah.",
    "The gentleman in bed 7 on Wednesday night waited.",
];

/// Noise with pieces of identifiers, accents, wide characters and marks in it.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[0-9 .()+-]{1,20}",
        "(Mr|Mrs|Patient|DOB|born|bed 7|NHS|at|@|\u{301}|é|日本|🙂|–|\n|O’Neil|AB12|1st|Tuesday night)",
        "[A-Z][a-z]{2,8}",
        prop::sample::select(FOUND.to_vec()).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join(" "))
}
