//! Prompt sets, as the window shows them.

use crate::desk::Desk;
use cf_insight::template::{Answer, Evidence, KeyQuestion, Prompt, Scale, Section, Template, Tier};
use cf_wire::{AskedIf, PromptSection, PromptView, ScaleAnswer, TemplateFilter, TemplateView};
use chrono::NaiveDate;

/// The prompt sets that a visit of that day may begin with; today's when none is given.
#[must_use]
pub fn templates(desk: &Desk, asked: &TemplateFilter) -> Vec<TemplateView> {
    let today = desk.today();
    let day = asked.date.unwrap_or(today);
    let sets = cf_insight::template::current(&desk.shipped.templates, day);
    sets.into_iter().map(|set| template_view(set, today)).collect()
}

/// One prompt set, as it looks today.
#[must_use]
pub fn template_view(template: &Template, today: NaiveDate) -> TemplateView {
    let scale = template.scales.iter().find(|scale| scale.id == template.scale);
    TemplateView {
        id: template.id.clone(),
        version: template.version.to_string(),
        title: template.title.clone(),
        suits: template.suits.clone(),
        intro: template.intro.clone(),
        edition: template.edition.clone(),
        law_basis: template.law_basis.clone(),
        past: template.until.is_some_and(|until| until < today),
        scale: scale.map(answers).unwrap_or_default(),
        sections: template.sections.iter().map(|section| section_view(template, section)).collect(),
    }
}

fn section_view(template: &Template, section: &Section) -> PromptSection {
    PromptSection {
        id: section.id.clone(),
        title: section.title.clone(),
        prompts: section.prompts.iter().map(|prompt| prompt_view(template, prompt)).collect(),
    }
}

fn prompt_view(template: &Template, prompt: &Prompt) -> PromptView {
    let kinds =
        |kinds: &[Evidence]| kinds.iter().map(|kind| kind_words(*kind).to_owned()).collect();
    PromptView {
        id: prompt.id.clone(),
        text: prompt.text.clone(),
        look_for: prompt.look_for.clone(),
        key_question: prompt.key_question.map(|question| named(question).to_owned()),
        tier: prompt.tier.map(|tier| tier_words(tier).to_owned()),
        regulation: prompt.regulation.as_ref().map(|number| format!("Regulation {number}")),
        evidence: kinds(&prompt.evidence),
        needs: kinds(&prompt.needs),
        scale: scale_view(template, prompt),
        scale_title: template.scale_of(prompt).map(|scale| scale.title.clone()).unwrap_or_default(),
        asked_if: prompt
            .asked_if
            .as_ref()
            .map(|hangs| AskedIf { prompt: hangs.prompt.clone(), answers: hangs.answers.clone() }),
    }
}

/// The answers that a prompt offers.
#[must_use]
pub fn scale_view(template: &Template, prompt: &Prompt) -> Vec<ScaleAnswer> {
    template.scale_of(prompt).map(answers).unwrap_or_default()
}

fn answers(scale: &Scale) -> Vec<ScaleAnswer> {
    let answer = |answer: &Answer| ScaleAnswer {
        rating: answer.code,
        label: answer.label.clone(),
        counts_as_met: answer.counts_as_met,
    };
    scale.answers.iter().map(answer).collect()
}

/// The tier of standard, in words.
#[must_use]
pub const fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::Fundamental => "Fundamental standard",
        Tier::Enhanced => "Enhanced",
        Tier::Developmental => "Developmental",
    }
}

/// A kind of evidence, in words.
const fn kind_words(kind: Evidence) -> &'static str {
    match kind {
        Evidence::Observed => "What you see",
        Evidence::Patient => "A patient or resident",
        Evidence::Carer => "A carer or relative",
        Evidence::Staff => "Staff",
        Evidence::Document => "A document",
        Evidence::Record => "A sample of records",
        Evidence::Environment => "The building and what is in it",
        Evidence::Metric => "A figure",
        Evidence::Partner => "Another organisation",
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
