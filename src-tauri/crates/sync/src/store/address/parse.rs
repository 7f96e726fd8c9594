//! Reading an address.

use super::{Address, AddressError, AzureAddress, S3Address};
use std::path::PathBuf;
use url::{Host, Url};

pub(super) fn address(text: &str) -> Result<Address, AddressError> {
    if text.is_empty() {
        return Err(AddressError::Empty);
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return Ok(Address::Folder(PathBuf::from(text)));
    };
    match scheme.to_ascii_lowercase().as_str() {
        "file" => folder(text),
        "s3" => s3(rest),
        "az" | "azure" => azure(rest),
        "dav+https" | "dav+http" => dav(text.get("dav+".len()..).unwrap_or_default()),
        _ => Err(AddressError::Scheme),
    }
}

fn folder(text: &str) -> Result<Address, AddressError> {
    let url = Url::parse(text).map_err(|_| AddressError::Malformed)?;
    url.to_file_path().map(Address::Folder).map_err(|()| AddressError::Malformed)
}

fn s3(rest: &str) -> Result<Address, AddressError> {
    let (path, query) = split(rest)?;
    let mut parts = path.into_iter();
    let bucket = parts.next().ok_or(AddressError::NoBucket)?;
    let mut at = S3Address { bucket, prefix: joined(parts), region: None, endpoint: None };
    for (name, value) in query {
        match name.as_str() {
            "region" => at.region = Some(plain(&value)?),
            "endpoint" => at.endpoint = Some(server(&value)?),
            _ => return Err(unknown(&name)),
        }
    }
    Ok(Address::S3(at))
}

fn azure(rest: &str) -> Result<Address, AddressError> {
    let (path, query) = split(rest)?;
    let mut parts = path.into_iter();
    let (Some(account), Some(container)) = (parts.next(), parts.next()) else {
        return Err(AddressError::NoContainer);
    };
    let mut at = AzureAddress { account, container, prefix: joined(parts), endpoint: None };
    for (name, value) in query {
        match name.as_str() {
            "endpoint" => at.endpoint = Some(server(&value)?),
            _ => return Err(unknown(&name)),
        }
    }
    Ok(Address::Azure(at))
}

fn dav(text: &str) -> Result<Address, AddressError> {
    let mut url = server(text)?;
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(Address::Dav(url))
}

/// A server's own address: protected on its way, and without a key in it.
fn server(text: &str) -> Result<Url, AddressError> {
    let url = Url::parse(text).map_err(|_| AddressError::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::HoldsKey);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(AddressError::Malformed);
    }
    match url.scheme() {
        "https" if url.host().is_some() => Ok(url),
        "http" if is_this_computer(&url) => Ok(url),
        "http" => Err(AddressError::NotSecure),
        _ => Err(AddressError::Malformed),
    }
}

/// Whether a server runs on this same computer.
pub fn is_this_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

type Query = Vec<(String, String)>;

/// The parts between slashes, and the words after the question mark.
fn split(rest: &str) -> Result<(Vec<String>, Query), AddressError> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parts = path.split('/').filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(plain).collect::<Result<_, _>>()?;
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    Ok((parts, pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
}

/// A part that means itself, wherever it is put.
fn plain(part: &str) -> Result<String, AddressError> {
    if part.contains('@') {
        return Err(AddressError::HoldsKey);
    }
    let fits = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.' | '$');
    let own = !part.is_empty() && part != "." && part != ".." && part.chars().all(fits);
    if own { Ok(part.to_owned()) } else { Err(AddressError::Malformed) }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("/")
}

/// What stands in a shared access signature is a key; anything else a mistake.
fn unknown(name: &str) -> AddressError {
    let lower = name.to_ascii_lowercase();
    let secret = ["sig", "sv", "se", "sp", "key", "secret", "token", "password"];
    let holds = secret.iter().any(|word| lower == *word || lower.ends_with(word));
    if holds { AddressError::HoldsKey } else { AddressError::Malformed }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::path("/srv/share/Quality team", "/srv/share/Quality team")]
    #[case::windows(r"S:\Quality team", r"S:\Quality team")]
    #[case::unc(r"\\nas\quality", r"\\nas\quality")]
    #[case::file("file:///srv/Quality%20team", "/srv/Quality team")]
    #[case::bucket("s3://nhs-quality", "s3://nhs-quality")]
    #[case::in_a_bucket(
        "S3://nhs-quality/a/b/?region=eu-west-2",
        "s3://nhs-quality/a/b?region=eu-west-2"
    )]
    #[case::own_s3(
        "s3://b?endpoint=https%3A%2F%2Fs3.example.org",
        "s3://b?endpoint=https://s3.example.org/"
    )]
    #[case::loopback_s3(
        "s3://b/p?region=x&endpoint=http://127.0.0.1:9/",
        "s3://b/p?region=x&endpoint=http://127.0.0.1:9/"
    )]
    #[case::azure("az://account/container/p", "az://account/container/p")]
    #[case::dav("dav+https://files.example.org/team", "dav+https://files.example.org/team/")]
    #[case::dav_here("dav+http://localhost:8080/", "dav+http://localhost:8080/")]
    fn what_is_typed_is_kept_in_one_form(#[case] typed: &str, #[case] kept: &str) {
        let address = Address::parse(typed).unwrap();
        assert_eq!(address.to_string(), kept);
        assert_eq!(Address::parse(kept).unwrap(), address);
    }

    #[rstest]
    #[case("  ", AddressError::Empty)]
    #[case("https://example.org", AddressError::Scheme)]
    #[case("ftp://example.org/x", AddressError::Scheme)]
    #[case("s3://", AddressError::NoBucket)]
    #[case("s3://bucket/../other", AddressError::Malformed)]
    #[case("s3://bucket?colour=blue", AddressError::Malformed)]
    #[case("s3://key:secret@bucket/x", AddressError::HoldsKey)]
    #[case("s3://bucket?secret=abc", AddressError::HoldsKey)]
    #[case("s3://bucket?endpoint=http://s3.example.org", AddressError::NotSecure)]
    #[case("s3://bucket?endpoint=https://a:b@s3.example.org", AddressError::HoldsKey)]
    #[case("az://account", AddressError::NoContainer)]
    #[case("az://account/container?sv=2026&sig=abc", AddressError::HoldsKey)]
    #[case("dav+http://example.org/x", AddressError::NotSecure)]
    #[case("dav+https://anna:pw@example.org/x", AddressError::HoldsKey)]
    #[case("dav+https://", AddressError::Malformed)]
    fn what_is_no_address_says_what_to_do(#[case] typed: &str, #[case] why: AddressError) {
        assert_eq!(Address::parse(typed), Err(why));
    }

    #[test]
    fn a_label_names_the_place_and_not_the_way_there() {
        let label = |text| Address::parse(text).unwrap().label();
        assert_eq!(label("/srv/anna/Quality team"), "Quality team");
        assert_eq!(label("s3://b/p?endpoint=https://s3.example.org"), "b at s3.example.org");
        assert_eq!(label("az://acc/con/p"), "con in acc at Azure");
        assert_eq!(label("dav+https://files.example.org/x/y"), "files.example.org");
    }
}
