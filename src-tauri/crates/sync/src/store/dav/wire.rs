//! The requests of WebDAV.

use super::answer::{self, Member};
use crate::store::web::{Answer, Web};
use crate::store::{Credentials, StoreError};
use data_encoding::BASE64;
use object_store::client::{HttpRequest, HttpRequestBody};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION,
};
use reqwest::{Method, StatusCode};
use std::sync::Arc;
use url::Url;
use zeroize::Zeroizing;

/// What needs no escaping in a part of a path.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How often one request is sent on to another address of the same server.
const HOPS: usize = 3;

const PROPERTIES: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/></prop></propfind>";

/// One server's folder and the way to it.
pub(super) struct Wire {
    web: Arc<Web>,
    base: Url,
    sign_in: Option<HeaderValue>,
}

impl Wire {
    pub fn new(web: Arc<Web>, base: &Url, credentials: Option<&Credentials>) -> Self {
        let sign_in = credentials.and_then(|own| {
            let pair = Zeroizing::new(format!("{}:{}", own.name(), own.expose_key()));
            let header = Zeroizing::new(format!("Basic {}", BASE64.encode(pair.as_bytes())));
            let mut value = HeaderValue::from_str(&header).ok()?;
            value.set_sensitive(true);
            Some(value)
        });
        Self { web, base: base.clone(), sign_in }
    }

    /// The address of an object; a folder's ends in `/`.
    fn address(&self, name: &str) -> Url {
        let parts: Vec<String> =
            name.split('/').map(|part| utf8_percent_encode(part, KEPT).to_string()).collect();
        let mut url = self.base.clone();
        url.set_path(&format!("{}{}", self.base.path(), parts.join("/")));
        url
    }

    pub async fn get(&self, name: &str) -> Result<Answer, StoreError> {
        self.send(Method::GET, name, HeaderMap::new(), Vec::new()).await
    }

    pub async fn put(&self, name: &str, bytes: &[u8], new: bool) -> Result<Answer, StoreError> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        if new {
            headers.insert(IF_NONE_MATCH, HeaderValue::from_static("*"));
        }
        self.send(Method::PUT, name, headers, bytes.to_vec()).await
    }

    pub async fn delete(&self, name: &str) -> Result<Answer, StoreError> {
        self.send(Method::DELETE, name, HeaderMap::new(), Vec::new()).await
    }

    pub async fn make_folder(&self, name: &str) -> Result<Answer, StoreError> {
        self.send(verb("MKCOL")?, name, HeaderMap::new(), Vec::new()).await
    }

    /// Gives an object its name, without replacing anything.
    pub async fn rename(&self, from: &str, to: &str) -> Result<Answer, StoreError> {
        let mut headers = HeaderMap::new();
        let to = HeaderValue::from_str(self.address(to).as_str()).map_err(|_| StoreError::Other)?;
        headers.insert(HeaderName::from_static("destination"), to);
        headers.insert(HeaderName::from_static("overwrite"), HeaderValue::from_static("F"));
        self.send(verb("MOVE")?, from, headers, Vec::new()).await
    }

    /// What the server says of an object (`deep` false) or of what lies in a folder.
    pub async fn look(&self, name: &str, deep: bool) -> Result<Option<Vec<Member>>, StoreError> {
        let mut headers = HeaderMap::new();
        let depth = HeaderValue::from_static(if deep { "1" } else { "0" });
        headers.insert(HeaderName::from_static("depth"), depth);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
        let answer = self.send(verb("PROPFIND")?, name, headers, PROPERTIES.into()).await?;
        match answer.status {
            StatusCode::MULTI_STATUS => {
                Ok(Some(answer::read(&answer.body).ok_or(StoreError::Other)?))
            }
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(None),
            // No WebDAV is spoken here.
            StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED => {
                Err(StoreError::NoPlace)
            }
            _ => Err(StoreError::Other),
        }
    }

    /// The decoded path by which the server knows a folder.
    pub fn path_of(&self, folder: &str) -> String {
        let url = self.address(folder);
        percent_decode_str(url.path().trim_end_matches('/')).decode_utf8_lossy().into_owned()
    }

    /// Follows a server that sends on to another address of its own; never to another server, who
    /// must not see name and key.
    async fn send(
        &self,
        method: Method,
        name: &str,
        mut headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answer, StoreError> {
        if let Some(sign_in) = &self.sign_in {
            headers.insert(AUTHORIZATION, sign_in.clone());
        }
        let mut url = self.address(name);
        for _ in 0..=HOPS {
            let mut request = HttpRequest::new(HttpRequestBody::from(body.clone()));
            *request.method_mut() = method.clone();
            *request.uri_mut() = url.as_str().parse().map_err(|_| StoreError::Other)?;
            request.headers_mut().clone_from(&headers);
            let answer = self.web.ask(request).await?;
            if !answer.status.is_redirection() {
                return Ok(answer);
            }
            let next = answer.headers.get(LOCATION).and_then(|to| to.to_str().ok());
            let next = next.and_then(|to| url.join(to).ok()).ok_or(StoreError::Other)?;
            if next.origin() != self.base.origin() {
                return Err(StoreError::Other);
            }
            url = next;
        }
        Err(StoreError::Other)
    }
}

fn verb(name: &str) -> Result<Method, StoreError> {
    Method::from_bytes(name.as_bytes()).map_err(|_| StoreError::Other)
}
