//! The two doors: [`render`] makes files, [`preview`] makes pages to look at.

use typst_layout::PagedDocument;

use crate::PackError;
use crate::document::PackDocument;
use crate::edition::edition;
use crate::paper::{Paper, compose};
use crate::{docx, pdf, xlsx};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tagged PDF (PDF/UA-1 and PDF/A-2a).
    Pdf,
    /// Word (DOCX).
    Word,
    /// Excel (XLSX).
    Excel,
}

impl Format {
    const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Excel => "xlsx",
        }
    }
}

/// How far a rendering is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The file being made now; nothing once all are made.
    pub now: Option<Format>,
    /// Files made.
    pub done: usize,
    /// Files asked for.
    pub of: usize,
}

/// One file, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedFile {
    /// Its name; says the kind of pack, the provider's code and the month, nothing else.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
    /// BLAKE3 of the bytes, lower-case hex: what the export register keeps.
    pub blake3: String,
}

/// Makes the files of a pack. The same document gives the same bytes, whenever and wherever.
///
/// `progress` is called before each file and once at the end; `cancelled` is asked between files.
///
/// # Errors
/// Where the document breaks its edition, does not fit together, or a painter fails; or
/// [`PackError::Cancelled`]. No file is given then.
pub fn render(
    document: &PackDocument,
    formats: &[Format],
    progress: &mut dyn FnMut(Progress),
    cancelled: &dyn Fn() -> bool,
) -> Result<Vec<RenderedFile>, PackError> {
    let stem = checked(document)?;
    let paper = compose(document)?;
    files(&stem, formats, progress, cancelled, |format| paint(document, &paper, format))
}

/// Makes the files of one paper. `paint` makes one of them; `stem` is the start of their names.
pub(crate) fn files(
    stem: &str,
    formats: &[Format],
    progress: &mut dyn FnMut(Progress),
    cancelled: &dyn Fn() -> bool,
    paint: impl Fn(Format) -> Result<Vec<u8>, PackError>,
) -> Result<Vec<RenderedFile>, PackError> {
    let mut files = Vec::with_capacity(formats.len());
    for (done, format) in formats.iter().enumerate() {
        if cancelled() {
            return Err(PackError::Cancelled);
        }
        progress(Progress { now: Some(*format), done, of: formats.len() });
        let bytes = paint(*format)?;
        let blake3 = blake3::hash(&bytes).to_hex().to_string();
        files.push(RenderedFile {
            name: format!("{stem}.{}", format.extension()),
            format: *format,
            bytes,
            blake3,
        });
    }
    if cancelled() {
        return Err(PackError::Cancelled);
    }
    progress(Progress { now: None, done: files.len(), of: formats.len() });
    Ok(files)
}

/// The files from which Typst sets the pack, by name: layouts and words. Whoever has the `typst`
/// program can set it from them, beginning with `paper.typ`.
///
/// # Errors
/// As [`render`].
pub fn typst_sources(document: &PackDocument) -> Result<Vec<(&'static str, String)>, PackError> {
    checked(document)?;
    pdf::sources(&compose(document)?)
}

fn paint(document: &PackDocument, paper: &Paper, format: Format) -> Result<Vec<u8>, PackError> {
    match format {
        Format::Pdf => pdf::to_pdf(&pdf::typeset(paper)?, &paper.fingerprint),
        Format::Word => docx::to_docx(paper),
        Format::Excel => xlsx::to_xlsx(document, paper),
    }
}

/// Pages as they will be in the PDF, to look at before a pack is confirmed. A page is drawn when asked for.
#[derive(Debug, Clone)]
pub struct Pages(pub(crate) PagedDocument);

impl Pages {
    /// Number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// One page as SVG, counted from 0. Letters are drawn as shapes: no font is needed to show it.
    #[must_use]
    pub fn page_svg(&self, page: usize) -> Option<String> {
        pdf::to_svg(&self.0, page)
    }
}

/// Typesets a pack to look at.
///
/// # Errors
/// As [`render`].
pub fn preview(document: &PackDocument) -> Result<Pages, PackError> {
    checked(document)?;
    Ok(Pages(pdf::typeset(&compose(document)?)?))
}

/// Lets go of all that Typst remembers. Decoded photographs are large and never needed again.
pub(crate) fn let_go() {
    typst::comemo::evict(0);
}

/// Holds the document against its edition and gives the start of its file names.
fn checked(document: &PackDocument) -> Result<String, PackError> {
    let meta = &document.meta;
    if meta.title.trim().is_empty() {
        return Err(PackError::NoTitle);
    }
    let edition = edition(&meta.edition)?;
    edition.check(document)?;
    let code: String = meta.provider_code.chars().filter(char::is_ascii_alphanumeric).collect();
    Ok(format!(
        "{}-{}-{}",
        edition.file_stem,
        code.to_ascii_lowercase(),
        meta.meeting_date.format("%Y-%m")
    ))
}
