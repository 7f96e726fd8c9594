//! The pack for the quality review meeting: what it would hold, its pages, and issuing it.

mod document;
mod gather;
mod issue;
mod parts;
mod shelf;
mod team;
mod themes;

pub use issue::{cancel, export, register};
pub use shelf::PackShelf;

use crate::desk::Desk;
use crate::error::AppError;
use cf_wire::{PackPage, PackPageImage, PackPlan, PackPreview, PackRequest};
use gather::Gathered;

/// What the pack would hold, what it leaves out, and what is in the way.
///
/// # Errors
/// An unknown provider; a period that ends before it begins.
pub fn plan(desk: &Desk, asked: &PackRequest) -> Result<PackPlan, AppError> {
    let gathered = Gathered::collect(desk, asked)?;
    Ok(gathered.plan(asked))
}

/// Sets the pages for a look; nothing is issued.
///
/// # Errors
/// As [`plan`]; when the pages cannot be set.
pub fn preview(
    desk: &Desk,
    shelf: &PackShelf,
    asked: &PackRequest,
) -> Result<PackPreview, AppError> {
    let gathered = Gathered::collect(desk, asked)?;
    let document = document::compose(desk, asked, &gathered, None)?;
    let pages = cf_pack::preview(&document)?;
    let count = u32::try_from(pages.count()).unwrap_or(u32::MAX);
    let preview = shelf.keep(desk.new_id().to_string(), pages);
    Ok(PackPreview { preview, pages: count, plan: gathered.plan(asked) })
}

/// One page of a preview.
///
/// # Errors
/// When the preview was replaced by a newer one.
pub fn page(shelf: &PackShelf, asked: &PackPage) -> Result<PackPageImage, AppError> {
    shelf.page(&asked.preview, asked.page).map(|svg| PackPageImage { svg })
}
