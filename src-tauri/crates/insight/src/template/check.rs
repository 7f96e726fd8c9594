//! What a prompt set must hold to, beyond its form.

use super::{Answer, MOST_PROMPTS, Prompt, Scale, Section, Template, condition};
use crate::asset::{AssetError, Checked};
use std::collections::HashSet;

pub(super) fn template(checked: &Checked<'_>, template: &Template) -> Result<(), AssetError> {
    checked.slug("at the top", &template.id)?;
    for (name, text) in [
        ("edition", &template.edition),
        ("title", &template.title),
        ("for", &template.suits),
        ("intro", &template.intro),
        ("source", &template.source),
    ] {
        checked.filled("at the top", name, text)?;
    }
    if template.version == 0 {
        return Err(checked.wrong("at the top", "the version is 0", "Count versions from 1"));
    }
    condition::form(checked, template)?;
    scales(checked, template)?;
    sections(checked, template)
}

fn scales(checked: &Checked<'_>, template: &Template) -> Result<(), AssetError> {
    let mut ids = HashSet::new();
    for scale in &template.scales {
        let place = format!("scale “{}”", scale.id);
        checked.filled("scales", "id", &scale.id)?;
        checked.filled(&place, "title", &scale.title)?;
        if !ids.insert(scale.id.as_str()) {
            return Err(checked.wrong(place, "stands there twice", "Give each scale its own id"));
        }
        answers(checked, &place, scale)?;
    }
    known_scale(checked, "at the top", template, &template.scale)
}

fn answers(checked: &Checked<'_>, place: &str, scale: &Scale) -> Result<(), AssetError> {
    if scale.answers.len() < 2 {
        return Err(checked.wrong(place, "offers fewer than two answers", "Add answers"));
    }
    let mut codes = HashSet::new();
    for answer in &scale.answers {
        let Answer { code, label, .. } = answer;
        checked.filled(place, "label", label)?;
        if !codes.insert(*code) {
            let problem = format!("the answer “{}” stands there twice", code.code());
            return Err(checked.wrong(place, problem, "Leave one of them out"));
        }
        if answer.seen != code.was_seen() {
            let problem = format!("the answer “{}” has the wrong “seen”", code.code());
            return Err(checked.wrong(
                place,
                problem,
                "Write “seen”: false for answers that say nothing was seen, true for all others",
            ));
        }
        // Francis report 2013, recommendation 139: convincing evidence. A prompt set may ask for
        // more than the domain's rule, never for less.
        if answer.counts_as_met && !code.counts_as_met() {
            let problem = format!("the answer “{}” cannot count as met", code.code());
            return Err(checked.wrong(place, problem, "Set “counts_as_met” to false"));
        }
    }
    Ok(())
}

fn sections(checked: &Checked<'_>, template: &Template) -> Result<(), AssetError> {
    if template.sections.is_empty() {
        return Err(checked.wrong("sections", "there are none", "Add a section with prompts"));
    }
    let count = template.prompts().count();
    if count > MOST_PROMPTS {
        let problem = format!("there are {count} prompts, more than {MOST_PROMPTS}");
        return Err(checked.wrong("sections", problem, "Split it into several prompt sets"));
    }
    let (mut section_ids, mut prompt_ids) = (HashSet::new(), HashSet::new());
    for section in &template.sections {
        let Section { id, title, prompts } = section;
        let place = format!("section “{id}”");
        checked.slug("sections", id)?;
        checked.filled(&place, "title", title)?;
        if !section_ids.insert(id.as_str()) {
            return Err(checked.wrong(place, "stands there twice", "Give each section its own id"));
        }
        if prompts.is_empty() {
            return Err(checked.wrong(
                place,
                "has no prompts",
                "Add one, or leave the section out",
            ));
        }
        for prompt in prompts {
            let place = format!("{place}, prompt “{}”", prompt.id);
            if prompt_ids.contains(prompt.id.as_str()) {
                return Err(checked.wrong(
                    place,
                    "the id was used before",
                    "Give each prompt its own id",
                ));
            }
            self::prompt(checked, &place, template, prompt)?;
            condition::asked_if(checked, &place, template, prompt, &prompt_ids)?;
            condition::needs(checked, &place, prompt)?;
            prompt_ids.insert(prompt.id.as_str());
        }
    }
    Ok(())
}

fn prompt(
    checked: &Checked<'_>,
    place: &str,
    template: &Template,
    prompt: &Prompt,
) -> Result<(), AssetError> {
    checked.filled(place, "id", &prompt.id)?;
    checked.filled(place, "text", &prompt.text)?;
    checked.filled(place, "look_for", &prompt.look_for)?;
    if prompt.evidence.is_empty() {
        return Err(checked.wrong(
            place,
            "names no kind of evidence",
            "Give at least one of O P C S D R E M L",
        ));
    }
    prompt.scale.as_ref().map_or(Ok(()), |scale| known_scale(checked, place, template, scale))
}

fn known_scale(
    checked: &Checked<'_>,
    place: &str,
    template: &Template,
    id: &str,
) -> Result<(), AssetError> {
    if template.scales.iter().any(|scale| scale.id == id) {
        return Ok(());
    }
    let known: Vec<&str> = template.scales.iter().map(|scale| scale.id.as_str()).collect();
    let problem =
        format!("the scale “{id}” is not among the scales of this file ({})", known.join(", "));
    Err(checked.wrong(place, problem, "Use one of those, or add the scale"))
}
