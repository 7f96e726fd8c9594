//! The tables of a filled Word form (WordprocessingML).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::rows::Rows;
use super::{CommentError, MOST_ROWS};

/// Columns that a cell may span; Word itself stops at 63.
const MOST_SPANNED: usize = 63;

/// All tables of a document, those inside cells included, each as rows of text.
pub(super) fn tables(document: &str) -> Result<Vec<Rows>, CommentError> {
    let mut reader = Reader::from_str(document.trim_start_matches('\u{feff}'));
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|_| CommentError::Damaged)? {
            Event::Start(element) => reading.begins(&element),
            Event::Empty(element) => {
                reading.begins(&element);
                reading.ends(element.local_name().as_ref());
            }
            Event::End(element) => reading.ends(element.local_name().as_ref()),
            Event::Text(text) => reading.says(&text),
            Event::CData(text) => reading.says(&text),
            Event::GeneralRef(sign) => {
                match sign.resolve_char_ref().map_err(|_| CommentError::Damaged)? {
                    Some(sign) => reading.says(sign.encode_utf8(&mut [0; 4])),
                    None => reading
                        .says(quick_xml::escape::resolve_xml_entity(&sign).unwrap_or_default()),
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
        if reading.rows > MOST_ROWS {
            return Err(CommentError::TooLarge);
        }
    }
    // Closing elements that are missing mean that the end of the file is.
    if reading.open.is_empty() { Ok(reading.done) } else { Err(CommentError::Damaged) }
}

/// One table while it is read.
#[derive(Default)]
struct Open {
    rows: Rows,
    cell: String,
    spans: usize,
    in_cell: bool,
}

#[derive(Default)]
struct Reading {
    done: Vec<Rows>,
    open: Vec<Open>,
    rows: usize,
    /// Inside words that a reader sees (`w:t`).
    words: bool,
    /// Inside a copy for old programs (`mc:Fallback`), or a paragraph as it was before.
    unseen: usize,
}

impl Reading {
    fn begins(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "Fallback" | "pPrChange" | "rPrChange" => self.unseen += 1,
            "tbl" => self.open.push(Open::default()),
            "tr" => {
                self.rows += 1;
                if let Some(table) = self.open.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(table) = self.open.last_mut() {
                    (table.in_cell, table.spans) = (true, 1);
                    table.cell.clear();
                }
            }
            "gridSpan" => {
                let value = element.try_get_attribute("w:val").ok().flatten();
                let spans = value.and_then(|value| value.value.parse::<usize>().ok());
                if let Some(table) = self.open.last_mut() {
                    table.spans = spans.unwrap_or(1).clamp(1, MOST_SPANNED);
                }
            }
            "t" => self.words = true,
            "tab" => self.puts("\t"),
            "br" | "cr" => self.puts("\n"),
            "noBreakHyphen" => self.puts("-"),
            _ => {}
        }
    }

    fn ends(&mut self, name: &str) {
        match name {
            "Fallback" | "pPrChange" | "rPrChange" => self.unseen = self.unseen.saturating_sub(1),
            "t" => self.words = false,
            "p" => self.puts("\n"),
            "tc" => {
                if let Some(table) = self.open.last_mut() {
                    let text = std::mem::take(&mut table.cell);
                    table.in_cell = false;
                    let spans = table.spans;
                    if let Some(row) = table.rows.last_mut() {
                        row.push(text.trim().to_owned());
                        row.extend(std::iter::repeat_n(String::new(), spans.saturating_sub(1)));
                    }
                }
            }
            "tbl" => self.done.extend(self.open.pop().map(|table| table.rows)),
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        if self.words {
            self.puts(text);
        }
    }

    /// Puts text into the cell that is open.
    fn puts(&mut self, text: &str) {
        if self.unseen == 0
            && let Some(table) = self.open.last_mut().filter(|table| table.in_cell)
        {
            table.cell.push_str(text);
        }
    }
}
