//! Deterministic CBOR maps with text keys: one form only, and unknown members kept.

use ciborium::Value;
use std::collections::BTreeMap;

/// Deeper nesting than any of our maps has: a bound against made-up bytes.
const MAX_DEPTH: usize = 8;

/// Bytes that are not a map in the one allowed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not in the agreed form: {0}")]
pub struct CborError(pub &'static str);

/// The order of keys in RFC 8949, 4.2.1 (December 2020): by their encoded bytes, so shorter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key(usize, String);

impl Key {
    fn new(name: &str) -> Self {
        Self(name.len(), name.to_owned())
    }
}

/// A map being written or read. What is not taken out stays, so that members of a newer version
/// survive being written again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map(BTreeMap<Key, Value>);

impl Map {
    /// Puts a member in.
    pub fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(Key::new(name), value.into());
    }

    /// Puts bytes in.
    pub fn put_bytes(&mut self, name: &str, bytes: &[u8]) {
        self.put(name, Value::Bytes(bytes.to_vec()));
    }

    /// The bytes.
    ///
    /// # Errors
    /// Never in practice: memory is the only thing that can fail.
    pub fn encode(&self) -> Result<Vec<u8>, CborError> {
        let members = self.0.iter().map(|(key, value)| (Value::Text(key.1.clone()), value.clone()));
        let mut bytes = Vec::new();
        ciborium::into_writer(&Value::Map(members.collect()), &mut bytes)
            .map_err(|_| CborError("cannot be encoded"))?;
        Ok(bytes)
    }

    /// Reads bytes.
    ///
    /// # Errors
    /// When they are no map with text keys, or not in the one form in which [`Self::encode`]
    /// writes them.
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        let mut rest = bytes;
        let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, MAX_DEPTH)
            .map_err(|_| CborError("not well-formed CBOR"))?;
        let Value::Map(members) = value else { return Err(CborError("not a map")) };
        let mut map = Self::default();
        for (key, value) in members {
            let Value::Text(name) = key else { return Err(CborError("a member without a name")) };
            map.put(&name, value);
        }
        if !rest.is_empty() || map.encode()? != bytes {
            return Err(CborError("not the one allowed form"));
        }
        Ok(map)
    }

    /// Whether a member is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(&Key::new(name))
    }

    /// Takes a member out.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(&Key::new(name))
    }

    /// Takes a whole number out.
    ///
    /// # Errors
    /// When it is missing or does not fit.
    pub fn take_number<N: TryFrom<u64>>(&mut self, name: &str) -> Result<N, CborError> {
        self.take(name)
            .and_then(|value| value.as_integer())
            .and_then(|number| u64::try_from(number).ok())
            .and_then(|number| N::try_from(number).ok())
            .ok_or(CborError("a number is missing"))
    }

    /// Takes bytes of a fixed length out.
    ///
    /// # Errors
    /// When they are missing or of another length.
    pub fn take_bytes<const N: usize>(&mut self, name: &str) -> Result<[u8; N], CborError> {
        self.take(name).and_then(|value| fixed(&value)).ok_or(CborError("bytes are missing"))
    }

    /// Takes text out.
    ///
    /// # Errors
    /// When it is missing.
    pub fn take_text(&mut self, name: &str) -> Result<String, CborError> {
        match self.take(name) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(CborError("text is missing")),
        }
    }

    /// Takes a list out; an absent one is empty.
    ///
    /// # Errors
    /// When it is something else.
    pub fn take_list(&mut self, name: &str) -> Result<Vec<Value>, CborError> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(CborError("a list is missing")),
        }
    }

    /// Takes a map out, if it is there.
    ///
    /// # Errors
    /// When it is something else.
    pub fn take_map(&mut self, name: &str) -> Result<Option<Self>, CborError> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let Value::Map(members) = value else { return Err(CborError("a map is missing")) };
        let mut map = Self::default();
        for (key, value) in members {
            let Value::Text(name) = key else { return Err(CborError("a member without a name")) };
            map.put(&name, value);
        }
        Ok(Some(map))
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map.0.into_iter().map(|(key, value)| (Self::Text(key.1), value)).collect())
    }
}

/// Bytes of a fixed length.
#[must_use]
pub fn fixed<const N: usize>(value: &Value) -> Option<[u8; N]> {
    value.as_bytes().and_then(|bytes| bytes.as_slice().try_into().ok())
}

/// Bytes as a value.
#[must_use]
pub fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}
