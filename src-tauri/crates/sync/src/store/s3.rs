//! S3: Amazon's and everybody's who speaks it.

use super::address::{S3Address, is_this_computer};
use super::bucket::{BucketStore, once};
use super::web::Surroundings;
use super::{Credentials, StoreError};
use object_store::aws::AmazonS3Builder;

/// London, where the NHS keeps what it keeps at Amazon's.
const AMAZON_REGION: &str = "eu-west-2";

/// What servers other than Amazon's take for a region.
const OTHER_REGION: &str = "us-east-1";

/// Opens a bucket. Nothing is asked of the server yet.
///
/// # Errors
/// [`StoreError::Credentials`] without a name and a key.
pub(super) fn open(
    at: &S3Address,
    credentials: Option<&Credentials>,
    around: Surroundings,
) -> Result<BucketStore, StoreError> {
    let credentials = credentials.ok_or(StoreError::Credentials)?;
    if credentials.name().is_empty() || credentials.expose_key().is_empty() {
        return Err(StoreError::Credentials);
    }
    let default = if at.endpoint.is_some() { OTHER_REGION } else { AMAZON_REGION };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&at.bucket)
        .with_region(at.region.as_deref().unwrap_or(default))
        .with_access_key_id(credentials.name())
        .with_secret_access_key(credentials.expose_key())
        // One by one, so that a right to delete can be given or kept back for each.
        .with_disable_bulk_delete(true)
        .with_retry(once());
    let mut here = false;
    if let Some(endpoint) = &at.endpoint {
        here = is_this_computer(endpoint);
        builder = builder
            .with_endpoint(endpoint.as_str().trim_end_matches('/'))
            .with_allow_http(endpoint.scheme() == "http");
    } else {
        builder = builder.with_virtual_hosted_style_request(true);
    }
    BucketStore::new(&at.prefix, around, here, |way| builder.with_http_connector(way).build())
}
