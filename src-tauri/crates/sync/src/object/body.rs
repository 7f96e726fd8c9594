//! Encryption of a body: an `age` file, whole, never in part.

use super::ObjectError;
use crate::keys::{SealPublic, SealSecret};
use age::{DecryptError, Decryptor, Encryptor, Recipient};
use std::io::{Read as _, Write as _};

/// How the last line of an `age` header begins.
const HEADER_END: &[u8] = b"---";

/// Seals bytes to every recipient. A segment has exactly one: the key of its audience's epoch.
///
/// # Errors
/// When there is no recipient.
pub fn seal_body(plain: &[u8], to: &[SealPublic]) -> Result<Vec<u8>, ObjectError> {
    let unusable = |_| ObjectError::Malformed("a recipient's key is not usable");
    let recipients =
        to.iter().map(|key| key.recipient().map_err(unusable)).collect::<Result<Vec<_>, _>>()?;
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn Recipient))
        .map_err(|_| ObjectError::Malformed("no recipient"))?;
    let mut sealed = Vec::with_capacity(plain.len() + 256);
    let failed = |_| ObjectError::Malformed("cannot be sealed");
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(failed)?;
    writer.write_all(plain).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(sealed)
}

/// Opens a body with a secret key.
///
/// # Errors
/// [`ObjectError::NoKey`] when it is sealed to others, [`ObjectError::Malformed`] when it is no
/// `age` file.
pub fn open_body(sealed: &[u8], key: &SealSecret) -> Result<Vec<u8>, ObjectError> {
    let identity = key.identity().map_err(|_| ObjectError::NoKey)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(told)?;
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut plain = Vec::with_capacity(sealed.len());
    let mut reader = decryptor.decrypt(identities).map_err(told)?;
    reader.read_to_end(&mut plain).map_err(|_| ObjectError::Malformed("cannot be opened"))?;
    Ok(plain)
}

/// Whether a body is sealed to exactly one key. Stanzas without a recipient, which `age` adds now
/// and then to keep readers tolerant, do not count.
pub(crate) fn has_one_recipient(sealed: &[u8]) -> bool {
    let header =
        sealed.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(HEADER_END));
    let stanzas = header.filter_map(|line| line.strip_prefix(b"-> "));
    let kinds = stanzas.map(|stanza| stanza.split(|byte| *byte == b' ').next().unwrap_or_default());
    kinds.filter(|kind| !kind.ends_with(b"-grease")).eq([b"X25519".as_slice()])
}

fn told(error: DecryptError) -> ObjectError {
    match error {
        DecryptError::NoMatchingKeys => ObjectError::NoKey,
        _ => ObjectError::Malformed("cannot be opened"),
    }
}
