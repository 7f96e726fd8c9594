//! The body of the document: one block after the other, in reading order.

use super::pictures::Picture;
use super::xml::Xml;
use crate::paper::{Block, Cell, Cover, Look, Mark, Opening, Photo, Span, Tone};

/// The document so far.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) xml: Xml,
    pub(super) pictures: Vec<Picture>,
    /// Photographs of the paper, by number.
    pub(super) photos: Vec<Photo>,
    /// Bookmarks written.
    bookmarks: usize,
    /// Pictures placed; each needs a number of its own.
    pub(super) placed: usize,
    /// Captions of tables written.
    pub(super) captions: usize,
    /// Captions of photographs written.
    pub(super) photo_captions: usize,
    /// Set where the next heading starts a page.
    page_break: bool,
}

impl Body {
    /// An empty document that may show these photographs.
    pub fn showing(photos: Vec<Photo>) -> Self {
        Self { photos, ..Self::default() }
    }

    /// What was written, and the pictures it needs.
    pub fn finish(self) -> (Xml, Vec<Picture>) {
        (self.xml, self.pictures)
    }

    /// Writes blocks. Entries that follow one another share a table.
    pub fn blocks(&mut self, blocks: &[Block]) {
        let mut rest = blocks;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if let Block::Entry { margin, body } = first {
                let mut entries = vec![(margin.clone(), body.clone())];
                while let Some((Block::Entry { margin, body }, after)) = rest.split_first() {
                    entries.push((margin.clone(), body.clone()));
                    rest = after;
                }
                self.entries(&entries);
            } else {
                self.block(first);
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Opening(opening) => self.opening(opening),
            Block::PageBreak => self.page_break = true,
            Block::Foot | Block::Entry { .. } => {}
            Block::Heading { level, number, text, label } => {
                let number = number.as_ref().map(|n| format!("{n}  ")).unwrap_or_default();
                self.heading(
                    &format!("Heading{level}"),
                    &format!("{number}{text}"),
                    label.as_deref(),
                );
            }
            Block::Lead { spans } => self.line("CFLead", spans),
            Block::Para { spans } => self.line("Normal", spans),
            Block::Bullets { mark, items } => self.bullets(*mark, items),
            Block::Table(table) => self.table(table),
            Block::Callout { tone, title, text } => {
                let style = match tone {
                    Tone::Ask => "CFCallout",
                };
                self.line(style, &[Span::strong(title)]);
                self.line(style, &[Span::plain(text)]);
                self.gap();
            }
            Block::AtRisk { title, text, times, note } => {
                self.at_risk(title, text.as_deref(), times, note.as_deref())
            }
            Block::Ladder { rungs } => self.ladder(rungs),
            Block::Scale { words, chosen } => self.scale(words, *chosen),
            Block::Clocks { title, clocks } => self.clocks(title, clocks),
            Block::Beside { left, right, .. } => {
                self.blocks(left);
                self.blocks(right);
            }
            Block::Views { views, bars, anyway } => self.views(views, bars, anyway.as_deref()),
            Block::MarkLine { marks } => self.mark_line(marks),
            Block::MarkTable { marks } => self.mark_table(marks),
            Block::Figures { figures } => figures.iter().for_each(|figure| self.figure(figure)),
            Block::Fingerprint { groups } => {
                self.line("CFBox", &[Span::strong(groups.join(" "))]);
                self.gap();
            }
        }
    }

    fn cover(&mut self, cover: &Cover) {
        let quiet = |text: &str| vec![Span::quiet(text)];
        self.line("CFLead", &[Span::strong(&cover.from)]);
        self.line("Normal", &quiet(&cover.made_with));
        self.line("CFLead", &[Span::plain(&cover.kind)]);
        self.heading("Title", &cover.provider, None);
        self.line("CFLead", &[Span::strong(&cover.when)]);
        self.line("CFLead", &[Span::plain(&cover.place)]);
        self.line("CFLead", &[Span::plain(&cover.what)]);
        let facts: Vec<_> =
            cover.facts.iter().map(|(l, t)| (Cell::strong(l), Cell::text(t))).collect();
        self.entries(&facts);
        if let Some(find) = &cover.find {
            self.heading("Heading2", &cover.find_head, None);
            self.table(find);
        }
        if !cover.read.is_empty() {
            self.heading("Heading2", &cover.read_head, None);
            self.bullets(None, &cover.read);
        }
    }

    fn opening(&mut self, opening: &Opening) {
        self.line("CFLead", &[Span::quiet(&opening.kind)]);
        self.heading("Heading1", &opening.title, None);
        if !opening.site.is_empty() {
            self.line("CFLead", &[Span::strong(&opening.site)]);
        }
        self.line("CFLead", &[Span::plain(&opening.when)]);
        if !opening.headline.is_empty() {
            self.line("CFBox", &[Span::strong(&opening.headline)]);
            self.gap();
        }
    }

    fn heading(&mut self, style: &str, text: &str, label: Option<&str>) {
        let breaks = std::mem::take(&mut self.page_break);
        let bookmark = label.map(|label| {
            self.bookmarks += 1;
            (self.bookmarks.to_string(), bookmark_name(label))
        });
        self.xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                if breaks {
                    xml.empty("w:pageBreakBefore", &[]);
                }
            });
            if let Some((id, name)) = &bookmark {
                xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
            }
            super::cell::run(xml, text, Look::Plain);
            if let Some((id, _)) = &bookmark {
                xml.empty("w:bookmarkEnd", &[("w:id", id)]);
            }
        });
    }

    fn bullets(&mut self, mark: Option<Mark>, items: &[String]) {
        for item in items {
            match mark {
                Some(mark) => self.marked_line("Normal", Some(mark), &[Span::plain(item)]),
                None => self.line("ListBullet", &[Span::plain(item)]),
            }
        }
    }

    pub(super) fn line(&mut self, style: &str, spans: &[Span]) {
        self.marked_line(style, None, spans);
    }

    pub(super) fn marked_line(&mut self, style: &str, mark: Option<Mark>, spans: &[Span]) {
        let mut line = Xml::default();
        if let Some(mark) = mark {
            self.picture(&mut line, Picture::Mark { mark });
            super::cell::run(&mut line, " ", Look::Plain);
        }
        self.spans(&mut line, spans);
        self.paragraph(style, |xml| xml.append(&line));
    }

    pub(super) fn paragraph(&mut self, style: &str, inside: impl FnOnce(&mut Xml)) {
        super::cell::paragraph(&mut self.xml, style, inside);
    }
}

/// Bookmarks may hold letters, digits and low lines.
pub(super) fn bookmark_name(label: &str) -> String {
    label.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}
