//! Settings: those that stand in clear beside the vault (how it looks), and those inside.

use super::said;
use crate::desk::Desk;
use crate::error::AppError;
use crate::operation::Operation;
use cf_domain::word::{CommissionerKind, Role};
use cf_vault::Tx;
use cf_wire::{Density, Display, Letters, Settings, SetupBegin, Theme};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const KEY: &str = "settings";
const DISPLAY: &str = "display";

/// What is kept inside the vault.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredSettings {
    /// All that the person can change.
    pub settings: Settings,
}

impl StoredSettings {
    /// What a new vault begins with: comfortable for lay members, compact for the others.
    ///
    /// # Errors
    /// A missing organisation.
    pub fn begin(asked: &SetupBegin) -> Result<Self, AppError> {
        let or = |text: &str, usual: &str| {
            if text.trim().is_empty() { usual.to_owned() } else { text.trim().to_owned() }
        };
        let density =
            if asked.role == Role::LayMember { Density::Comfortable } else { Density::Compact };
        Ok(Self {
            settings: Settings {
                display: Display { density, ..default_display() },
                idle_minutes: 5,
                organisation: organisation_of(&asked.organisation)?,
                commissioner: asked.commissioner,
                commissioner_word: or(&asked.commissioner_word, word_of(asked.commissioner)),
                meeting_name: or(&asked.meeting_name, "Clinical Quality Review Meeting"),
                meeting_short: or(&asked.meeting_short, "CQRM"),
                shortcuts: true,
                share_by_itself: true,
            },
        })
    }

    /// How it looks.
    #[must_use]
    pub fn display(&self) -> Display {
        self.settings.display.clone()
    }

    /// Writes what somebody chose, so that it can be undone.
    fn choose(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        Ok(tx.choose_setting(KEY, &serde_json::to_value(self)?)?)
    }

    /// Writes what a new vault begins with.
    pub fn keep(&self, tx: &mut Tx<'_>) -> Result<(), AppError> {
        Ok(tx.set_setting(KEY, &serde_json::to_value(self)?)?)
    }

    /// Reads them.
    pub fn load(desk: &Desk) -> Result<Self, AppError> {
        let value = desk.reader()?.setting(KEY)?.ok_or(AppError::Internal("no settings"))?;
        Ok(serde_json::from_value(value)?)
    }
}

fn organisation_of(typed: &str) -> Result<String, AppError> {
    said("organisation", typed, "Type the name of your organisation.")
}

fn word_of(kind: CommissionerKind) -> &'static str {
    match kind {
        CommissionerKind::Ccg => "the CCG",
        CommissionerKind::Icb => "the ICB",
        CommissionerKind::Other => "the commissioner",
    }
}

/// How it looks before anybody chose.
#[must_use]
pub fn default_display() -> Display {
    Display {
        theme: Theme::System,
        density: Density::Compact,
        letters: Letters::Standard,
        text_size: 100,
    }
}

/// The facts in clear: how the lock screen looks.
#[must_use]
pub fn plain_of(display: &Display) -> Map<String, Value> {
    let mut plain = Map::new();
    plain.insert(DISPLAY.to_owned(), serde_json::to_value(display).unwrap_or_default());
    plain
}

/// Reads how it looks from the facts in clear.
#[must_use]
pub fn display_of(plain: &Map<String, Value>) -> Display {
    plain
        .get(DISPLAY)
        .and_then(|value| serde_json::from_value(value.clone()).ok())
        .unwrap_or_else(default_display)
}

/// The settings.
///
/// # Errors
/// What the vault says.
pub fn settings(desk: &Desk) -> Result<Settings, AppError> {
    Ok(StoredSettings::load(desk)?.settings)
}

/// Keeps the settings, within their bounds.
///
/// # Errors
/// A missing name of the organisation or its meeting; what the vault says.
pub fn keep_settings(desk: &Desk, asked: Settings) -> Result<Settings, AppError> {
    let organisation = organisation_of(&asked.organisation)?;
    let meeting_name =
        said("meeting_name", &asked.meeting_name, "Type what your meeting is called.")?;
    let mut stored = StoredSettings { settings: Settings { organisation, meeting_name, ..asked } };
    stored.settings.idle_minutes = stored.settings.idle_minutes.clamp(1, 30);
    stored.settings.display.text_size = stored.settings.display.text_size.clamp(100, 400);
    desk.transact(Operation::KeepSettings, |tx| stored.choose(tx))?;
    show_settings(desk)?;
    Ok(stored.settings)
}

/// Brings what stands in clear for the lock screen in line with the settings.
///
/// # Errors
/// What the vault or the disk says.
pub fn show_settings(desk: &Desk) -> Result<(), AppError> {
    Ok(desk.vault.set_plain(plain_of(&StoredSettings::load(desk)?.display()))?)
}
