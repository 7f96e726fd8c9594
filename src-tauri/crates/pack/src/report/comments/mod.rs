//! The provider's comments on a draft: a form to fill in, as Word or Excel, and reading it back.
//!
//! The two ends meet in the heads of one table ([`HEADS`]): whatever a program or a person does to
//! the rest of the file, a table with those heads is the form.

mod excel;
mod form;
mod rows;
mod word;

pub use form::{FormRow, form_rows, render_comment_form};

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The heads of the form, in the order they are written.
const HEADS: [&str; 5] =
    ["Where in the report", "What it says", "What we think it should say", "Evidence", "Row id"];

/// Most bytes of a filled form.
const MOST_BYTES: usize = 20 << 20;
/// Most bytes that a filled form may unpack to.
const MOST_UNPACKED: u64 = 200 << 20;
/// Most rows of a form.
const MOST_ROWS: usize = 5000;

/// One comment of the provider, as written in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// The row of the form it was written in ([`FormRow::id`]); nothing where the provider added a row.
    pub row: Option<String>,
    /// Where in the report.
    pub place: String,
    /// What the report says there, or what the provider made of it.
    pub says: String,
    /// Whether the provider wrote over what the report says, instead of beside it.
    pub written_over: bool,
    /// What the provider thinks it should say.
    pub should_say: String,
    /// What the provider gives as evidence.
    pub evidence: String,
}

/// Why a filled form was not read. No message holds any of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CommentError {
    /// Neither Word nor Excel of today.
    #[error(
        "this is not a Word (.docx) or Excel (.xlsx) file: choose the comment form that came back, or copy its table \
         into a new form"
    )]
    NotAForm,
    /// An older kind of file, or one with a password: from outside they look the same.
    #[error(
        "this file has a password or is of an older kind (.doc, .xls): open it, save it as .docx or .xlsx without a \
         password, and choose that"
    )]
    Locked,
    /// A part of the file cannot be read.
    #[error(
        "this file is damaged: open it in Word or Excel, save it under another name, and choose that"
    )]
    Damaged,
    /// Far larger than a comment form can be.
    #[error(
        "this file is too large for a comment form: take pictures and other sheets out of it, and choose it again"
    )]
    TooLarge,
    /// No table has the form's heads.
    #[error(
        "this file has no table with the columns “Where in the report” and “What we think it should say”: put the \
         heads of the form back, or copy the comments into a new form"
    )]
    NoTable,
}

/// Reads the comments out of a filled form, Word or Excel. Rows in which nothing was written are left
/// aside, rows that were added are read, and formulas are read as the text they are.
///
/// # Errors
/// Where the file is not a form, cannot be read, or is too large.
pub fn read_comments(bytes: &[u8]) -> Result<Vec<Comment>, CommentError> {
    if bytes.len() > MOST_BYTES {
        return Err(CommentError::TooLarge);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(CommentError::Locked);
    }
    if !bytes.starts_with(b"PK") {
        return Err(CommentError::NotAForm);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CommentError::Damaged)?;
    let part = |name: &str| archive.index_for_name(name);
    let (word, excel) = (part("word/document.xml"), part("xl/workbook.xml"));
    let tables = if let Some(document) = word {
        let document = unpacked(&mut archive, Some(document))?;
        word::tables(std::str::from_utf8(&document).map_err(|_| CommentError::Damaged)?)?
    } else if excel.is_some() {
        // What the file says of its own size is not believed: all of it is unpacked once, and counted.
        unpacked(&mut archive, None)?;
        excel::tables(bytes)?
    } else {
        return Err(CommentError::NotAForm);
    };
    rows::comments(&tables).ok_or(CommentError::NoTable)
}

/// Unpacks one part, or all to count them, and stops where it becomes too much. Gives the part.
fn unpacked(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    only: Option<usize>,
) -> Result<Vec<u8>, CommentError> {
    let mut left = MOST_UNPACKED;
    let mut kept = Vec::new();
    for index in 0..archive.len() {
        let wanted = only == Some(index);
        if only.is_some() && !wanted {
            continue;
        }
        let file = archive.by_index(index).map_err(|_| CommentError::Damaged)?;
        let mut limited = file.take(left + 1);
        let read = if wanted {
            limited.read_to_end(&mut kept).map(|read| read as u64)
        } else {
            std::io::copy(&mut limited, &mut std::io::sink())
        };
        let read = read.map_err(|_| CommentError::Damaged)?;
        left = left.checked_sub(read).ok_or(CommentError::TooLarge)?;
    }
    Ok(kept)
}
