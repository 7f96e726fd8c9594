//! The key of online storage: from a file or the environment, never from the command line.

use crate::args::DoorKey;
use crate::failure::{Failure, file};

impl DoorKey {
    /// Name and key. Either may be empty; the core says what it lacks.
    pub fn read(&self) -> Result<(String, String), Failure> {
        let Some(path) = &self.credentials_file else {
            let from = |name| std::env::var(name).unwrap_or_default();
            return Ok((from("CFRIEND_STORE_NAME"), from("CFRIEND_STORE_KEY")));
        };
        let text = std::fs::read_to_string(path)
            .map_err(|why| file("The credentials file cannot be read", &why))?;
        let own = cf_app::Credentials::read(&text).ok_or_else(|| {
            Failure::File(
                "The credentials file is empty. Write the name on its first line and the key on \
                 the second, or the key alone."
                    .to_owned(),
            )
        })?;
        Ok((own.name().to_owned(), own.expose_key().to_owned()))
    }
}
