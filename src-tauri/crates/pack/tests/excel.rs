//! The workbook as calamine reads it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use cf_pack::Format;
use cf_pack::document::{By, PackDocument};
use chrono::NaiveDate;

use crate::sample::{file, sandbox};

fn workbook(document: &PackDocument) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file(document, Format::Excel).bytes)).unwrap()
}

fn rows(document: &PackDocument, sheet: &str) -> Vec<Vec<Data>> {
    workbook(document).worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn day(cell: &Data) -> NaiveDate {
    let Data::DateTime(serial) = cell else { panic!("{cell:?} is not a true date") };
    NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + chrono::Days::new(serial.as_f64() as u64)
}

#[test]
fn the_sheets_are_in_the_order_of_the_pack() {
    assert_eq!(
        workbook(&sandbox()).sheet_names(),
        [
            "Read me",
            "Asks",
            "Decisions",
            "Actions",
            "Concerns",
            "Immediate",
            "Evidence",
            "Visits",
            "Findings",
            "Agreed actions",
            "Themes",
            "Notices",
            "Register"
        ]
    );
}

#[test]
fn the_action_log_comes_back_as_it_went_in() {
    let document = sandbox();
    let log = document.actions.clone().unwrap().actions;
    let read = rows(&document, "Actions");
    assert_eq!(read.len(), log.len() + 1, "one header row and one row an action");
    for (row, action) in read[1..].iter().zip(&log) {
        assert_eq!(row[0], Data::String(action.number.clone()));
        assert_eq!(day(&row[1]), action.raised);
        assert_eq!(row[3], Data::String(action.action.clone()));
        assert_eq!(row[4], Data::String(action.owner.clone()));
        let Some(By::On(due)) = action.due else { panic!("all have a day") };
        assert_eq!(day(&row[5]), due);
        assert_eq!(row[6], Data::String(action.standing.words.clone()));
        match &action.standing.late {
            Some(late) => assert_eq!(row[8], Data::Float(f64::from(late.days))),
            None => assert_eq!(row[8], Data::Empty),
        }
        assert_eq!(row[9], Data::String(action.evidence.clone()));
    }
}

#[test]
fn each_list_has_a_row_for_each_thing() {
    let document = sandbox();
    let count = |sheet: &str| rows(&document, sheet).len() - 1;
    assert_eq!(count("Asks"), 4);
    assert_eq!(count("Concerns"), document.concerns.len());
    assert_eq!(count("Visits"), document.visits.len());
    let found: usize =
        document.visits.iter().map(|v| v.went_well.len() + v.told.len() + v.concerns.len()).sum();
    assert_eq!(count("Findings"), found);
    assert_eq!(count("Themes"), document.themes.len());
    assert_eq!(count("Notices"), document.escalations.iter().map(|e| e.steps.len()).sum::<usize>());
}

#[test]
fn it_carries_the_fingerprint_and_no_formula() {
    let document = sandbox();
    let mut book = workbook(&document);
    let fingerprint = Data::String(document.fingerprint().unwrap());
    for sheet in ["Read me", "Register"] {
        assert!(
            rows(&document, sheet).iter().flatten().any(|cell| *cell == fingerprint),
            "{sheet}"
        );
    }
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet}");
    }
}

#[test]
fn an_empty_list_says_so() {
    let mut document = sandbox();
    document.actions = None;
    for entry in &mut document.cover.find {
        entry.mentions.retain(|mention| mention.words != "Actions");
    }
    assert_eq!(rows(&document, "Actions")[1][0], Data::String("Nothing in this pack".into()));
}
