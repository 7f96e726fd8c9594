//! The plan of a visit as a person reads it before it is shared: what is stored as codes, in words.

use crate::desk::Desk;
use cf_domain::calendar::long_date;
use cf_domain::record::{SetInUse, StageMark, Visit, Visitor};
use cf_domain::word::VisitRole;

/// The heading and words of a field that would not read well as it is stored; nothing for others.
pub fn of(desk: &Desk, visit: &Visit, field: &str) -> Option<(&'static str, String)> {
    let sets = || desk.shipped.sets_of(visit);
    let title = |id: &str| {
        sets()
            .iter()
            .find(|set| set.id == id)
            .map_or_else(|| id.to_owned(), |set| set.title.clone())
    };
    Some(match field {
        "template" => ("prompts", title(visit.template.as_deref()?)),
        "template_version" => {
            let main = visit.template.as_deref()?;
            let edition = sets().iter().find(|set| set.id == main)?.edition.clone();
            ("edition of the prompts", edition)
        }
        "also" => ("more prompts", joined(visit.also.iter().map(|set: &SetInUse| title(&set.id)))),
        "stages" => ("how far it is", joined(visit.stages.iter().map(stage))),
        "visitors" => ("who goes", joined(visit.visitors.iter().map(visitor))),
        "left_out" => {
            ("parts of the prompts not looked at", joined(visit.left_out.iter().cloned()))
        }
        "lines" => ("lines of enquiry", joined(visit.lines.iter().cloned())),
        _ => return None,
    })
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

fn stage(mark: &StageMark) -> String {
    let done = mark.done.map(|day| format!("done on {}", long_date(day)));
    let left_out = mark.left_out.as_ref().map(|why| format!("left out, {why}"));
    let due = mark.due.map(|day| format!("due by {}", long_date(day)));
    let said = [done, left_out, due, mark.owner.clone()];
    let said: Vec<String> = said.into_iter().flatten().collect();
    format!("{}: {}", mark.stage.label(), said.join(", "))
}

fn visitor(visitor: &Visitor) -> String {
    let interest = match (&visitor.interest, visitor.declared) {
        (Some(interest), _) => Some(format!("interest: {interest}")),
        (None, true) => Some("no interest".to_owned()),
        (None, false) => None,
    };
    let role = visitor.role.map(|role: VisitRole| role.label().to_owned());
    let said = [Some(visitor.name.clone()), role, interest, visitor.training.clone()];
    said.into_iter().flatten().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}
