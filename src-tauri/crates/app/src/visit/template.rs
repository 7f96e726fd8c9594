//! Prompt sets, as the window shows them.

use crate::desk::Desk;
use cf_insight::template::{KeyQuestion, Template};
use cf_wire::{PromptSection, PromptView, ScaleAnswer, TemplateView};

/// The prompt sets that come with the app.
#[must_use]
pub fn templates(desk: &Desk) -> Vec<TemplateView> {
    desk.shipped.templates.iter().map(template_view).collect()
}

/// One prompt set.
#[must_use]
pub fn template_view(template: &Template) -> TemplateView {
    let scale = template.scales.iter().find(|scale| scale.id == template.scale);
    let answers = scale.map(|scale| scale.answers.as_slice()).unwrap_or_default();
    TemplateView {
        id: template.id.clone(),
        version: template.version.to_string(),
        title: template.title.clone(),
        suits: template.suits.clone(),
        intro: template.intro.clone(),
        scale: answers
            .iter()
            .map(|answer| ScaleAnswer {
                rating: answer.code,
                label: answer.label.clone(),
                counts_as_met: answer.counts_as_met,
            })
            .collect(),
        sections: template
            .sections
            .iter()
            .map(|section| PromptSection {
                title: section.title.clone(),
                prompts: section
                    .prompts
                    .iter()
                    .map(|prompt| PromptView {
                        id: prompt.id.clone(),
                        text: prompt.text.clone(),
                        look_for: prompt.look_for.clone(),
                        key_question: prompt
                            .key_question
                            .map(|question| named(question).to_owned()),
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// The regulator's key question, in a word.
fn named(question: KeyQuestion) -> &'static str {
    match question {
        KeyQuestion::Safe => "Safe",
        KeyQuestion::Effective => "Effective",
        KeyQuestion::Caring => "Caring",
        KeyQuestion::Responsive => "Responsive",
        KeyQuestion::WellLed => "Well-led",
    }
}
