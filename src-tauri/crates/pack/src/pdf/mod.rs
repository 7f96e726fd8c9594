//! PDF and page previews, typeset by Typst from the layouts in `assets/pack`.
//!
//! The words of a pack reach the layout as JSON in a virtual file and are never read as markup.

mod drawable;
mod fonts;
mod world;

pub(crate) use world::{Layout, World};

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::PackError;
use crate::paper::Paper;

/// Typesets a paper.
pub(crate) fn typeset(paper: &Paper) -> Result<PagedDocument, PackError> {
    compile(&World::new(Layout::Paper, &words(paper)?, paper.date)?.with_photos(&paper.photos)?)
}

/// All files that a paper is typeset from, by name; `paper.typ` is the one to begin with.
pub(crate) fn sources(paper: &Paper) -> Result<Vec<(&'static str, String)>, PackError> {
    let (_, words_file) = Layout::Paper.files();
    let layouts = world::layouts().iter().map(|(name, text)| (*name, (*text).to_owned()));
    Ok(layouts.chain([(words_file, words(paper)?.to_string())]).collect())
}

fn words(paper: &Paper) -> Result<serde_json::Value, PackError> {
    let mut value = serde_json::to_value(paper).map_err(|_| PackError::Content)?;
    drawable::make_drawable(&mut value);
    Ok(value)
}

/// Compiles what a world holds, and lets go of what Typst remembered of earlier papers.
pub(crate) fn compile(world: &World) -> Result<PagedDocument, PackError> {
    let compiled = typst::compile::<PagedDocument>(world);
    typst::comemo::evict(1);
    compiled.output.map_err(|problems| PackError::Typesetting(world::whereabouts(&problems)))
}

/// The document as tagged PDF that keeps to PDF/UA-1 and PDF/A-2a; Typst checks both.
pub(crate) fn to_pdf(document: &PagedDocument, fingerprint: &str) -> Result<Vec<u8>, PackError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|_| PackError::Typesetting("the PDF standards".into()))?;
    let options = PdfOptions {
        ident: Smart::Custom(fingerprint.to_owned()),
        creator: Smart::Custom(Some("Critical Friend".into())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
        .map_err(|problems| PackError::Typesetting(world::whereabouts(&problems)))
}

/// One page as SVG, counted from 0.
pub(crate) fn to_svg(document: &PagedDocument, page: usize) -> Option<String> {
    document.pages().get(page).map(|page| typst_svg::svg(page, &SvgOptions::default()))
}
