//! The lists that come with the app, read once.

use crate::error::AppError;
use cf_domain::record::{SetInUse, Visit};
use cf_insight::card::Card;
use cf_insight::contacts::Contacts;
use cf_insight::ladder::Ladder;
use cf_insight::process::Process;
use cf_insight::template::{self, Prompt, Template};
use cf_insight::themes::Themes;
use chrono::NaiveDate;

/// Prompt sets, themes, ladders, the life of a visit, and the cards.
pub struct Shipped {
    /// Every edition of the prompt sets.
    pub templates: Vec<Template>,
    /// Themes.
    pub themes: Themes,
    /// Escalation ladders, oldest edition first.
    pub ladders: Vec<Ladder>,
    /// The stages of a visit.
    pub process: Process,
    /// What visitors may and may not do.
    pub card: Card,
    /// What to do when somebody is at risk.
    pub stop: Card,
    /// Numbers that everybody has.
    pub numbers: Contacts,
}

impl Shipped {
    /// Reads them.
    ///
    /// # Errors
    /// When a file that comes with the app is damaged.
    pub fn load() -> Result<Self, AppError> {
        Ok(Self {
            templates: cf_insight::template::shipped()?,
            themes: cf_insight::themes::shipped()?,
            ladders: cf_insight::ladder::shipped()?,
            process: cf_insight::process::shipped()?,
            card: cf_insight::card::visitor()?,
            stop: cf_insight::card::stop()?,
            numbers: cf_insight::contacts::shipped()?,
        })
    }

    /// The edition of a prompt set that a visit of that day begins with.
    #[must_use]
    pub fn edition_for(&self, id: &str, day: NaiveDate) -> Option<&Template> {
        template::edition_for(&self.templates, id, day)
    }

    /// The prompt sets that a visit uses, in the versions that it began with, the main one first.
    /// What this app does not have is left out.
    #[must_use]
    pub fn sets_of(&self, visit: &Visit) -> Vec<&Template> {
        let main = visit.template.as_ref().map(|id| SetInUse {
            id: id.clone(),
            version: visit.template_version.clone().unwrap_or_default(),
        });
        main.iter()
            .chain(&visit.also)
            .filter_map(|used| {
                // A visit that was entered from a file may name no version.
                let version = used.version.parse().ok();
                let day = visit.date.unwrap_or_default();
                version
                    .and_then(|version| template::version_of(&self.templates, &used.id, version))
                    .or_else(|| self.edition_for(&used.id, day))
            })
            .collect()
    }

    /// A prompt, in whichever set it is.
    #[must_use]
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.templates.iter().flat_map(Template::prompts).find(|prompt| prompt.id == id)
    }

    /// A theme's name; an unknown code stands for itself.
    #[must_use]
    pub fn theme_label<'a>(&'a self, code: &'a str) -> &'a str {
        self.themes.get(code).map_or(code, |theme| theme.label.as_str())
    }
}
