//! The recovery sheet: the owner's keys on paper, for the day when nobody else can let anybody in.
//!
//! A sheet stands in the members' list as a device of the owner, so every key to read with is
//! wrapped for it too. Whoever has it can read what is shared and appoint an administrator; private
//! notes were never sealed to it.

use super::keys::Renewal;
use super::office::Office;
use crate::ambient::Ambient;
use crate::error::SyncError;
use crate::keys::SealSecret;
use crate::local::{Local, OwnDevice};
use crate::member::{Act, Applicant, Standing};
use crate::typed::{Form, SECRET};
use cf_domain::{DeviceId, PersonId};
use cf_ledger::DeviceKey;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

const FORM: Form = Form { prefix: "R1", checksum: "critical-friend 2026-11 sheet checksum v1" };

/// What stands on a sheet: 128 random bits, from which its keys follow. Nobody keeps them.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SheetSecret([u8; SECRET]);

impl SheetSecret {
    /// The code that is printed.
    #[must_use]
    pub fn code(&self) -> String {
        FORM.write(&self.0)
    }

    /// Reads a code as people type it.
    ///
    /// # Errors
    /// [`SyncError::BadCode`] when it is not complete or its checksum does not hold.
    pub fn from_code(typed: &str) -> Result<Self, SyncError> {
        FORM.read(typed).map(Self).ok_or(SyncError::BadCode)
    }

    /// The sheet as a device of this person.
    #[must_use]
    pub fn device(&self, person: PersonId) -> OwnDevice {
        let derive = |what: &str| blake3::derive_key(what, &self.0);
        let id = derive("critical-friend 2026-11 sheet id v1");
        let mut sign = derive("critical-friend 2026-11 sheet signing key v1");
        let key = Arc::new(DeviceKey::from_secret(&sign));
        sign.zeroize();
        OwnDevice {
            person,
            device: DeviceId(Uuid::from_bytes(id.first_chunk().copied().unwrap_or_default())),
            name: "recovery sheet".to_owned(),
            sign: key,
            seal: SealSecret::new(derive("critical-friend 2026-11 sheet sealing key v1")),
        }
    }
}

impl std::fmt::Debug for SheetSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SheetSecret(secret)")
    }
}

/// Makes a sheet. It goes out with the next exchange and is good from then on. An earlier sheet
/// that is no longer to count is taken away like a computer ([`super::remove_device`]); `name` is
/// what it is told apart by.
///
/// # Errors
/// When this person is not the owner.
pub fn make_sheet(
    local: &mut dyn Local,
    name: &str,
    ambient: &mut Ambient<'_>,
) -> Result<SheetSecret, SyncError> {
    let mut office = Office::open(local)?;
    let own = office.own.sign.public();
    let me = office.membership.on_duty(&own).filter(|me| me.standing == Standing::Owner);
    let person = me.ok_or(SyncError::NotAllowed)?.person;
    let secret = SheetSecret(ambient.draw());
    let device = OwnDevice { name: name.to_owned(), ..secret.device(person) };
    let device = device.applicant("", "").device;
    office.say(Act::DeviceAdded { person, device, sheet: true })?;
    office.hand_out(Renewal::WhereNeeded, ambient)?;
    office.keep(local)?;
    Ok(secret)
}

/// Appoints an administrator by a sheet, whose vault `local` is: it has read the space already. With
/// `shut_out` the owner's computers count no longer.
///
/// # Errors
/// When the sheet does not count (any more).
pub fn appoint(
    local: &mut dyn Local,
    who: &Applicant,
    shut_out: bool,
    ambient: &mut Ambient<'_>,
) -> Result<(), SyncError> {
    let mut office = Office::open(local)?;
    let own = office.own.sign.public();
    let owner = office.membership.on_duty(&own).ok_or(SyncError::NotAllowed)?.person;
    let any = shut_out && office.shut_out(local, owner, None)?;
    let renewal = if any { Renewal::All } else { Renewal::WhereNeeded };
    let channels = Some(crate::SharedChannel::records().collect());
    let standing = Standing::Admin;
    office.say(Act::MemberAdded { who: who.clone(), standing, channels })?;
    office.hand_out(renewal, ambient)?;
    office.keep(local)
}
