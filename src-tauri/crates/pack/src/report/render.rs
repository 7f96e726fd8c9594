//! The doors for papers about a visit: files, and pages to look at.

use super::compose::compose;
use super::{PaperStanding, VisitPaper};
use crate::paper::{Paper, Photo, Refused};
use crate::render::{Format, Pages, Progress, RenderedFile, files, let_go};
use crate::{PackError, docx, pdf};

/// Makes the files of a paper about a visit, as PDF or Word. The same paper gives the same bytes.
///
/// `progress` is called before each file and once at the end. `cancelled` is asked before each
/// photograph is read, and before and after each file.
///
/// # Errors
/// [`PackError::NoTitle`], [`PackError::NoExcel`], a photograph that cannot be shown
/// ([`PackError::Photograph`], [`PackError::CameraNotes`]), a painter that fails, or
/// [`PackError::Cancelled`]. No file is given then.
pub fn render_visit(
    visit: &VisitPaper,
    formats: &[Format],
    progress: &mut dyn FnMut(Progress),
    cancelled: &dyn Fn() -> bool,
) -> Result<Vec<RenderedFile>, PackError> {
    let made = make(visit, formats, progress, cancelled);
    let_go();
    made
}

fn make(
    visit: &VisitPaper,
    formats: &[Format],
    progress: &mut dyn FnMut(Progress),
    cancelled: &dyn Fn() -> bool,
) -> Result<Vec<RenderedFile>, PackError> {
    if formats.contains(&Format::Excel) {
        return Err(PackError::NoExcel);
    }
    let kind = match visit.meta.standing {
        PaperStanding::FeedbackSheet => "visit-feedback",
        _ => "visit-report",
    };
    let paper = paper_of(visit, cancelled)?;
    files(&stem(visit, kind), formats, progress, cancelled, |format| match format {
        Format::Pdf => {
            let pages = pdf::typeset(&paper)?;
            if cancelled() {
                return Err(PackError::Cancelled);
            }
            pdf::to_pdf(&pages, &paper.fingerprint)
        }
        Format::Word => docx::to_docx(&paper),
        Format::Excel => Err(PackError::NoExcel),
    })
}

/// Typesets a paper about a visit to look at.
///
/// # Errors
/// As [`render_visit`].
pub fn preview_visit(visit: &VisitPaper) -> Result<Pages, PackError> {
    let pages = paper_of(visit, &|| false).and_then(|paper| pdf::typeset(&paper)).map(Pages);
    let_go();
    pages
}

fn paper_of(visit: &VisitPaper, cancelled: &dyn Fn() -> bool) -> Result<Paper, PackError> {
    if visit.meta.title.trim().is_empty() {
        return Err(PackError::NoTitle);
    }
    let mut photos = Vec::with_capacity(visit.annex.photographs.len());
    // The sheet of feedback is handed over before anybody has chosen photographs.
    if visit.meta.standing != PaperStanding::FeedbackSheet {
        for (index, photograph) in visit.annex.photographs.iter().enumerate() {
            if cancelled() {
                return Err(PackError::Cancelled);
            }
            photos.push(Photo::read(photograph.picture.bytes()).map_err(|why| match why {
                Refused::Unreadable => PackError::Photograph(index + 1),
                Refused::CameraNotes => PackError::CameraNotes(index + 1),
            })?);
        }
    }
    if cancelled() {
        return Err(PackError::Cancelled);
    }
    compose(visit, photos)
}

/// The start of a file's name: kind of paper, the provider's code, the day, and which version.
/// Never a word that a person wrote.
pub(super) fn stem(visit: &VisitPaper, kind: &str) -> String {
    let meta = &visit.meta;
    let code: String = meta.provider_code.chars().filter(char::is_ascii_alphanumeric).collect();
    let version = match &meta.standing {
        PaperStanding::FeedbackSheet => String::new(),
        PaperStanding::Draft { number } => format!("draft-{number}"),
        PaperStanding::Final => "final".into(),
        PaperStanding::Reissued { number, .. } => format!("final-{number}"),
    };
    let parts = [kind.to_owned(), code.to_ascii_lowercase(), meta.date.to_string(), version];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
