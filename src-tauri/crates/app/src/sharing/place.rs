//! The place of a space: a folder or online storage, and the key for it.

use super::kept::{self, Entry};
use super::turn::Taken;
use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use crate::host::Ambient;
use cf_sync::store::{
    Address, AddressError, Credentials, Outcome, SelfTest, Surroundings, open, self_test,
};
use cf_sync::{Store, StoreError, SyncError};
use cf_vault::Reader;
use cf_wire::{PlaceAsk, PlaceCheck, PlaceStep, PlaceStepResult};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::ZeroizeOnDrop;

/// Where a space lies, with what its store asks for at the door.
pub struct Place {
    /// Where.
    pub address: Address,
    credentials: Option<Credentials>,
}

/// Online storage as it stands in the vault. The whole of it is sealed with the vault.
#[derive(Serialize, Deserialize, ZeroizeOnDrop)]
struct Online {
    address: String,
    name: String,
    key: String,
}

impl Place {
    /// What somebody chose or typed.
    ///
    /// # Errors
    /// Naming the field: `folder`, `address` or `key`.
    pub fn asked(app: &App, asked: &PlaceAsk) -> Result<Self, AppError> {
        match (&asked.folder, &asked.online) {
            (Some(picked), None) => {
                let folder = app.picked(picked)?;
                if folder.starts_with(&app.config.data_dir) {
                    return Err(AppError::invalid(
                        "folder",
                        "This is the app's own folder. Choose one that your colleagues can reach.",
                    ));
                }
                Ok(Self { address: Address::Folder(folder), credentials: None })
            }
            (None, Some(online)) => {
                let wrong = |why: AddressError| AppError::invalid("address", why.to_string());
                let address = Address::parse(&online.address).map_err(wrong)?;
                if address.folder().is_some() {
                    return Err(wrong(AddressError::Scheme));
                }
                if online.key.trim().is_empty() {
                    return Err(AppError::invalid(
                        "key",
                        "Type the key that you were given for the online storage.",
                    ));
                }
                let credentials = Credentials::new(&online.name, &online.key);
                Ok(Self { address, credentials: Some(credentials) })
            }
            _ => Err(AppError::invalid("folder", "Choose a folder, or type where the storage is.")),
        }
    }

    /// Where sharing happens now.
    ///
    /// # Errors
    /// What the vault says.
    pub fn kept(reader: &Reader<'_>) -> Result<Option<Self>, AppError> {
        if let Some(online) = kept::read::<Online>(reader, kept::ONLINE)? {
            let credentials = Some(Credentials::new(&online.name, &online.key));
            let address = Address::parse(&online.address);
            return Ok(address.ok().map(|address| Self { address, credentials }));
        }
        let folder = kept::read::<String>(reader, kept::FOLDER)?;
        Ok(folder
            .map(|path| Self { address: Address::Folder(PathBuf::from(path)), credentials: None }))
    }

    /// The entries that keep it: one of them holds it, the other goes.
    ///
    /// # Errors
    /// A folder whose name is not text.
    pub fn entries(&self) -> Result<[Entry; 2], AppError> {
        if let Some(folder) = self.address.folder() {
            let text = folder.to_str().ok_or_else(|| {
                AppError::invalid(
                    "folder",
                    "The folder's name has signs that can't be kept. Choose another.",
                )
            })?;
            return Ok([kept::entry(kept::FOLDER, &text)?, kept::no(kept::ONLINE)]);
        }
        let own = self.credentials.as_ref();
        let online = Online {
            address: self.address.to_string(),
            name: own.map(Credentials::name).unwrap_or_default().to_owned(),
            key: own.map(Credentials::expose_key).unwrap_or_default().to_owned(),
        };
        Ok([kept::entry(kept::ONLINE, &online)?, kept::no(kept::FOLDER)])
    }

    /// Opens it. What is under way there stops when the vault is locked.
    ///
    /// # Errors
    /// A folder that is not there, a key that is missing.
    pub fn open(&self, taken: &Taken<'_>, desk: &Desk) -> Result<Box<dyn Store>, StoreError> {
        let around = Surroundings { stop: taken.stop_sign(), ..Surroundings::default() };
        self.open_within(around, &*desk.ambient)
    }

    /// Opens it before there is a vault.
    ///
    /// # Errors
    /// A folder that is not there, a key that is missing.
    pub fn open_before(&self, ambient: &dyn Ambient) -> Result<Box<dyn Store>, StoreError> {
        self.open_within(Surroundings::default(), ambient)
    }

    fn open_within(
        &self,
        mut around: Surroundings,
        ambient: &dyn Ambient,
    ) -> Result<Box<dyn Store>, StoreError> {
        ambient.fill(&mut around.seed);
        open(&self.address, self.credentials.as_ref(), around)
    }

    /// Opens it and tries it out, before anything depends on it.
    ///
    /// # Errors
    /// In words, when nobody could share there.
    pub fn open_tried(&self, taken: &Taken<'_>, desk: &Desk) -> Result<Box<dyn Store>, AppError> {
        let store = self.open(taken, desk).map_err(|error| self.told(error))?;
        let tag = desk.ambient.new_id().simple().to_string();
        match self_test(&*store, &tag).failure() {
            None => Ok(store),
            Some(error) => Err(self.told(error)),
        }
    }

    /// The field by which the place was named.
    pub const fn field(&self) -> &'static str {
        if matches!(self.address, Address::Folder(_)) { "folder" } else { "address" }
    }

    /// An error, beside the field that it is about.
    pub fn told(&self, error: StoreError) -> AppError {
        match error {
            StoreError::Credentials => AppError::invalid("key", error.to_string()),
            StoreError::NoPlace => AppError::invalid("address", error.to_string()),
            other => other.into(),
        }
    }
}

/// Tries a place before anything depends on it, or the one in use when none is named: every step,
/// in words.
///
/// # Errors
/// An address or key that cannot be right. A place that does not work is no error: the steps say so.
pub fn check_place(app: &App, asked: &PlaceAsk) -> Result<PlaceCheck, AppError> {
    let taken = app.turn.take(app)?;
    let desk = taken.desk()?;
    let place = match (&asked.folder, &asked.online) {
        (None, None) => Place::kept(&desk.reader()?)?.ok_or(SyncError::NoSpace)?,
        _ => Place::asked(app, asked)?,
    };
    let tag = desk.ambient.new_id().simple().to_string();
    let store = match place.open(&taken, desk) {
        Ok(store) => store,
        Err(error) => return Ok(not_opened(error)),
    };
    Ok(shown(&self_test(&*store, &tag)))
}

fn not_opened(error: StoreError) -> PlaceCheck {
    let result = PlaceStepResult::Failed;
    let step = PlaceStep { code: "reach".to_owned(), result, sentence: error.to_string() };
    PlaceCheck { usable: false, sentence: verdict(false, 0).to_owned(), steps: vec![step] }
}

fn shown(test: &SelfTest) -> PlaceCheck {
    let steps = test.steps.iter().map(|step| PlaceStep {
        code: step.check.code().to_owned(),
        result: match step.outcome {
            Outcome::Fine => PlaceStepResult::Fine,
            Outcome::Remark => PlaceStepResult::Remark,
            Outcome::Failed(_) => PlaceStepResult::Failed,
        },
        sentence: step.sentence(),
    });
    let steps: Vec<PlaceStep> = steps.collect();
    let remarks = steps.iter().filter(|step| step.result == PlaceStepResult::Remark).count();
    let usable = test.is_usable();
    PlaceCheck { usable, sentence: verdict(usable, remarks).to_owned(), steps }
}

const fn verdict(usable: bool, remarks: usize) -> &'static str {
    match (usable, remarks) {
        (false, _) => "You can't share here yet.",
        (true, 0) => "You can share here.",
        (true, _) => "You can share here. Read what is said below.",
    }
}
