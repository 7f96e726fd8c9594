//! Pictures in the line: small marks, which are silent, and photographs, which are read out.

use super::body::Body;
use super::cell::run;
use super::xml::Xml;
use crate::paper::{Figure, Look};

/// Decoration: not read out, because its word follows (Office 2019 and later; alt text is empty for others).
const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// English Metric Units in a millimetre.
const EMU_MM: u64 = 36_000;
/// Most width and height of a photograph, in millimetres: two fit on a page, and none is wider than
/// the text.
const PHOTO_MM: (u64, u64) = (133, 95);

/// One picture to be placed.
#[derive(Debug)]
pub(super) struct Drawing<'a> {
    /// Its relationship.
    pub file: &'a str,
    /// What can be seen; nothing for decoration.
    pub alt: Option<&'a str>,
    /// Width and height in English Metric Units.
    pub size: (u64, u64),
}

impl Body {
    /// A photograph under its caption.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let Some(photo) = self.photos.get(figure.photo) else { return };
        let size = fitted(u64::from(photo.width), u64::from(photo.height));
        self.photo_captions += 1;
        let number = self.photo_captions.to_string();
        self.paragraph("Caption", |xml| {
            run(xml, "Photograph ", Look::Plain);
            xml.element("w:fldSimple", &[("w:instr", " SEQ Photograph \\* ARABIC ")], |xml| {
                run(xml, &number, Look::Plain)
            });
            if !figure.caption.is_empty() {
                run(xml, &format!(". {}", figure.caption), Look::Plain);
            }
        });
        let mut line = Xml::default();
        let file = super::package::photo_id(figure.photo);
        self.drawing(&mut line, &Drawing { file: &file, alt: Some(&figure.alt), size });
        self.paragraph("Normal", |xml| xml.append(&line));
    }

    /// A picture in the line.
    pub(super) fn drawing(&mut self, xml: &mut Xml, drawing: &Drawing<'_>) {
        self.placed += 1;
        let id = self.placed.to_string();
        let (width, height) = (drawing.size.0.to_string(), drawing.size.1.to_string());
        let name = format!("{} {id}", if drawing.alt.is_some() { "Photograph" } else { "Mark" });
        let words = drawing.alt.unwrap_or_default();
        xml.element("w:r", &[], |xml| {
            if drawing.alt.is_none() {
                xml.element("w:rPr", &[], |xml| xml.value("w:position", "-2"));
            }
            xml.element("w:drawing", &[], |xml| {
                let zero = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
                xml.element("wp:inline", &zero, |xml| {
                    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                    let about = [("id", &*id), ("name", &*name), ("descr", words)];
                    if drawing.alt.is_some() {
                        xml.empty("wp:docPr", &about);
                    } else {
                        xml.element("wp:docPr", &about, decorative);
                    }
                    xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty(
                            "a:graphicFrameLocks",
                            &[("xmlns:a", DRAWING), ("noChangeAspect", "1")],
                        );
                    });
                    xml.element("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                        xml.element("a:graphicData", &[("uri", PICTURE)], |xml| {
                            drawn(xml, &about, drawing.file, &width, &height)
                        });
                    });
                });
            });
        });
    }
}

/// Width and height on paper of a photograph with these pixels.
fn fitted(width: u64, height: u64) -> (u64, u64) {
    let (most_width, most_height) = (PHOTO_MM.0 * EMU_MM, PHOTO_MM.1 * EMU_MM);
    if width * most_height > height * most_width {
        (most_width, (most_width * height / width.max(1)).max(1))
    } else {
        ((most_height * width / height.max(1)).max(1), most_height)
    }
}

fn decorative(xml: &mut Xml) {
    xml.element("a:extLst", &[("xmlns:a", DRAWING)], |xml| {
        xml.element("a:ext", &[("uri", DECORATIVE)], |xml| {
            let space = "http://schemas.microsoft.com/office/drawing/2017/decorative";
            xml.empty("adec:decorative", &[("xmlns:adec", space), ("val", "1")]);
        });
    });
}

fn drawn(xml: &mut Xml, about: &[(&str, &str)], file: &str, width: &str, height: &str) {
    xml.element("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.element("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", about);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.element("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", file)]);
            xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.element("pic:spPr", &[], |xml| {
            xml.element("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", &[("cx", width), ("cy", height)]);
            });
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::wide(1600, 400, (133 * EMU_MM, 133 * EMU_MM / 4))]
    #[case::tall(400, 1600, (95 * EMU_MM / 4, 95 * EMU_MM))]
    #[case::a_line(100_000, 1, (133 * EMU_MM, 47))]
    fn a_photograph_keeps_its_shape(
        #[case] width: u64,
        #[case] height: u64,
        #[case] size: (u64, u64),
    ) {
        assert_eq!(fitted(width, height), size);
    }
}
