//! The parts of a Word file and how they hang together (ECMA-376, part 2).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::cell::{paragraph, run};
use super::properties;
use super::xml::Xml;
use crate::PackError;
use crate::paper::{Look, Paper, Photo};

const STYLES: &str = include_str!("../../../../../assets/pack/word/styles.xml");
const SETTINGS: &str = include_str!("../../../../../assets/pack/word/settings.xml");
const NUMBERING: &str = include_str!("../../../../../assets/pack/word/numbering.xml");

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts of the document beside itself: relationship, file, kind of content.
const PARTS: [(&str, &str, &str); 5] = [
    ("styles", "styles.xml", "styles"),
    ("settings", "settings.xml", "settings"),
    ("numbering", "numbering.xml", "numbering"),
    ("header", "header1.xml", "header"),
    ("footer", "footer1.xml", "footer"),
];

/// The relationship of a picture.
pub(super) fn picture_id(index: usize) -> String {
    format!("picture{index}")
}

/// The relationship of a photograph.
pub(super) fn photo_id(index: usize) -> String {
    format!("photo{index}")
}

/// All parts as one file.
pub(super) fn pack(paper: &Paper, body: Xml, pictures: &[Vec<u8>]) -> Result<Vec<u8>, PackError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Dates inside the archive are fixed by default, so that the same paper gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options).map_err(|_| PackError::Word)?;
        zip.write_all(bytes).map_err(|_| PackError::Word)
    };
    add("[Content_Types].xml", content_types().as_bytes())?;
    add("_rels/.rels", root_relations().as_bytes())?;
    add("docProps/core.xml", properties::core(paper).as_bytes())?;
    add("docProps/app.xml", properties::app().as_bytes())?;
    add("docProps/custom.xml", properties::custom(paper).as_bytes())?;
    add("word/document.xml", document(body).as_bytes())?;
    add(
        "word/_rels/document.xml.rels",
        document_relations(pictures.len(), &paper.photos).as_bytes(),
    )?;
    add("word/styles.xml", STYLES.as_bytes())?;
    add("word/settings.xml", SETTINGS.as_bytes())?;
    add("word/numbering.xml", NUMBERING.as_bytes())?;
    add("word/header1.xml", header(paper).as_bytes())?;
    add("word/footer1.xml", footer(paper).as_bytes())?;
    for (index, png) in pictures.iter().enumerate() {
        add(&format!("word/media/picture{index}.png"), png)?;
    }
    let as_it_is = options.compression_method(CompressionMethod::Stored);
    for (index, photo) in paper.photos.iter().enumerate() {
        zip.start_file(format!("word/media/{}", photo.file(index)), as_it_is)
            .and_then(|()| zip.write_all(&photo.bytes).map_err(Into::into))
            .map_err(|_| PackError::Word)?;
    }
    let done = zip.finish().map_err(|_| PackError::Word)?;
    Ok(done.into_inner())
}

fn document(body: Xml) -> String {
    let mut xml = Xml::document();
    xml.element("w:document", &[("xmlns:w", W), ("xmlns:r", R), ("xmlns:wp", WP)], |xml| {
        xml.element("w:body", &[], |xml| {
            xml.append(&body);
            xml.element("w:sectPr", &[], |xml| {
                xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
                xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                xml.empty(
                    "w:pgMar",
                    &[
                        ("w:top", "1417"),
                        ("w:right", "1021"),
                        ("w:bottom", "1191"),
                        ("w:left", "1134"),
                        ("w:header", "680"),
                        ("w:footer", "567"),
                        ("w:gutter", "0"),
                    ],
                );
            });
        });
    });
    xml.into_string()
}

fn header(paper: &Paper) -> String {
    let mut xml = Xml::document();
    xml.element("w:hdr", &[("xmlns:w", W), ("xmlns:r", R)], |xml| {
        paragraph(xml, "Header", |xml| {
            run(xml, &paper.marking, Look::Strong);
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            run(xml, &paper.running_head, Look::Plain);
        });
    });
    xml.into_string()
}

fn footer(paper: &Paper) -> String {
    let mut xml = Xml::document();
    let field = |xml: &mut Xml, name: &str| {
        xml.element("w:fldSimple", &[("w:instr", name)], |xml| run(xml, "1", Look::Plain));
    };
    xml.element("w:ftr", &[("xmlns:w", W), ("xmlns:r", R)], |xml| {
        paragraph(xml, "Footer", |xml| {
            run(xml, &paper.marking, Look::Strong);
            run(xml, &format!("  {}", paper.foot), Look::Plain);
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            run(xml, "Page ", Look::Plain);
            field(xml, " PAGE ");
            run(xml, " of ", Look::Plain);
            field(xml, " NUMPAGES ");
        });
    });
    xml.into_string()
}

fn content_types() -> String {
    let mut xml = Xml::document();
    xml.element("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        for (extension, kind) in [
            ("rels", rels),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
        ] {
            xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)])
        };
        part("/word/document.xml", &format!("{WORD}.document.main+xml"));
        for (_, file, kind) in PARTS {
            part(&format!("/word/{file}"), &format!("{WORD}.{kind}+xml"));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        );
        part(
            "/docProps/custom.xml",
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        );
    });
    xml.into_string()
}

fn relations(list: &[(String, String, String)]) -> String {
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in list {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.into_string()
}

fn root_relations() -> String {
    let own = |id: &str, kind: String, target: &str| (id.to_owned(), kind, target.to_owned());
    relations(&[
        own("document", format!("{R}/officeDocument"), "word/document.xml"),
        own(
            "core",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        own("app", format!("{R}/extended-properties"), "docProps/app.xml"),
        own("custom", format!("{R}/custom-properties"), "docProps/custom.xml"),
    ])
}

fn document_relations(pictures: usize, photos: &[Photo]) -> String {
    let parts = PARTS
        .iter()
        .map(|(id, file, _)| ((*id).to_owned(), format!("{R}/{id}"), (*file).to_owned()));
    let pictures = (0..pictures)
        .map(|i| (picture_id(i), format!("{R}/image"), format!("media/picture{i}.png")));
    let photos = photos
        .iter()
        .enumerate()
        .map(|(i, photo)| (photo_id(i), format!("{R}/image"), format!("media/{}", photo.file(i))));
    relations(&parts.chain(pictures).chain(photos).collect::<Vec<_>>())
}
