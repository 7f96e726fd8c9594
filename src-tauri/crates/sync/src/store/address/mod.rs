//! Where a space lies, read once at the edge.

mod parse;

pub(super) use parse::is_this_computer;

use std::fmt;
use std::path::PathBuf;
use url::Url;

/// Where a space lies. It never holds a key, so it may be shown and kept anywhere. The text form is
/// what people type; reading it again gives the same address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A folder: on this computer, on a share, or one that OneDrive and its like keep in step.
    Folder(PathBuf),
    /// A bucket of a server that speaks S3.
    S3(S3Address),
    /// A container of Azure Blob Storage.
    Azure(AzureAddress),
    /// A folder of a WebDAV server. The path ends in `/`.
    Dav(Url),
}

/// A bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Address {
    /// Its name.
    pub bucket: String,
    /// The folder in it, without `/` at either end; empty for the whole bucket.
    pub prefix: String,
    /// The region; there is a default where it says nothing.
    pub region: Option<String>,
    /// The server, where it is not Amazon's.
    pub endpoint: Option<Url>,
}

/// A container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AzureAddress {
    /// The storage account.
    pub account: String,
    /// The container.
    pub container: String,
    /// The folder in it, without `/` at either end; empty for the whole container.
    pub prefix: String,
    /// The server, where it is not the account's own at Microsoft.
    pub endpoint: Option<Url>,
}

/// Why a text is no address. Each message says what to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("Type the address that you were given, or choose a folder.")]
    Empty,
    /// Another kind of address.
    #[error(
        "This kind of address is not known. It begins with s3://, az:// or dav+https://; a folder is chosen instead."
    )]
    Scheme,
    /// Not an address.
    #[error("This address has a mistake. Compare it with the one you were given.")]
    Malformed,
    /// A name, a password or a signature inside the address.
    #[error(
        "Leave the name and the key out of the address, and type them in their own fields: an address may be seen by others."
    )]
    HoldsKey,
    /// Not sealed on its way.
    #[error(
        "This address is not protected on its way. Use one with https; only a server on this same computer may do without."
    )]
    NotSecure,
    /// Part of it is missing.
    #[error("The address needs a bucket, such as s3://bucket/folder.")]
    NoBucket,
    /// Part of it is missing.
    #[error("The address needs an account and a container, such as az://account/container.")]
    NoContainer,
}

impl Address {
    /// Reads what somebody typed: `file://…` or a plain path, `s3://bucket/folder?region=…&endpoint=…`,
    /// `az://account/container/folder?endpoint=…`, `dav+https://server/folder`.
    ///
    /// # Errors
    /// When it is none of these, holds a key, or is not protected on its way.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        parse::address(text.trim())
    }

    /// The folder, if it is one.
    #[must_use]
    pub fn folder(&self) -> Option<&std::path::Path> {
        if let Self::Folder(path) = self { Some(path) } else { None }
    }

    /// A short name for screens: the last part of a folder, or the server's.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Folder(path) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::S3(at) => match at.endpoint.as_ref().and_then(Url::host_str) {
                Some(host) => format!("{} at {host}", at.bucket),
                None => format!("{} at Amazon S3", at.bucket),
            },
            Self::Azure(at) => format!("{} in {} at Azure", at.container, at.account),
            Self::Dav(url) => url.host_str().unwrap_or("a WebDAV server").to_owned(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::S3(at) => {
                write!(f, "s3://{}", at.bucket)?;
                folder_in(f, &at.prefix)?;
                let region = at.region.as_deref();
                query(f, &[("region", region), ("endpoint", at.endpoint.as_ref().map(Url::as_str))])
            }
            Self::Azure(at) => {
                write!(f, "az://{}/{}", at.account, at.container)?;
                folder_in(f, &at.prefix)?;
                query(f, &[("endpoint", at.endpoint.as_ref().map(Url::as_str))])
            }
            Self::Dav(url) => write!(f, "dav+{url}"),
        }
    }
}

fn folder_in(f: &mut fmt::Formatter<'_>, prefix: &str) -> fmt::Result {
    if prefix.is_empty() { Ok(()) } else { write!(f, "/{prefix}") }
}

fn query(f: &mut fmt::Formatter<'_>, pairs: &[(&str, Option<&str>)]) -> fmt::Result {
    let given = pairs.iter().filter_map(|(name, value)| value.map(|value| (name, value)));
    for (number, (name, value)) in given.enumerate() {
        write!(f, "{}{name}={value}", if number == 0 { '?' } else { '&' })?;
    }
    Ok(())
}
