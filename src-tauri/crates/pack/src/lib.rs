//! Packs as documents: one [`PackDocument`](document::PackDocument), already filtered and confirmed,
//! becomes PDF, Word, Excel and page previews that say the same. So does one
//! [`VisitPaper`](report::VisitPaper), with the form in which a provider comments on it.
//!
//! The way of a pack: the document is held against its [`edition`], composed into a paper (the blocks
//! on its pages, in reading order), and the paper is painted as PDF and Word. Excel is filled from the
//! document itself, because it lists where the paper tells.
//!
//! What is deliberately not here: records, an edition being applied (the app does that before it fills
//! the document), the clock, the file system, and the network.

pub mod document;
mod docx;
pub mod edition;
mod error;
mod paper;
mod pdf;
mod render;
pub mod report;
mod standing;
mod xlsx;

pub use error::PackError;
pub use render::{Format, Pages, Progress, RenderedFile, preview, render, typst_sources};
pub use standing::{standing_agenda, standing_words};
