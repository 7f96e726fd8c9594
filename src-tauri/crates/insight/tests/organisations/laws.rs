use super::{TRUST, read};
use cf_insight::import::organisations::organisations;
use proptest::prelude::*;

/// A sound row, a sound row with one field spoilt, or any line at all.
fn line() -> impl Strategy<Value = String> {
    let coded = "[A-Z][A-Z0-9]{2,5}".prop_map(|code| TRUST.replacen("RZ9", &code, 1));
    let spoilt = (any::<prop::sample::Index>(), "[^\r\n\0]{0,12}").prop_map(|(at, put)| {
        let mut fields: Vec<&str> = TRUST.split(',').collect();
        let at = at.index(fields.len());
        fields[at] = &put;
        fields.join(",")
    });
    prop_oneof![coded, spoilt, "[^\r\n\0]{0,80}"]
}

proptest! {
    #[test]
    fn every_line_is_a_row_or_has_an_error(lines in prop::collection::vec(line(), 0..60)) {
        let text = format!("{TRUST}\n{}", lines.join("\n"));
        let found = read("etr.csv", &text);
        let filled = text.lines().filter(|l| !l.trim().is_empty()).count();
        prop_assert_eq!(found.rows.len() + found.errors.len(), filled);
        let mut codes: Vec<_> = found.rows.iter().map(|r| &r.code).collect();
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), found.rows.len(), "no code twice");
    }

    #[test]
    fn any_bytes_at_all_give_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let found = organisations("etr.csv", bytes.as_slice());
        prop_assert!(!found.errors.is_empty() || !found.rows.is_empty());
    }
}
