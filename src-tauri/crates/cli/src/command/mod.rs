//! The commands, a file for each group.

pub mod demo;
pub mod import;
pub mod init;
pub mod keep;
pub mod pack;
pub mod pure;
pub mod records;
pub mod space;
pub mod summary;

use crate::failure::{Failure, file};
use std::io::Read as _;
use std::path::Path;

/// The text of a file, or of standard input for `-`.
pub fn text_of(path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|why| file("Standard input cannot be read as UTF-8 text", &why))?;
        return Ok(text);
    }
    std::fs::read_to_string(path).map_err(|why| file("The file cannot be read as UTF-8 text", &why))
}
