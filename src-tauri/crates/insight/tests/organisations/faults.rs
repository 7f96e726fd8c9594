use super::{TRUST, read};
use cf_insight::import::MAX_LISTED;
use cf_insight::import::organisations::organisations;
use rstest::rstest;

#[rstest]
#[case::crlf("\r\n")]
#[case::lf("\n")]
#[case::old_mac("\r")]
fn any_line_ending_will_do_and_lines_are_counted_right(#[case] end: &str) {
    let text =
        ["", TRUST, "", &TRUST.replacen("RZ9", "??", 1), &TRUST.replacen("RZ9", "RZ8", 1), ""]
            .join(end);
    let found = read("etr.csv", &text);
    assert_eq!(found.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 5]);
    assert_eq!((found.errors[0].line, found.errors[0].column), (4, 1));
}

#[test]
fn a_byte_order_mark_and_accents_are_read() {
    let found = read("etr.csv", &format!("\u{feff}{}", TRUST.replace("EXAMPLE NHS", "ÉLAN NHS")));
    assert_eq!(
        (found.rows[0].code.as_str(), found.rows[0].name.as_str()),
        ("RZ9", "ÉLAN NHS TRUST")
    );
    assert_eq!(found.warnings, []);
}

#[test]
fn windows_1252_is_read_with_a_warning() {
    let mut bytes = TRUST.replace("EXAMPLE NHS", "ST ANNE?S CAF? NHS").into_bytes();
    let marks: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'?').collect();
    bytes[marks[0]] = 0x92;
    bytes[marks[1]] = 0xc9;
    let found = organisations("etr.csv", bytes.as_slice());
    assert_eq!(found.rows[0].name, "ST ANNE’S CAFÉ NHS TRUST");
    assert!(found.warnings[0].message.contains("Windows-1252"));
}

#[rstest]
#[case::no_code("\"RZ9\"", "\"\"", 1, "code is missing")]
#[case::code_became_a_number("\"RZ9\"", "\"8.0E+05\"", 1, "turned the code into a number")]
#[case::code_is_words("\"RZ9\"", "\"not a code\"", 1, "not an organisation code")]
#[case::no_name("\"EXAMPLE NHS TRUST\"", "\"  \"", 2, "name is missing")]
#[case::no_such_day("20100401", "20100431", 11, "not a date")]
#[case::date_in_another_form("20100401", "01/04/2010", 11, "eight figures")]
#[case::too_few_columns(",\"\",\"B\",\"\",\"\",\"\"", "", 0, "")]
#[case::unclosed("\"EXAMPLE NHS TRUST\"", "\"EXAMPLE NHS TRUST", 0, "not closed")]
fn one_bad_row_never_stops_the_others(
    #[case] from: &str,
    #[case] to: &str,
    #[case] column: usize,
    #[case] says: &str,
) {
    let bad = TRUST.replacen(from, to, 1);
    let bad = if says.is_empty() { bad.replacen(",\"\"", "", 3) } else { bad };
    let text = [TRUST.replacen("RZ9", "RZ7", 1), bad, TRUST.replacen("RZ9", "RZ8", 1)].join("\n");
    let found = read("etr.csv", &text);
    assert_eq!(found.rows.iter().map(|r| r.code.as_str()).collect::<Vec<_>>(), ["RZ7", "RZ8"]);
    assert_eq!(found.errors.len(), 1);
    assert_eq!(
        (found.errors[0].line, found.errors[0].column),
        (2, column),
        "{}",
        found.errors[0].message
    );
    assert!(found.errors[0].message.contains(says), "{}", found.errors[0].message);
}

#[test]
fn a_code_that_stands_there_twice_keeps_the_first() {
    let text =
        format!("{TRUST}\n{}", TRUST.replace("EXAMPLE NHS", "OTHER NHS").replace("RZ9", "rz9"));
    let found = read("etr.csv", &text);
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.rows[0].name, "EXAMPLE NHS TRUST");
    assert!(found.errors[0].message.contains("line 1"), "{}", found.errors[0].message);
}

#[test]
fn a_heading_line_is_left_out_with_a_word() {
    let heading =
        ["Organisation Code", "Name"].into_iter().chain(["x"; 25]).collect::<Vec<_>>().join(",");
    let found = read("etr.csv", &format!("{heading}\n{TRUST}"));
    assert_eq!((found.rows.len(), found.errors.len()), (1, 0));
    assert!(found.warnings[0].message.contains("heading"));
}

#[test]
fn dates_that_run_backwards_are_taken_and_remarked_on() {
    let found =
        read("etr.csv", &TRUST.replacen("\"20100401\",\"\"", "\"20100401\",\"20090101\"", 1));
    assert_eq!(found.rows.len(), 1);
    assert_eq!((found.warnings[0].line, found.warnings[0].column), (1, 12));
}

#[test]
fn a_thousand_bad_rows_are_summed_up() {
    let bad: String =
        (0..1000).map(|n| format!("{}\n", TRUST.replacen("RZ9", &format!("?{n}"), 1))).collect();
    let found = read("etr.csv", &format!("{TRUST}\n{bad}"));
    assert_eq!(found.errors.len(), MAX_LISTED + 1);
    assert!(found.errors.last().unwrap().message.contains("800 more lines"));
}
