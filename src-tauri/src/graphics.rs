//! Remembers how this machine must paint, so that a blank window heals itself.
//!
//! On some Linux machines the webview dies or stays blank with the fast ways of painting. A start
//! that never painted is remembered, and the next one paints more safely.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// How the webview paints, from fast to safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// As the webview likes best.
    Normal,
    /// No buffers shared with the graphics driver.
    NoDmabuf,
    /// No accelerated painting at all.
    NoCompositing,
}

impl Level {
    /// The next safer way, if there is one.
    pub fn safer(self) -> Option<Self> {
        match self {
            Self::Normal => Some(Self::NoDmabuf),
            Self::NoDmabuf => Some(Self::NoCompositing),
            Self::NoCompositing => None,
        }
    }
}

/// The level in use, and the file that remembers it.
#[derive(Debug)]
pub struct Graphics {
    file: PathBuf,
    /// The level this start paints with.
    pub level: Level,
}

/// What the file holds. A new version of the program tries the fast way again.
#[derive(Serialize, Deserialize)]
struct Remembered {
    version: String,
    level: Level,
}

impl Graphics {
    /// Reads what an earlier start in the `window` folder found out; nothing readable means normal.
    pub fn remembered(window_folder: &Path, safe: bool) -> Self {
        let file = window_folder.join("graphics.json");
        let level = fs::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Remembered>(&bytes).ok())
            .filter(|remembered| remembered.version == env!("CARGO_PKG_VERSION"))
            .map_or(Level::Normal, |remembered| remembered.level);
        let level = if safe { Level::NoCompositing } else { level };
        Self { file, level }
    }

    /// Remembers that this start did not paint, and gives the level to try next, if any is left.
    ///
    /// # Errors
    /// When it could not be written down.
    pub fn did_not_paint(&self) -> io::Result<Option<Level>> {
        let Some(level) = self.level.safer() else {
            return Ok(None);
        };
        let remembered = Remembered { version: env!("CARGO_PKG_VERSION").to_owned(), level };
        fs::write(&self.file, serde_json::to_vec(&remembered)?)?;
        Ok(Some(level))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_first_start_paints_normally() {
        assert_eq!(Graphics::remembered(folder().path(), false).level, Level::Normal);
    }

    #[test]
    fn blank_starts_climb_to_the_safest_level_and_stay_there() {
        let folder = folder();
        let next = || Graphics::remembered(folder.path(), false).did_not_paint().unwrap();
        assert_eq!(next(), Some(Level::NoDmabuf));
        assert_eq!(next(), Some(Level::NoCompositing));
        assert_eq!(next(), None);
        assert_eq!(Graphics::remembered(folder.path(), false).level, Level::NoCompositing);
    }

    #[test]
    fn asking_for_safe_graphics_wins_and_is_not_remembered() {
        let folder = folder();
        assert_eq!(Graphics::remembered(folder.path(), true).level, Level::NoCompositing);
        assert_eq!(Graphics::remembered(folder.path(), false).level, Level::Normal);
    }

    #[test]
    fn a_newer_program_tries_the_fast_way_again() {
        let folder = folder();
        let old = r#"{"version":"0.0.0","level":"no-compositing"}"#;
        fs::write(folder.path().join("graphics.json"), old).unwrap();
        assert_eq!(Graphics::remembered(folder.path(), false).level, Level::Normal);
    }
}
