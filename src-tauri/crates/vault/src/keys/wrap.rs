//! One wrap: the database key, sealed under a key that a person can produce.

use super::{DatabaseKey, RecoveryCode, Unlock};
use crate::error::VaultError;
use crate::open::Randomness;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

/// How hard the passphrase is stretched (Argon2id, RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// What the app uses: 64 MiB and three passes (RFC 9106 section 4, second choice, with one
    /// lane).
    pub const PRODUCTION: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// The most that is accepted from a key file, so that a forged one cannot stop the computer.
    const MOST: Self = Self { memory_kib: 1024 * 1024, passes: 64, lanes: 16 };

    fn params(self) -> Result<Params, VaultError> {
        let most = Self::MOST;
        if self.memory_kib > most.memory_kib || self.passes > most.passes || self.lanes > most.lanes
        {
            return Err(VaultError::KeysDamaged);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| VaultError::KeysDamaged)
    }
}

/// A wrap as `keys.json` holds it. Byte strings are base 64. Frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Wrap {
    /// Opened by the passphrase.
    Passphrase {
        /// How hard it is stretched.
        argon2id: KdfCost,
        /// The sealed key.
        #[serde(flatten)]
        sealed: Sealed,
    },
    /// Opened by the recovery code.
    RecoveryCode {
        /// The sealed key.
        #[serde(flatten)]
        sealed: Sealed,
    },
}

/// A sealed key: XChaCha20-Poly1305 over the database key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    salt: String,
    nonce: String,
    key: String,
}

impl Wrap {
    /// Wraps the key under a passphrase.
    ///
    /// # Errors
    /// When the cost is out of bounds.
    pub fn by_passphrase(
        key: &DatabaseKey,
        passphrase: &str,
        cost: KdfCost,
        random: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        let salt = salt(random);
        let wrapping = stretch(passphrase, &salt, cost)?;
        Ok(Self::Passphrase {
            argon2id: cost,
            sealed: seal(key, &wrapping, &salt, &passphrase_aad(cost), random)?,
        })
    }

    /// Wraps the key under a recovery code. Its 130 random bits need no stretching.
    ///
    /// # Errors
    /// Never in practice.
    pub fn by_recovery_code(
        key: &DatabaseKey,
        code: &RecoveryCode,
        random: &mut dyn Randomness,
    ) -> Result<Self, VaultError> {
        let salt = salt(random);
        Ok(Self::RecoveryCode {
            sealed: seal(key, &code.wrapping_key(&salt), &salt, RECOVERY_AAD, random)?,
        })
    }

    /// Opens the wrap. `None` when it is of another sort than what is offered.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongRecoveryCode`].
    pub fn open(&self, with: Unlock<'_>) -> Result<Option<DatabaseKey>, VaultError> {
        match (self, with) {
            (Self::Passphrase { argon2id, sealed }, Unlock::Passphrase(passphrase)) => {
                let wrapping = stretch(passphrase, &sealed.salt()?, *argon2id)?;
                let key = sealed.open(&wrapping, &passphrase_aad(*argon2id))?;
                key.ok_or(VaultError::WrongPassphrase).map(Some)
            }
            (Self::RecoveryCode { sealed }, Unlock::RecoveryCode(typed)) => {
                let code = RecoveryCode::parse(typed)?;
                let key = sealed.open(&code.wrapping_key(&sealed.salt()?), RECOVERY_AAD)?;
                key.ok_or(VaultError::WrongRecoveryCode).map(Some)
            }
            _ => Ok(None),
        }
    }

    pub(super) const fn is_by_passphrase(&self) -> bool {
        matches!(self, Self::Passphrase { .. })
    }
}

const RECOVERY_AAD: &[u8] = b"critical-friend key wrap v1: recovery code";

fn passphrase_aad(cost: KdfCost) -> Vec<u8> {
    let KdfCost { memory_kib, passes, lanes } = cost;
    format!("critical-friend key wrap v1: passphrase {memory_kib} {passes} {lanes}").into_bytes()
}

fn salt(random: &mut dyn Randomness) -> [u8; 16] {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    salt
}

fn stretch(
    passphrase: &str,
    salt: &[u8],
    cost: KdfCost,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let mut wrapping = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?)
        .hash_password_into(passphrase.as_bytes(), salt, wrapping.as_mut_slice())
        .map_err(|_| VaultError::KeysDamaged)?;
    Ok(wrapping)
}

fn seal(
    key: &DatabaseKey,
    wrapping: &[u8; 32],
    salt: &[u8],
    aad: &[u8],
    random: &mut dyn Randomness,
) -> Result<Sealed, VaultError> {
    let mut nonce = [0; 24];
    random.fill(&mut nonce);
    let sealed = XChaCha20Poly1305::new(wrapping.into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: key.expose(), aad })
        .map_err(|_| VaultError::Internal("sealing the key"))?;
    Ok(Sealed {
        salt: BASE64.encode(salt),
        nonce: BASE64.encode(&nonce),
        key: BASE64.encode(&sealed),
    })
}

impl Sealed {
    fn salt(&self) -> Result<Vec<u8>, VaultError> {
        BASE64.decode(self.salt.as_bytes()).map_err(|_| VaultError::KeysDamaged)
    }

    /// `None` when the wrapping key is not the right one.
    fn open(&self, wrapping: &[u8; 32], aad: &[u8]) -> Result<Option<DatabaseKey>, VaultError> {
        let bytes =
            |text: &str| BASE64.decode(text.as_bytes()).map_err(|_| VaultError::KeysDamaged);
        let nonce: [u8; 24] =
            bytes(&self.nonce)?.try_into().map_err(|_| VaultError::KeysDamaged)?;
        let sealed = bytes(&self.key)?;
        let cipher = XChaCha20Poly1305::new(wrapping.into());
        let Ok(mut opened) =
            cipher.decrypt(XNonce::from_slice(&nonce), Payload { msg: &sealed, aad })
        else {
            return Ok(None);
        };
        let key = <[u8; 32]>::try_from(opened.as_slice()).map(DatabaseKey::from_bytes);
        opened.zeroize();
        key.map(Some).map_err(|_| VaultError::KeysDamaged)
    }
}
