//! The files of a paper about a visit: names, bytes, pictures, Word, and what is refused.

use std::cell::Cell;

use cf_pack::report::{
    PaperStanding, Photograph, Picture, VisitPaper, preview_visit, render_visit,
};
use cf_pack::{Format, PackError, Progress};
use image::ImageFormat;
use rstest::rstest;

use crate::tools::{ask, part, pdf_text, through_libreoffice};
use crate::visit_sample::{bare, cedar, cedar_as, photo, visit_file};

fn refused(visit: &VisitPaper) -> PackError {
    render_visit(visit, &[Format::Word], &mut |_| {}, &|| false)
        .expect_err("this visit must be refused")
}

/// Cedar Ward with one photograph.
fn showing(bytes: Vec<u8>) -> VisitPaper {
    let mut visit = cedar();
    visit.annex.photographs = vec![Photograph {
        picture: Picture::new(bytes),
        alt: "A fire door held open by a chair.".into(),
        caption: "Fire door".into(),
    }];
    visit
}

#[test]
fn the_same_visit_gives_the_same_bytes() {
    for format in [Format::Pdf, Format::Word] {
        let (first, again) = (visit_file(&cedar(), format), visit_file(&cedar(), format));
        assert!(first == again, "{format:?}");
        assert_eq!(first.blake3, blake3::hash(&first.bytes).to_hex().to_string());
    }
}

#[rstest]
#[case(PaperStanding::FeedbackSheet, "visit-feedback-rsx-2026-11-24.pdf")]
#[case(PaperStanding::Draft { number: 1 }, "visit-report-rsx-2026-11-24-draft-1.pdf")]
#[case(PaperStanding::Final, "visit-report-rsx-2026-11-24-final.pdf")]
#[case(
    PaperStanding::Reissued { number: 3, reason: "Ward Sister Jones".into() },
    "visit-report-rsx-2026-11-24-final-3.pdf"
)]
fn names_say_paper_code_day_and_version_only(#[case] standing: PaperStanding, #[case] name: &str) {
    let mut visit = cedar_as(standing);
    visit.meta.provider_code = "../R S/X".into();
    assert_eq!(visit_file(&visit, Format::Pdf).name, name);
}

#[test]
fn progress_says_which_file_and_cancelling_gives_none() {
    let mut told = Vec::new();
    let both = [Format::Word, Format::Pdf];
    render_visit(&cedar(), &both, &mut |progress| told.push(progress), &|| false).unwrap();
    let step = |now, done| Progress { now, done, of: 2 };
    assert_eq!(told, [step(Some(Format::Word), 0), step(Some(Format::Pdf), 1), step(None, 2)]);

    // Two photographs: it is asked before each and after both, and no file is begun.
    let asked = Cell::new(0);
    let cancelled = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    let mut begun = 0;
    let result = render_visit(&cedar(), &both, &mut |_| begun += 1, &cancelled);
    assert_eq!((result, begun, asked.get()), (Err(PackError::Cancelled), 0, 3));
}

#[test]
fn the_preview_has_the_pages_of_the_pdf() {
    let pages = preview_visit(&cedar()).unwrap();
    let info = ask("pdfinfo", &["FILE"], &visit_file(&cedar(), Format::Pdf).bytes, "visit.pdf");
    assert!(info.contains(&format!("Pages:           {}", pages.count())), "{info}");
    for page in 0..pages.count() {
        let svg = pages.page_svg(page).unwrap();
        for outside in ["<script", "<text", "@import", "href=\"http", "href=\"/"] {
            assert!(!svg.contains(outside), "page {page} holds {outside}");
        }
    }
}

#[test]
fn the_fingerprint_follows_words_and_pictures_and_not_the_register() {
    let visit = cedar();
    let mut other = visit.clone();
    other.register.number = "2026-0999".into();
    assert_eq!(visit.fingerprint(), other.fingerprint());
    other.annex.photographs.swap(0, 1);
    assert_ne!(visit.fingerprint(), other.fingerprint());
    let printed: String =
        pdf_text(&visit_file(&visit, Format::Pdf).bytes).split_whitespace().collect();
    assert!(printed.contains(&visit.fingerprint().unwrap()));
}

#[rstest]
#[case::jpeg(ImageFormat::Jpeg, "jpg")]
#[case::png(ImageFormat::Png, "png")]
fn a_photograph_is_in_every_file_with_its_words(#[case] kind: ImageFormat, #[case] end: &str) {
    let bytes = photo(1, 320, 240, kind);
    let visit = showing(bytes.clone());
    let pdf = visit_file(&visit, Format::Pdf).bytes;
    let images = ask("pdfimages", &["-list", "FILE"], &pdf, "visit.pdf");
    assert!(
        images.lines().any(|line| line.contains(" 320 ") && line.contains(" 240 ")),
        "{images}"
    );
    assert!(pdf_text(&pdf).contains("Photograph 1. Fire door"));
    // Poppler does not tell the words of a figure; the PDF's own standard refuses one without.
    let structure = ask("pdfinfo", &["-struct", "FILE"], &pdf, "visit.pdf");
    assert_eq!(structure.matches("Figure:").count(), 1, "{structure}");

    let word = visit_file(&visit, Format::Word).bytes;
    let body = part(&word, "word/document.xml");
    assert!(body.contains("descr=\"A fire door held open by a chair.\""));
    assert!(body.contains("SEQ Photograph"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&word)).unwrap();
    let mut kept = Vec::new();
    let mut file = archive.by_name(&format!("word/media/photo0.{end}")).unwrap();
    std::io::Read::read_to_end(&mut file, &mut kept).unwrap();
    assert!(kept == bytes, "the photograph is in Word as it was given");
}

#[test]
fn every_picture_in_word_is_read_out_or_silent() {
    let body = part(&visit_file(&cedar(), Format::Word).bytes, "word/document.xml");
    let pictures = body.matches("<wp:docPr ").count();
    let silent = body.matches("adec:decorative xmlns").count();
    assert_eq!(pictures, silent + 2, "two photographs speak, marks are silent");
    assert_eq!(body.matches("descr=\"\"").count(), 2 * silent);
}

#[test]
fn libreoffice_opens_the_word_file_and_shows_the_photographs() {
    let visit = cedar_as(PaperStanding::Draft { number: 1 });
    let pdf = through_libreoffice(&visit_file(&visit, Format::Word).bytes, "visit.docx");
    let text = pdf_text(&pdf);
    for needed in ["DRAFT 1", "Cedar Ward", "Photograph 2. The staffing board", "Versions"] {
        assert!(text.contains(needed), "{needed}");
    }
    let pages = text.matches("DRAFT 1").count();
    let info = ask("pdfinfo", &["FILE"], &pdf, "visit.pdf");
    let count: usize =
        info.lines().find_map(|l| l.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages >= count, "{pages} heads on {count} pages");
    let images = ask("pdfimages", &["-list", "FILE"], &pdf, "visit.pdf");
    assert!(images.contains(" 640 ") && images.contains(" 480 "), "{images}");
}

#[test]
fn word_and_pdf_have_the_same_headings() {
    let body = part(&visit_file(&cedar(), Format::Word).bytes, "word/document.xml");
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages = squeeze(&pdf_text(&visit_file(&cedar(), Format::Pdf).bytes));
    let mut headings = 0;
    for heading in body.split("<w:pStyle w:val=\"Heading").skip(1) {
        let words = heading.split("</w:p>").next().unwrap();
        let words: String = words
            .split("<w:t xml:space=\"preserve\">")
            .skip(1)
            .map(|text| text.split("</w:t>").next().unwrap())
            .collect();
        let words = words.replace("&apos;", "'").replace("&amp;", "&");
        assert!(pages.contains(&squeeze(&words)), "the PDF lacks the heading {words}");
        headings += 1;
    }
    assert!(headings >= 22, "{headings} headings");
}

#[test]
fn a_photograph_that_cannot_be_shown_is_named_and_no_file_is_made() {
    let mut cut = photo(1, 320, 240, ImageFormat::Png);
    cut.truncate(cut.len() / 2);
    for bad in [Vec::new(), b"GIF89a not here".to_vec(), cut, b"<svg/>".to_vec()] {
        assert_eq!(refused(&showing(bad)), PackError::Photograph(1));
    }
    let mut visit = cedar();
    visit.annex.photographs[1].picture = Picture::new(*b"\xff\xd8\xff\xe0");
    assert_eq!(refused(&visit), PackError::Photograph(2));
}

#[test]
fn what_a_camera_wrote_never_leaves() {
    let plain = photo(1, 320, 240, ImageFormat::Jpeg);
    let body = b"Exif\0\0MM\0*\0\0\0\x08\0\0";
    let mut segment = vec![0xff, 0xe1, 0, u8::try_from(body.len() + 2).unwrap()];
    segment.extend_from_slice(body);
    let mut with_place = plain[..2].to_vec();
    with_place.extend_from_slice(&segment);
    with_place.extend_from_slice(&plain[2..]);
    assert_eq!(refused(&showing(with_place)), PackError::CameraNotes(1));
}

#[test]
fn a_visit_without_a_title_and_a_visit_as_excel_are_refused() {
    let mut visit = bare(r#"{"is": "final"}"#);
    visit.meta.title = "  ".into();
    assert_eq!(refused(&visit), PackError::NoTitle);
    let excel = render_visit(&cedar(), &[Format::Excel], &mut |_| {}, &|| false);
    assert_eq!(excel, Err(PackError::NoExcel));
}

#[test]
fn a_visit_survives_its_json_and_unknown_fields_are_refused() {
    let visit = cedar();
    let json = serde_json::to_string(&visit).unwrap();
    assert_eq!(serde_json::from_str::<VisitPaper>(&json).unwrap(), visit);
    let mut value = serde_json::to_value(&visit).unwrap();
    value["findings"][0]["findings"][0]["patientName"] = "x".into();
    let problem = serde_json::from_value::<VisitPaper>(value).unwrap_err().to_string();
    assert!(problem.contains("patientName"), "{problem}");
}

#[rstest]
#[case::markup("#panic(\"no\") *bold* $x$ <label> // gone")]
#[case::xml("</w:t></w:r> <script>alert(1)</script> &amp; ]]>")]
fn text_comes_out_literally(#[case] text: &str) {
    let mut visit = cedar();
    visit.headline = text.into();
    visit.meta.place = text.into();
    visit.told[0].text = text.into();
    visit.immediate[0].text = text.into();
    visit.annex.photographs[0].caption = text.into();
    visit.annex.photographs[0].alt = text.into();
    let read = pdf_text(&visit_file(&visit, Format::Pdf).bytes);
    let read = read.replace(['\u{200b}', '\u{ad}', '\n'], "");
    for word in text.split_whitespace() {
        assert!(read.contains(word), "the PDF lacks {word:?}");
    }
    let body = part(&visit_file(&visit, Format::Word).bytes, "word/document.xml");
    assert!(body.contains(&*quick_xml::escape::escape(text)));
}
