//! What form 2 adds, and what it must hold to: days, prompts that hang on others, needed evidence.

use super::{AskedIf, Prompt, Template};
use crate::asset::{AssetError, Checked};
use std::collections::HashSet;

/// The days, and that a file of form 1 does not use what came with form 2: an app that reads only
/// form 1 would refuse the name without saying that it is too old for the file.
pub(super) fn form(checked: &Checked<'_>, template: &Template) -> Result<(), AssetError> {
    if let (Some(from), Some(until)) = (template.from, template.until)
        && until < from
    {
        let problem = "“until” is before “from”";
        return Err(checked.wrong("at the top", problem, "Correct the dates"));
    }
    let newer = |name: &str, place: &str| {
        let problem = format!("“{name}” came with form 2, and the file says form 1");
        Err(checked.wrong(place, problem, "Write “schema”: 2 at the top"))
    };
    if template.schema >= 2 {
        return Ok(());
    }
    match (template.from, template.until) {
        (Some(_), _) => return newer("from", "at the top"),
        (_, Some(_)) => return newer("until", "at the top"),
        (None, None) => {}
    }
    for prompt in template.prompts() {
        let place = format!("prompt “{}”", prompt.id);
        if prompt.asked_if.is_some() {
            return newer("asked_if", &place);
        }
        if !prompt.needs.is_empty() {
            return newer("needs", &place);
        }
    }
    Ok(())
}

/// That a prompt hangs only on one before it, which also makes a circle impossible.
pub(super) fn asked_if(
    checked: &Checked<'_>,
    place: &str,
    template: &Template,
    prompt: &Prompt,
    earlier: &HashSet<&str>,
) -> Result<(), AssetError> {
    let Some(AskedIf { prompt: parent, answers }) = &prompt.asked_if else { return Ok(()) };
    let wrong = |problem: String, remedy| Err(checked.wrong(place, problem, remedy));
    if *parent == prompt.id {
        let remedy = "Name an earlier prompt, or leave “asked_if” out";
        return wrong("“asked_if” names the prompt itself".into(), remedy);
    }
    let Some(parent) = template.prompts().find(|other| other.id == *parent) else {
        let problem = format!("“asked_if” names “{parent}”, which is not in this file");
        return wrong(problem, "Name a prompt that stands earlier in the file");
    };
    if !earlier.contains(parent.id.as_str()) {
        let problem = format!("“asked_if” names “{}”, which comes later", parent.id);
        return wrong(problem, "Move this prompt behind it, or name an earlier one");
    }
    if answers.is_empty() {
        return wrong("“asked_if” names no answer".into(), "Name at least one answer");
    }
    let offered = template.scale_of(parent).map(|scale| scale.answers.as_slice());
    let offered: Vec<_> = offered.unwrap_or_default().iter().map(|answer| answer.code).collect();
    if let Some(unknown) = answers.iter().find(|answer| !offered.contains(answer)) {
        let known: Vec<&str> = offered.iter().map(|answer| answer.code()).collect();
        let problem =
            format!("“asked_if” waits for “{}”, which {} cannot get", unknown.code(), parent.id);
        return wrong(problem, &format!("Use its answers: {}", known.join(", ")));
    }
    Ok(())
}

/// That what a prompt needs is evidence it can get.
pub(super) fn needs(checked: &Checked<'_>, place: &str, prompt: &Prompt) -> Result<(), AssetError> {
    if let Some(kind) = prompt.needs.iter().find(|kind| !prompt.evidence.contains(kind)) {
        let problem = format!("“needs” asks for {}, which is not in “evidence”", kind.letter());
        return Err(checked.wrong(place, problem, "Add it to “evidence”, or take it away here"));
    }
    Ok(())
}
