//! Finding anything.

use super::wire;
use cf_domain::RecordId;

wire! {
    /// Words to find.
    ask SearchFind {
        /// The words, or the beginning of one.
        pub query: String,
        /// Of these kinds only; all when empty.
        pub kinds: Vec<String>,
        /// Where the last page ended.
        pub after: Option<String>,
        /// How many; 50 when not given.
        pub limit: Option<u32>,
    }
    /// A piece of a snippet.
    tell SnippetPart {
        /// The words.
        pub text: String,
        /// Whether they are what was looked for.
        pub hit: bool,
    }
    /// A record found.
    tell SearchHit {
        /// The record.
        pub id: RecordId,
        /// Its kind.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// Where and when: "Cedar Ward, 24 November".
        pub detail: String,
        /// The words around the hit.
        pub snippet: Vec<SnippetPart>,
        /// The record to open for it: for a site or service, its provider.
        pub open: RecordId,
    }
    /// What was found, newest first.
    tell SearchFound {
        /// The hits.
        pub hits: Vec<SearchHit>,
        /// For the next page.
        pub next: Option<String>,
        /// How many in words: "12 found", "More than 50 found".
        pub words: String,
    }
}
