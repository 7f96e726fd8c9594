//! The lists that come with the app, read once.

use crate::error::AppError;
use cf_insight::ladder::Ladder;
use cf_insight::template::Template;
use cf_insight::themes::Themes;

/// Prompt sets, themes and ladders.
pub struct Shipped {
    /// Prompt sets.
    pub templates: Vec<Template>,
    /// Themes.
    pub themes: Themes,
    /// Escalation ladders, oldest edition first.
    pub ladders: Vec<Ladder>,
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
        })
    }

    /// A prompt set by id.
    #[must_use]
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.id == id)
    }

    /// The words of a prompt, whichever set it is in.
    #[must_use]
    pub fn prompt_text(&self, id: &str) -> Option<&str> {
        self.templates
            .iter()
            .flat_map(Template::prompts)
            .find(|prompt| prompt.id == id)
            .map(|prompt| prompt.text.as_str())
    }

    /// A theme's name; an unknown code stands for itself.
    #[must_use]
    pub fn theme_label<'a>(&'a self, code: &'a str) -> &'a str {
        self.themes.get(code).map_or(code, |theme| theme.label.as_str())
    }
}
