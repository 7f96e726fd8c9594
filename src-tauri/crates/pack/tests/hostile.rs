//! Text that would like to be something else: markup, a formula, a script, a broken file.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use cf_pack::Format;
use cf_pack::document::PackDocument;
use rstest::rstest;

use crate::sample::{file, sandbox};
use crate::tools::{part, pdf_text, through_libreoffice};

/// The sample with `text` wherever a person may write.
fn saying(text: &str) -> PackDocument {
    let mut document = sandbox();
    document.meta.foot = text.into();
    document.meta.running_head = text.into();
    document.cover.what = text.into();
    document.summary.as_mut().unwrap().asks[0].text = text.into();
    document.actions.as_mut().unwrap().actions[0].action = text.into();
    document.visits[0].went_well[0].text = text.into();
    document.visits[0].place = text.into();
    document.concerns[0].text = text.into();
    document.concerns[0].title = text.into();
    document.themes[0].say = text.into();
    document.escalations[0].issue = text.into();
    document
}

#[rstest]
#[case::typst_code("#panic(\"no\") ] #pagebreak() } #let x = 1")]
#[case::typst_markup(
    "*bold* _it_ $x^2$ `raw` = Title @label <label> // gone /* gone */ \\n ~ -- ---"
)]
#[case::typst_import("#import \"theme.typ\": * #read(\"/etc/passwd\")")]
#[case::quotes("\"double\" 'single' \\\" \\u{41} ${env}")]
#[case::xml("</w:t></w:r><w:br/> <script>alert(1)</script> &amp; & ]]>")]
#[case::formula("=HYPERLINK(\"x\",\"y\") +1 -1 @SUM(A1)")]
#[case::plus("+1+cmd|' /C calc'!A0")]
#[case::header_codes("&P &N &G &[Picture] &\"Arial\" 100% && &")]
#[case::letters("Siân, Łukasz, Zoë, Ångström, №5, ½, ≥3, “quoted”, 37 °C")]
fn it_comes_out_literally(#[case] text: &str) {
    let document = saying(text);

    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let read = pdf_text(&file(&document, Format::Pdf).bytes).replace(['\u{200b}', '\u{ad}'], "");
    for word in words(text) {
        assert!(read.replace('\n', "").contains(&word), "the PDF lacks {word:?}");
    }

    let body = part(&file(&document, Format::Word).bytes, "word/document.xml");
    let escaped = quick_xml::escape::escape(text).into_owned();
    assert!(body.contains(&escaped), "Word lacks the text");

    let mut book = Xlsx::new(Cursor::new(file(&document, Format::Excel).bytes)).unwrap();
    let cells = book.worksheet_range("Actions").unwrap();
    assert_eq!(cells.get((1, 3)), Some(&Data::String(text.into())));
    assert!(book.worksheet_formula("Actions").unwrap().is_empty());
}

#[test]
fn letters_without_a_drawing_are_named_in_the_pdf_and_kept_elsewhere() {
    let document = saying("Kind 🙂 staff \u{202e}abc 護");
    let read = pdf_text(&file(&document, Format::Pdf).bytes);
    assert!(read.contains("[U+1F642]") && read.contains("[U+202E]") && read.contains("[U+8B77]"));
    assert!(part(&file(&document, Format::Word).bytes, "word/document.xml").contains("🙂"));
}

#[test]
fn control_letters_break_no_file() {
    let document = saying("a\u{0}b\u{1b}[31m\u{7f}\u{fffe}c");
    assert!(pdf_text(&file(&document, Format::Pdf).bytes).contains("[31m"));
    let pdf = through_libreoffice(&file(&document, Format::Word).bytes, "pack.docx");
    assert!(pdf_text(&pdf).contains("[31m"));
    let mut book = Xlsx::new(Cursor::new(file(&document, Format::Excel).bytes)).unwrap();
    assert!(book.worksheet_range("Actions").is_ok());
}

#[test]
fn endless_words_and_endless_notes_stay_on_the_paper() {
    let long_note = "We saw this in every bay. ".repeat(900);
    let mut document = saying(&long_note);
    document.visits[0].place = "Cedar Ward".into();
    document.concerns[0].title = "Too few staff".into();
    document.escalations[0].issue = "Bells".into();
    document.meta.foot = "Pack".into();
    document.meta.running_head = "Provider edition".into();
    let mut read_with_owner = |owner: &str| {
        document.actions.as_mut().unwrap().actions[0].owner = owner.into();
        pdf_text(&file(&document, Format::Pdf).bytes)
    };
    let without = read_with_owner("The trust").matches('x').count();
    let read = read_with_owner(&"x".repeat(400));
    assert_eq!(read.matches('x').count() - without, 400, "letters of the endless word");
    let sentences = read
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .matches("We saw this in every bay.")
        .count();
    assert!(sentences >= 5 * 900, "{sentences} sentences of the long note are left");
}
