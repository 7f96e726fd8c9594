//! Azure Blob Storage.

use super::address::{AzureAddress, is_this_computer};
use super::bucket::{BucketStore, once};
use super::web::Surroundings;
use super::{Credentials, StoreError};
use object_store::azure::MicrosoftAzureBuilder;

/// Opens a container with the account's key or a shared access signature. Nothing is asked of the
/// server yet.
///
/// # Errors
/// [`StoreError::Credentials`] without a key.
pub(super) fn open(
    at: &AzureAddress,
    credentials: Option<&Credentials>,
    around: Surroundings,
) -> Result<BucketStore, StoreError> {
    let key = credentials.map(Credentials::expose_key).filter(|key| !key.is_empty());
    let key = key.ok_or(StoreError::Credentials)?;
    let mut builder = MicrosoftAzureBuilder::new()
        .with_account(&at.account)
        .with_container_name(&at.container)
        .with_retry(once());
    builder = match signature(key) {
        Some(pairs) => builder.with_sas_authorization(pairs),
        None => builder.with_access_key(key),
    };
    let mut here = false;
    if let Some(endpoint) = &at.endpoint {
        here = is_this_computer(endpoint);
        builder = builder
            .with_endpoint(endpoint.as_str().trim_end_matches('/').to_owned())
            .with_allow_http(endpoint.scheme() == "http");
    }
    BucketStore::new(&at.prefix, around, here, |way| builder.with_http_connector(way).build())
}

/// The pairs of a shared access signature. An account's key has no `sig=` in it.
fn signature(key: &str) -> Option<Vec<(String, String)>> {
    let pairs = url::form_urlencoded::parse(key.trim_start_matches('?').as_bytes());
    let pairs: Vec<(String, String)> =
        pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    pairs.iter().any(|(name, _)| name == "sig").then_some(pairs)
}
