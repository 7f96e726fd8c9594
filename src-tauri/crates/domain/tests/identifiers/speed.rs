//! The search takes time in proportion to the text, whatever the text.

use std::time::{Duration, Instant};

use cf_domain::identifiers::scan;

fn time(text: &str) -> Duration {
    let begun = Instant::now();
    let _ = scan(text);
    begun.elapsed()
}

/// Texts that a careless pattern would look at over and over again.
#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    let _ = scan("warm up");
    for hard in [
        "1",
        "1 ",
        "0",
        "07",
        "a",
        "a.",
        "A ",
        "Mr ",
        "Mr and ",
        "@",
        "a@",
        "a@b.",
        "bed 7 ",
        "born on the ",
        "DOB ",
        "DOB: ",
        "-",
        " ",
        "\n",
        "patient ",
        "Mary ",
        "named ",
        "(",
        "LS1 ",
        "van ",
        "'",
        "AB12",
        "1 A ",
    ] {
        let short = hard.repeat(10_000 / hard.len());
        let long = hard.repeat(100_000 / hard.len());
        let (one, ten) = (time(&short).min(time(&short)), time(&long));
        assert!(
            ten < one * 40 + Duration::from_millis(200),
            "{hard:?}: {one:?}, then {ten:?} for ten times as much"
        );
    }
}

#[test]
fn a_long_document_is_searched_in_seconds() {
    let page = "We spoke with Mrs. Okonkwo in side room 2, who had not seen a doctor since yesterday. The call bell rang for eleven minutes on Tuesday night. NHS number 999 300 4987 was on the board; ring 07700 900456. Visit carried out on 14/03/2025 with two governors, and the noticeboard was up to date.\n";
    let text = page.repeat(2_000_000 / page.len());
    let took = time(&text);
    println!("2 MB in {took:?}");
    assert!(took < Duration::from_secs(30), "2 MB took {took:?}");
}
