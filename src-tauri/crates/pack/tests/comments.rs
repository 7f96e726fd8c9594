//! The comment form goes out, is filled in by other programs, and comes back.

use cf_pack::Format;
use cf_pack::report::{
    Comment, CommentError, PaperStanding, form_rows, read_comments, render_comment_form,
};
use rstest::rstest;

use crate::tools::{part, saved_by_libreoffice, with_part};
use crate::visit_sample::{bare, cedar_as, large_visit};

const DOCUMENT: &str = "word/document.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn form(format: Format) -> Vec<u8> {
    let visit = cedar_as(PaperStanding::Draft { number: 1 });
    let mut files = render_comment_form(&visit, &[format], &mut |_| {}, &|| false).unwrap();
    files.remove(0).bytes
}

/// Writes into the empty cells of the row whose second cell begins with `says`, as Word writes.
fn written_in_word(form: &[u8], says: &str, should_say: &str, evidence: &str) -> Vec<u8> {
    with_part(form, DOCUMENT, |body| {
        let start = body.find(says).expect("the row is in the form");
        let (before, after) = body.split_at(start);
        let cells: Vec<_> = after.splitn(4, "</w:tc>").collect();
        let run = |text: &str| {
            let runs = text.split('\n').map(|line| {
                // Word cuts a sentence into runs where somebody stopped typing.
                let (left, right) = line.split_at(line.find(' ').unwrap_or(0));
                let text = |part| format!("<w:r><w:t xml:space=\"preserve\">{part}</w:t></w:r>");
                format!("{}<w:proofErr w:type=\"spellStart\"/>{}", text(left), text(right))
            });
            runs.collect::<Vec<_>>().join("</w:p><w:p>")
        };
        let fill = |cell: &str, text: &str| {
            cell.replace("</w:pPr></w:p>", &format!("</w:pPr>{}</w:p>", run(text)))
        };
        let cells = [
            cells[0].into(),
            fill(cells[1], should_say),
            fill(cells[2], evidence),
            cells[3].into(),
        ];
        format!("{before}{}", cells.join("</w:tc>"))
    })
}

/// Puts a cell of Excel's own kind in place of an empty one.
fn written_in_excel(form: &[u8], cell: &str, content: &str) -> Vec<u8> {
    with_part(form, SHEET, |sheet| {
        let (before, after) =
            sheet.split_once(&format!("<c r=\"{cell}\" ")).expect("the cell is in the form");
        let (_, after) = after.split_once("/>").unwrap();
        format!("{before}{}{after}", content.replace("CELL", cell))
    })
}

fn inline(text: &str) -> String {
    format!("<c r=\"CELL\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn told(comments: &[Comment]) -> Vec<(&str, &str, &str)> {
    let row = |c: &Comment| c.row.clone().unwrap_or_default().leak() as &str;
    comments.iter().map(|c| (row(c), c.should_say.as_str(), c.evidence.as_str())).collect()
}

#[test]
fn a_form_that_nobody_filled_in_holds_no_comment() {
    for format in [Format::Word, Format::Excel] {
        assert_eq!(read_comments(&form(format)), Ok(Vec::new()), "{format:?}");
    }
}

#[test]
fn comments_survive_word_and_libreoffice() {
    let first = written_in_word(
        &form(Format::Word),
        "Two bells rang",
        "One bell rang &amp; the other was a test.\nWe timed it.",
        "Engineer’s sheet",
    );
    let both = written_in_word(&first, "Must: Give us", "The log was sent on 3 December", "");
    for bytes in [saved_by_libreoffice(&both, "form.docx", "docx"), both] {
        let comments = read_comments(&bytes).unwrap();
        assert_eq!(
            told(&comments),
            [
                ("F1", "One bell rang & the other was a test.\nWe timed it.", "Engineer’s sheet"),
                ("R1", "The log was sent on 3 December", ""),
            ]
        );
        assert_eq!(comments[0].place, "Safe F1");
        assert!(comments[0].says.starts_with("Two bells rang for 6 and 11 minutes"));
    }
}

#[test]
fn comments_survive_excel_and_libreoffice() {
    // Row 3 is F1, row 14 the first empty one.
    let mut bytes = form(Format::Excel);
    for (cell, content) in [
        ("C3", inline("One bell, and a test")),
        ("D3", inline("Engineer’s sheet")),
        ("A14", inline("Page 2, beds")),
        ("C14", inline("28 beds")),
    ] {
        bytes = written_in_excel(&bytes, cell, &content);
    }
    for bytes in [saved_by_libreoffice(&bytes, "form.xlsx", "xlsx"), bytes] {
        let comments = read_comments(&bytes).unwrap();
        assert_eq!(
            told(&comments),
            [("F1", "One bell, and a test", "Engineer’s sheet"), ("", "28 beds", "")]
        );
        assert_eq!(comments[1].row, None);
        assert_eq!(comments[1].place, "Page 2, beds");
    }
}

#[test]
fn a_formula_is_read_as_text_and_a_number_as_written() {
    let formula = "<c r=\"CELL\"><f>HYPERLINK(\"x\",\"y\")</f><v>7</v></c>";
    let bytes = written_in_excel(&form(Format::Excel), "C3", formula);
    let bytes = written_in_excel(&bytes, "C4", "<c r=\"CELL\"><v>26</v></c>");
    assert_eq!(
        told(&read_comments(&bytes).unwrap()),
        [("F1", "=HYPERLINK(\"x\",\"y\")", ""), ("F2", "26", "")]
    );
}

#[test]
fn a_row_added_in_word_and_a_column_taken_out_are_read() {
    let form = written_in_word(&form(Format::Word), "Two bells rang", "One bell", "");
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let added =
        format!("<w:tr>{}{}{}</w:tr>", cell("Page 3"), cell(""), cell("Two meals, not three"));
    let with_row = with_part(&form, DOCUMENT, |body| {
        let (before, after) = body.split_once("</w:tbl>").unwrap();
        format!("{before}{added}</w:tbl>{after}")
    });
    let comments = read_comments(&with_row).unwrap();
    assert_eq!(told(&comments), [("F1", "One bell", ""), ("", "Two meals, not three", "")]);
    assert_eq!(comments[1].place, "Page 3");

    let without_ids = with_part(&form, DOCUMENT, |body| body.replace("Row id", "Our number"));
    let comments = read_comments(&without_ids).unwrap();
    assert!(comments.iter().all(|comment| comment.row.is_none()));
    assert!(comments.iter().any(|c| c.place == "Safe F1" && c.should_say == "One bell"));
}

#[test]
fn words_written_over_the_reports_are_not_lost() {
    let word = with_part(&form(Format::Word), DOCUMENT, |body| body.replace("6 and 11", "4 and 9"));
    let excel = with_part(&form(Format::Excel), "xl/sharedStrings.xml", |strings| {
        strings.replace("6 and 11", "4 and 9")
    });
    for bytes in [word, excel] {
        let comments = read_comments(&bytes).unwrap();
        assert_eq!(told(&comments), [("F1", "", "")]);
        assert!(comments[0].written_over);
        assert!(comments[0].says.starts_with("Two bells rang for 4 and 9 minutes"));
    }
}

#[test]
fn what_word_struck_out_or_keeps_for_old_programs_is_not_read() {
    let body = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>kept</w:t></w:r></w:ins><mc:AlternateContent><mc:Choice><w:r><w:t> once</w:t></w:r>\
        </mc:Choice><mc:Fallback><w:r><w:t> twice</w:t></w:r></mc:Fallback></mc:AlternateContent>";
    let form = written_in_word(&form(Format::Word), "Two bells rang", "HERE", "");
    let form = with_part(&form, DOCUMENT, |text| {
        text.replace("<w:r><w:t xml:space=\"preserve\">HERE</w:t></w:r>", body)
    });
    assert_eq!(told(&read_comments(&form).unwrap()), [("F1", "kept once", "")]);
}

#[rstest]
#[case::nothing(b"".to_vec(), CommentError::NotAForm)]
#[case::pdf(b"%PDF-1.7".to_vec(), CommentError::NotAForm)]
#[case::old_or_locked(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), CommentError::Locked)]
#[case::cut(form(Format::Word)[..900].to_vec(), CommentError::Damaged)]
#[case::cut_excel(form(Format::Excel)[..900].to_vec(), CommentError::Damaged)]
#[case::other_table(
    with_part(&form(Format::Word), DOCUMENT, |body| body.replace("What we think it should say", "Notes")),
    CommentError::NoTable
)]
#[case::half_a_table(
    with_part(&form(Format::Word), DOCUMENT, |body| body.split_once("</w:tbl>").unwrap().0.into()),
    CommentError::Damaged
)]
#[case::other_zip(
    with_part(&form(Format::Word), DOCUMENT, |_| String::new()),
    CommentError::NoTable
)]
fn a_bad_file_is_refused_with_what_to_do(#[case] bytes: Vec<u8>, #[case] error: CommentError) {
    assert_eq!(read_comments(&bytes), Err(error));
    assert!(error.to_string().contains(": "), "{error}");
}

#[rstest]
#[case::word(Format::Word, DOCUMENT)]
#[case::excel(Format::Excel, SHEET)]
#[case::words_of_excel(Format::Excel, "xl/sharedStrings.xml")]
#[case::book(Format::Excel, "xl/workbook.xml")]
fn a_file_damaged_anywhere_gives_an_answer(#[case] format: Format, #[case] name: &str) {
    let form = form(format);
    assert_eq!(read_comments(&form), Ok(Vec::new()), "before it is damaged");
    for at in (0..form.len()).step_by(61) {
        let mut bytes = form.clone();
        bytes[at] ^= 0x55;
        let _ = read_comments(&bytes);
        let _ = read_comments(&form[..at]);
    }
    let letters: Vec<char> = part(&form, name).chars().collect();
    for at in (0..letters.len()).step_by(letters.len() / 150 + 1) {
        for other in ['<', '"', '9', '\u{fffd}'] {
            let bytes = with_part(&form, name, |_| {
                letters.iter().enumerate().map(|(i, c)| if i == at { other } else { *c }).collect()
            });
            let _ = read_comments(&bytes);
        }
    }
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let form = form(Format::Excel);
    let huge = with_part(&form, "xl/styles.xml", |_| " ".repeat(210 << 20));
    assert!(huge.len() < 5 << 20);
    assert_eq!(read_comments(&huge), Err(CommentError::TooLarge));
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let bytes = with_part(&form(Format::Excel), SHEET, |sheet| {
        let far =
            "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
        sheet.replace("</sheetData>", &format!("{far}</sheetData>"))
    });
    assert_eq!(read_comments(&bytes), Ok(Vec::new()));
}

#[test]
fn every_finding_and_recommendation_has_a_row_of_its_own() {
    let visit = large_visit(8, 8);
    let rows = form_rows(&visit);
    let mut ids: Vec<_> = rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(ids.len(), 1 + 300 + 4);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 305);
    assert!(form_rows(&bare(r#"{"is": "final"}"#)).is_empty());
}

#[test]
fn the_form_is_named_marked_and_the_same_each_time() {
    let visit = cedar_as(PaperStanding::Draft { number: 1 });
    let both = [Format::Word, Format::Excel];
    let make = || render_comment_form(&visit, &both, &mut |_| {}, &|| false).unwrap();
    let files = make();
    let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "visit-comments-rsx-2026-11-24-draft-1.docx",
            "visit-comments-rsx-2026-11-24-draft-1.xlsx"
        ]
    );
    assert!(files == make());
    assert!(part(&files[0].bytes, "word/header1.xml").contains("OFFICIAL · DRAFT 1"));
    assert!(part(&files[0].bytes, DOCUMENT).contains("<w:tblHeader/>"));
    let bare = bare(r#"{"is": "draft", "number": 1}"#);
    assert_eq!(render_comment_form(&bare, &both, &mut |_| {}, &|| false).unwrap().len(), 2);
}
