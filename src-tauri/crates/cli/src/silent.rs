//! A host without a window.

use cf_app::Host;
use cf_wire::{Event, PickPurpose};
use std::path::{Path, PathBuf};

/// Nobody to ask, nobody to tell.
pub struct Silent;

impl Host for Silent {
    fn pick_file(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn pick_folder(&self, _: PickPurpose) -> Option<PathBuf> {
        None
    }
    fn open_folder(&self, _: &Path) {}
    fn emit(&self, _: Event) {}
}
