//! The fingerprint of a pack's content: the same in every file made from it.

use serde::Serialize;
use serde_json::Value;

use super::PackDocument;
use crate::PackError;

impl PackDocument {
    /// BLAKE3, in lower-case hex, over the canonical JSON of the document without its register entry.
    ///
    /// Canonical: keys sorted by code point, no white space, empty parts left out, strings as
    /// `serde_json` escapes them. The register is left out because the fingerprint is printed in it.
    ///
    /// # Errors
    /// [`PackError::Content`] if the document cannot be written as JSON.
    pub fn fingerprint(&self) -> Result<String, PackError> {
        fingerprint_of(self)
    }
}

/// The fingerprint of any content with a register entry.
pub(crate) fn fingerprint_of(content: &impl Serialize) -> Result<String, PackError> {
    let mut value = serde_json::to_value(content).map_err(|_| PackError::Content)?;
    if let Value::Object(parts) = &mut value {
        parts.remove("register");
    }
    let mut out = String::new();
    canonical(&value, &mut out);
    Ok(blake3::hash(out.as_bytes()).to_hex().to_string())
}

fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(parts) => {
            let mut keys: Vec<_> = parts.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            list(out, '{', '}', keys, |(key, part), out| {
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                canonical(part, out);
            });
        }
        Value::Array(items) => list(out, '[', ']', items, canonical),
        simple => out.push_str(&simple.to_string()),
    }
}

fn list<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String),
) {
    out.push(open);
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_json_sorts_keys_and_drops_white_space() {
        let value = serde_json::json!({"b": [1, "x \" y"], "a": {"d": null, "c": true}});
        let mut out = String::new();
        canonical(&value, &mut out);
        assert_eq!(out, r#"{"a":{"c":true,"d":null},"b":[1,"x \" y"]}"#);
    }
}
