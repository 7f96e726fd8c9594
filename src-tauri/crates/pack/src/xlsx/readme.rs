//! The first sheet and the last: what this is, and the entry in the export register.

use super::cell::{Column, Sheet, Value, text, words};
use crate::document::PackDocument;

fn pairs() -> Vec<Column> {
    vec![words("What"), text("Detail")]
}

/// What the workbook is, and its sheets with a sentence each.
pub(super) fn read_me(document: &PackDocument, fingerprint: &str, sheets: &[Sheet]) -> Sheet {
    let meta = &document.meta;
    let register = &document.register;
    let facts: [(&str, &str); 10] = [
        ("Title", &meta.title),
        ("Provider", &document.cover.provider),
        ("Commissioner", &meta.organisation.commissioner),
        ("Meeting", &meta.organisation.meeting),
        ("Edition", &register.edition),
        ("Marking", &meta.marking),
        ("Period", &register.period),
        ("Prepared by", &meta.author_role),
        ("Register number", &register.number),
        ("Fingerprint", fingerprint),
    ];
    let facts = facts.into_iter().map(|(what, detail)| vec![what.into(), detail.into()]);
    let lists = sheets
        .iter()
        .map(|sheet| vec![Value::from(format!("Sheet: {}", sheet.name)), sheet.say.into()]);
    Sheet {
        name: "Read me",
        say: "What this workbook is",
        columns: pairs(),
        rows: facts.chain(lists).collect(),
        frozen: 1,
    }
}

/// The same as the last page of the PDF.
pub(super) fn register(document: &PackDocument, fingerprint: &str) -> Sheet {
    let register = &document.register;
    let pair = |what: &str, detail: Value| vec![what.into(), detail];
    let mut rows = vec![
        pair("Number", (&register.number).into()),
        pair("Issued", register.issued.format("%A %-d %B %Y, %H:%M").to_string().into()),
        pair("Confirmed by", (&register.confirmed_by).into()),
        pair("To", (&register.to).into()),
        pair("Why", (&register.why).into()),
        pair("Edition", (&register.edition).into()),
        pair("Records", register.records.into()),
        pair("Period", (&register.period).into()),
        pair("Fingerprint", fingerprint.into()),
    ];
    rows.extend(
        register.checks.iter().map(|check| vec![(&check.check).into(), (&check.result).into()]),
    );
    rows.extend(register.files.iter().map(|file| vec![(&file.file).into(), (&file.hash).into()]));
    Sheet {
        name: "Register",
        say: "Who let this pack out, to whom and why, and how to tell whether a copy is the real one",
        columns: pairs(),
        rows,
        frozen: 1,
    }
}
