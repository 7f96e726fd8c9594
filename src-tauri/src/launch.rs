//! What the command line asks for: which folder holds the records, and safe graphics.

use std::ffi::OsString;
use std::path::PathBuf;

/// The choices made when the program was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Launch {
    /// Folder that holds the vault and all the window keeps beside it.
    pub data: PathBuf,
    /// Paint without the graphics card, for screens that stay blank.
    pub safe_graphics: bool,
}

/// Reads the arguments after the program's own name.
///
/// `default_data` is used when `--data` is not given.
///
/// # Errors
/// A sentence that says what was wrong and what may be given instead.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    default_data: Option<PathBuf>,
) -> Result<Launch, String> {
    let mut arguments = arguments.into_iter();
    let mut data = None;
    let mut safe_graphics = false;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--data") => match arguments.next() {
                Some(folder) if !folder.is_empty() => data = Some(PathBuf::from(folder)),
                _ => return Err("--data needs a folder after it.".to_owned()),
            },
            Some("--safe-graphics") => safe_graphics = true,
            _ => {
                return Err(format!(
                    "{} is not known. Use --data DIR or --safe-graphics.",
                    argument.to_string_lossy()
                ));
            }
        }
    }
    let data = data.or(default_data).ok_or_else(|| {
        "There is no home folder to keep records in. Name a folder with --data DIR.".to_owned()
    })?;
    Ok(Launch { data, safe_graphics })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Launch, String> {
        parse(arguments.iter().map(OsString::from), Some(PathBuf::from("home/records")))
    }

    #[test]
    fn without_arguments_the_default_folder_is_used() {
        assert_eq!(
            parsed(&[]),
            Ok(Launch { data: PathBuf::from("home/records"), safe_graphics: false })
        );
    }

    #[test]
    fn both_arguments_are_read_in_any_order() {
        let expected = Ok(Launch { data: PathBuf::from("there"), safe_graphics: true });
        assert_eq!(parsed(&["--data", "there", "--safe-graphics"]), expected);
        assert_eq!(parsed(&["--safe-graphics", "--data", "there"]), expected);
    }

    #[test]
    fn wrong_arguments_are_refused_with_what_may_be_given() {
        assert!(parsed(&["--data"]).is_err_and(|e| e.contains("needs a folder")));
        assert!(parsed(&["--dtaa", "x"]).is_err_and(|e| e.contains("--data DIR")));
    }

    #[test]
    fn without_a_home_a_folder_must_be_named() {
        assert!(parse([], None).is_err_and(|e| e.contains("--data DIR")));
    }
}
