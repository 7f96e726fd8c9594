//! Runs, paragraphs and cells.

use super::body::{Body, bookmark_name};
use super::drawing::Drawing;
use super::pictures::Picture;
use super::xml::Xml;
use crate::document::Clock;
use crate::paper::{Cell, Line, Look, Mark, Span};

/// English Metric Units in a point.
const EMU: u64 = 12_700;

/// A paragraph of a style.
pub(super) fn paragraph(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        inside(xml);
    });
}

/// Words of one look. Line ends become breaks.
pub(super) fn run(xml: &mut Xml, text: &str, look: Look) {
    xml.element("w:r", &[], |xml| {
        let style = match look {
            Look::Plain => None,
            Look::Strong | Look::Good => Some("Strong"),
            Look::Quiet => Some("CFQuiet"),
            Look::Late => Some("CFLate"),
            Look::Large => Some("CFLarge"),
        };
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", style));
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[]);
            }
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
        }
    });
}

impl Body {
    /// Spans of one line.
    pub(super) fn spans(&mut self, xml: &mut Xml, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Text { text, look } => {
                    if *look == Look::Good {
                        self.picture(xml, Picture::Mark { mark: Mark::Good });
                        run(xml, " ", Look::Plain);
                    }
                    run(xml, text, *look);
                }
                Span::Place { words, label, section } => {
                    // Word knows no page before it has laid the document out: name the section.
                    let shown = match (words.is_empty(), section.is_empty()) {
                        (true, _) => section.clone(),
                        (false, true) => words.clone(),
                        (false, false) => format!("{words} ({section})"),
                    };
                    xml.element(
                        "w:hyperlink",
                        &[("w:anchor", &bookmark_name(label)), ("w:history", "1")],
                        |xml| {
                            xml.element("w:r", &[], |xml| {
                                xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", "Hyperlink"));
                                xml.element("w:t", &[("xml:space", "preserve")], |xml| {
                                    xml.text(&shown)
                                });
                            });
                        },
                    );
                }
            }
        }
    }

    /// What a cell holds, as paragraphs of a style. A cell must hold at least one.
    pub(super) fn cell(&mut self, xml: &mut Xml, cell: &Cell, style: &str) {
        if let Some(clock) = &cell.clock {
            let line = self.clock(clock);
            paragraph(xml, style, |xml| xml.append(&line));
            return;
        }
        for bullet in &cell.bullets {
            paragraph(xml, "ListBullet", |xml| run(xml, bullet, Look::Plain));
        }
        let mark = cell.mark.map(|mark| Picture::Mark { mark });
        let mut before = mark.or(cell.bars.map(|bars| Picture::Bars { bars }));
        let nothing = [Line::new()];
        let lines = if cell.lines.is_empty() && cell.bullets.is_empty() {
            &nothing[..]
        } else {
            &cell.lines
        };
        for spans in lines {
            let mut line = Xml::default();
            if let Some(picture) = before.take() {
                self.picture(&mut line, picture);
                run(&mut line, " ", Look::Plain);
            }
            self.spans(&mut line, spans);
            paragraph(xml, style, |xml| xml.append(&line));
        }
    }

    /// A clock in a line of its own.
    pub(super) fn clock_line(&mut self, style: &str, clock: &Clock) {
        let line = self.clock(clock);
        self.paragraph(style, |xml| xml.append(&line));
    }

    fn clock(&mut self, clock: &Clock) -> Xml {
        let mut line = Xml::default();
        self.picture(
            &mut line,
            Picture::Clock { used_percent: clock.used_percent, state: clock.state },
        );
        run(&mut line, &format!(" {}", clock.words), Look::Strong);
        run(&mut line, &format!("\n{}", clock.by), Look::Quiet);
        line
    }

    /// A small picture in the line, as decoration.
    pub(super) fn picture(&mut self, xml: &mut Xml, picture: Picture) {
        let index = self.pictures.iter().position(|known| *known == picture).unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        });
        let points = if matches!(picture, Picture::Clock { .. }) { 15 } else { 9 };
        let side = points * EMU;
        self.drawing(
            xml,
            &Drawing { file: &super::package::picture_id(index), alt: None, size: (side, side) },
        );
    }
}
