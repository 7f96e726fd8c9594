//! The PDF as Poppler reads it.

use cf_pack::Format;

use crate::sample::{file, missing, sandbox, texts};
use crate::tools::{ask, pdf_text};

#[test]
fn every_word_that_went_in_is_on_the_pages() {
    let document = sandbox();
    let pdf = file(&document, Format::Pdf);
    assert_eq!(missing(&texts(&document), &pdf_text(&pdf.bytes)), Vec::<String>::new());
}

#[test]
fn it_is_tagged_and_says_what_it_is() {
    let document = sandbox();
    let pdf = file(&document, Format::Pdf).bytes;
    let info = ask("pdfinfo", &["FILE"], &pdf, "pack.pdf");
    let line = |name: &str| {
        let found = info.lines().find_map(|line| line.strip_prefix(name));
        found.unwrap_or_else(|| panic!("no {name} in {info}")).trim().to_owned()
    };
    assert_eq!(line("Tagged:"), "yes");
    assert_eq!(line("Title:"), document.meta.title);
    assert_eq!(line("Author:"), "Quality manager, Sandbox Commissioner");
    assert_eq!(line("Creator:"), "Critical Friend");
    assert_eq!(line("Page size:"), "595.276 x 841.89 pts (A4)");
    let properties = ask("pdfinfo", &["-meta", "FILE"], &pdf, "pack.pdf");
    for needed in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "en-GB"] {
        assert!(properties.contains(needed), "{needed} is not in {properties}");
    }
}

#[test]
fn headings_and_table_heads_are_tagged_as_such() {
    let pdf = file(&sandbox(), Format::Pdf).bytes;
    let structure = ask("pdfinfo", &["-struct-text", "FILE"], &pdf, "pack.pdf");
    for needed in ["H1", "H2", "H3", "Table", "TH (table header)", "LI"] {
        assert!(
            structure.contains(needed) || structure.contains(needed.split(' ').next().unwrap()),
            "{needed}"
        );
    }
    assert!(structure.contains("13.1 Cedar Ward") || structure.contains("Cedar Ward"));
}

#[test]
fn the_fingerprint_on_the_last_page_is_that_of_the_content() {
    let document = sandbox();
    let text = pdf_text(&file(&document, Format::Pdf).bytes);
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(squeezed.contains(&document.fingerprint().unwrap()));
}

#[test]
fn items_without_a_paper_say_so() {
    let mut document = sandbox();
    document.themes.clear();
    document.cover.find.clear();
    for ask in &mut document.summary.as_mut().unwrap().asks {
        ask.target = None;
    }
    let text = ask(
        "pdftotext",
        &["-layout", "FILE", "-"],
        &file(&document, Format::Pdf).bytes,
        "pack.pdf",
    );
    let item = text
        .lines()
        .find(|line| line.contains("Themes of intelligence"))
        .expect("the item stays in the agenda");
    assert!(item.contains("No paper"), "{item}");
    let told = text.lines().find(|line| line.contains("Patient story")).unwrap();
    assert!(told.contains("Told on the day"), "{told}");
    let seen_elsewhere = text.lines().find(|line| line.contains("Infection prevention")).unwrap();
    assert!(seen_elsewhere.contains("See 6"), "{seen_elsewhere}");
}

#[test]
fn only_cover_agenda_and_register_are_needed() {
    let mut document = sandbox();
    document.summary = None;
    document.actions = None;
    document.visits.clear();
    document.concerns.clear();
    document.themes.clear();
    document.escalations.clear();
    document.words.clear();
    document.cover.find.clear();
    let text = pdf_text(&file(&document, Format::Pdf).bytes);
    assert!(
        text.contains("Sandbox Trust")
            && text.contains("Agenda")
            && text.contains("Export register entry")
    );
}
