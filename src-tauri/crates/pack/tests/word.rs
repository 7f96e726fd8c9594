//! The Word file: its parts, and what LibreOffice makes of it.

use cf_pack::Format;

use crate::sample::{file, missing, sandbox, texts};
use crate::tools::{ask, part, pdf_text, through_libreoffice};

#[test]
fn libreoffice_shows_every_word() {
    let document = sandbox();
    let pdf = through_libreoffice(&file(&document, Format::Word).bytes, "pack.docx");
    assert_eq!(missing(&texts(&document), &pdf_text(&pdf)), Vec::<String>::new());
    let info = ask("pdfinfo", &["FILE"], &pdf, "pack.pdf");
    assert!(info.contains(&document.meta.title), "{info}");
}

#[test]
fn word_and_pdf_have_the_same_headings() {
    let document = sandbox();
    let body = part(&file(&document, Format::Word).bytes, "word/document.xml");
    let pdf = file(&document, Format::Pdf).bytes;
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page_text = squeeze(&pdf_text(&pdf));
    let mut headings = 0;
    for heading in body.split("<w:pStyle w:val=\"Heading").skip(1) {
        let paragraph = heading.split("</w:p>").next().unwrap();
        let words: String = paragraph
            .split("<w:t xml:space=\"preserve\">")
            .skip(1)
            .map(|t| t.split("</w:t>").next().unwrap())
            .collect();
        let words = words.replace("&apos;", "'").replace("&amp;", "&");
        assert!(page_text.contains(&squeeze(&words)), "the PDF lacks the heading {words}");
        headings += 1;
    }
    assert!(headings > 30, "{headings} headings");
}

#[test]
fn it_has_styles_repeating_heads_fields_language_and_silent_marks() {
    let document = sandbox();
    let bytes = file(&document, Format::Word).bytes;
    let body = part(&bytes, "word/document.xml");
    let tables = body.matches("<w:tblStyle w:val=\"CFGrid\"/>").count();
    assert!(tables > 10 && body.matches("<w:tblHeader/>").count() == tables);
    assert!(body.contains("SEQ Table"));
    let pictures = body.matches("<wp:docPr ").count();
    assert!(pictures > 20);
    assert_eq!(
        body.matches("descr=\"\"").count(),
        2 * pictures,
        "every mark is silent, as its word follows"
    );
    assert_eq!(body.matches("adec:decorative xmlns").count(), pictures);
    let footer = part(&bytes, "word/footer1.xml");
    assert!(
        footer.contains(" PAGE ") && footer.contains(" NUMPAGES ") && footer.contains("OFFICIAL")
    );
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
    let core = part(&bytes, "docProps/core.xml");
    assert!(
        core.contains(&document.meta.title) && core.contains("<dc:language>en-GB</dc:language>")
    );
    assert!(part(&bytes, "docProps/custom.xml").contains(&document.fingerprint().unwrap()));
}

#[test]
fn every_link_has_a_bookmark() {
    let body = part(&file(&sandbox(), Format::Word).bytes, "word/document.xml");
    let names: Vec<_> = body
        .split("<w:hyperlink w:anchor=\"")
        .skip(1)
        .map(|t| t.split('"').next().unwrap())
        .collect();
    assert!(names.len() > 10);
    for name in names {
        assert_eq!(body.matches(&format!("w:name=\"{name}\"")).count(), 1, "{name}");
    }
}
