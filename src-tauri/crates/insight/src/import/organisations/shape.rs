//! Whether a file is an ODS report at all, decided before any row is read, so that a wrong file
//! gives one remark and not a thousand.

use super::row::{self, CODE, OPENED};
use crate::import::{Remark, text};

/// How many lines are looked at.
const LOOKED_AT: usize = 20;

/// What an ODS report is, for people.
const EXPECTED: &str = "An ODS list has no heading line, 27 columns (or 24), a code such as RXF in the first column and an opening date such as 20040401 in the eleventh.";

pub(super) fn check(text: &str) -> Result<(), Remark> {
    let start: Vec<(usize, &str)> = text::lines(text).take(LOOKED_AT).collect();
    let Some((_, first)) = start.first() else {
        return Err(Remark::whole_file(
            "The file has no lines with words in them. Download it again, or choose another.",
        ));
    };
    if start.iter().any(|(_, line)| row::split(line).is_ok_and(|fields| looks_right(&fields))) {
        return Ok(());
    }
    let columns = row::split(first).map_or(1, |fields| fields.len());
    let what = if columns == 1 {
        "its first line has one column".into()
    } else {
        format!("its first line has {columns} columns")
    };
    Err(Remark::whole_file(format!(
        "This is not an ODS list of organisations: {what}. {EXPECTED} {}",
        advice(&start, first)
    )))
}

/// Whether a first line names the columns instead of filling them.
pub(super) fn is_heading(line: &str) -> bool {
    row::split(line).is_ok_and(|fields| {
        let first = fields.get(CODE).map(|f| f.to_ascii_lowercase()).unwrap_or_default();
        first.contains("code")
            && fields.get(OPENED).is_none_or(|f| !f.contains(|c: char| c.is_ascii_digit()))
    })
}

/// The right width, a code and a date: one such line is enough, because bad rows may stand first.
fn looks_right(fields: &[String]) -> bool {
    let is_date = |f: &String| f.len() == 8 && f.bytes().all(|b| b.is_ascii_digit());
    row::WIDTHS.contains(&fields.len())
        && fields.get(CODE).is_some_and(|f| row::is_code(f))
        && fields.get(OPENED).is_some_and(is_date)
}

fn advice(start: &[(usize, &str)], first: &str) -> &'static str {
    let lower = start.iter().map(|(_, line)| line.to_lowercase()).collect::<Vec<_>>().join("\n");
    let has = |word: &str| lower.contains(word);
    if has("cqc") {
        "It looks like a list of the Care Quality Commission: import it as “cqc”."
    } else if has("complaints_") || has("complaints total") {
        "It looks like a return of written complaints (KO41a): import it as “complaints”."
    } else if has("very good") && has("very poor") {
        "It looks like Friends and Family Test figures: import it as “fft”."
    } else if first.matches(';').count() > 10 || first.matches('\t').count() > 10 {
        "Its columns are not divided by commas: open it and save it as CSV with commas."
    } else {
        "Download etr.csv, ets.csv, epraccur.csv, ecarehomehq.csv or ecarehomesite.csv from the NHS Organisation Data Service and do not edit it in between."
    }
}
