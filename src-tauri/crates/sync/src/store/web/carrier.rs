//! The way by which `object_store` makes its requests.

use super::Web;
use crate::store::StoreError;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpResponseBody, HttpService,
};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// `object_store` makes its requests this way too, so that time-outs, tries and words are the same.
#[derive(Clone)]
pub(in crate::store) struct Carrier(pub Arc<Web>);

impl fmt::Debug for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Carrier")
    }
}

impl HttpConnector for Carrier {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

type Carried<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'a>>;

impl HttpService for Carrier {
    fn call<'life0, 'async_trait>(&'life0 self, request: HttpRequest) -> Carried<'async_trait>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            let lists = asks_for_a_list(&request);
            let answer = self.0.ask(request).await;
            let answer = answer.and_then(|answer| {
                // `object_store` reads a sign-in page as a list with nothing in it.
                let page = lists && answer.status.is_success() && !answer.says(LISTS);
                if page { Err(StoreError::Other) } else { Ok(answer) }
            });
            let answer = answer.map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?;
            let mut response = HttpResponse::new(HttpResponseBody::from(answer.body));
            *response.status_mut() = answer.status;
            *response.headers_mut() = answer.headers;
            Ok(response)
        })
    }
}

/// How the lists of S3 and Azure begin.
const LISTS: &[&str] = &["<ListBucketResult", "<EnumerationResults"];

fn asks_for_a_list(request: &HttpRequest) -> bool {
    let query = request.uri().query().unwrap_or_default();
    query.contains("list-type=") || query.contains("comp=list")
}
