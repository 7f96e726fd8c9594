//! Word: the same paper as the PDF, with real styles, headings, table heads, links and page fields.
//!
//! The parts that never change (styles, settings, numbering) are files in `assets/pack/word`. The
//! document itself is written here as WordprocessingML (ECMA-376, transitional). No library is used
//! for that: `docx-rs` 0.4 cannot repeat a table's head, mark a picture as decoration, set the
//! document's language, or give the same bytes twice.

mod body;
mod boxes;
mod cell;
mod drawing;
mod grid;
mod package;
mod pictures;
mod properties;
mod table;
mod xml;

use crate::PackError;
use crate::paper::Paper;

/// The paper as a Word document. The same paper gives the same bytes.
pub(crate) fn to_docx(paper: &Paper) -> Result<Vec<u8>, PackError> {
    let mut body = body::Body::showing(paper.photos.clone());
    body.blocks(&paper.blocks);
    let (document, wanted) = body.finish();
    let pictures = pictures::paint(&wanted, paper.date)?;
    package::pack(paper, document, &pictures)
}
