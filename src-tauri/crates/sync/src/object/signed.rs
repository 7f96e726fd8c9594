//! A statement and the signature over its exact bytes.

use super::ObjectError;
use super::varint::{push_varint, take_bytes, take_varint};
use cf_ledger::{DeviceKey, DevicePublic, Signature};

/// A statement as it was signed. The bytes are kept: what a newer app said in them survives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The statement.
    pub statement: Vec<u8>,
    /// The signature.
    pub signature: Signature,
}

impl Signed {
    /// Signs a statement for one purpose.
    #[must_use]
    pub fn new(context: &str, statement: Vec<u8>, key: &DeviceKey) -> Self {
        let signature = key.sign(context, &statement);
        Self { statement, signature }
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`ObjectError::Signature`] when it does not hold.
    pub fn verify(&self, context: &str, signer: &DevicePublic) -> Result<(), ObjectError> {
        Ok(signer.verify(context, &self.statement, &self.signature)?)
    }

    /// The statement's hash: what the next statement names as the one before it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.statement).as_bytes()
    }

    /// Writes length, statement and signature.
    pub fn push(&self, bytes: &mut Vec<u8>) {
        push_varint(bytes, self.statement.len());
        bytes.extend_from_slice(&self.statement);
        bytes.extend_from_slice(&self.signature.0);
    }

    /// Takes one from the front.
    ///
    /// # Errors
    /// When the bytes end before it does.
    pub fn take(bytes: &mut &[u8]) -> Result<Self, ObjectError> {
        let length = take_varint(bytes)?;
        let statement = take_bytes(bytes, length)?.to_vec();
        let signature = take_bytes(bytes, 64)?
            .try_into()
            .map_err(|_| ObjectError::Malformed("no signature"))?;
        Ok(Self { statement, signature: Signature(signature) })
    }

    /// Reads bytes that hold one and nothing else.
    ///
    /// # Errors
    /// When they do not.
    pub fn read(mut bytes: &[u8]) -> Result<Self, ObjectError> {
        let signed = Self::take(&mut bytes)?;
        if bytes.is_empty() {
            Ok(signed)
        } else {
            Err(ObjectError::Malformed("bytes after its end"))
        }
    }
}
