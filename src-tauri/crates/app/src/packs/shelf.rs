//! Pages that somebody looks at, and the wish to stop.

use crate::error::AppError;
use cf_pack::Pages;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// The newest preview, and whether a running export should stop.
#[derive(Default)]
pub struct PackShelf {
    preview: Mutex<Option<(String, Pages)>>,
    stop: AtomicBool,
}

impl PackShelf {
    /// Keeps the pages of a preview in the place of the last one.
    pub fn keep(&self, name: String, pages: Pages) -> String {
        *self.preview.lock().unwrap_or_else(PoisonError::into_inner) = Some((name.clone(), pages));
        name
    }

    /// A page, counted from 1.
    ///
    /// # Errors
    /// When this is not the newest preview, or has no such page.
    pub fn page(&self, name: &str, page: u32) -> Result<String, AppError> {
        let held = self.preview.lock().unwrap_or_else(PoisonError::into_inner);
        let at = usize::try_from(page).unwrap_or_default().checked_sub(1);
        let svg = held
            .as_ref()
            .filter(|(known, _)| known == name)
            .zip(at)
            .and_then(|((_, pages), at)| pages.page_svg(at));
        svg.map(|svg| svg.to_string())
            .ok_or_else(|| AppError::NotFound("Set the pages again to see this one.".to_owned()))
    }

    /// Forgets the pages: the vault is locked.
    pub fn clear(&self) {
        *self.preview.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Asks a running export to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Begins an export.
    pub fn begin(&self) {
        self.stop.store(false, Ordering::Relaxed);
    }

    /// Whether a running export should stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
