//! Exactly what would leave.

use super::{Piece, is_ours, visit_words};
use crate::desk::share::{self, Shareable};
use crate::desk::{Desk, Names, Typed};
use crate::error::AppError;
use crate::{history, search, sharing};
use cf_domain::RecordId;
use cf_domain::record::Kind;
use cf_domain::word::Audience;
use cf_vault::Reader;
use cf_wire::{AudienceChoice, LeavingPart, SharePreview};

/// What would leave, what stays, and who it can be shared with.
///
/// # Errors
/// When it is not here, is somebody else's, or is of a kind that is not shared so.
pub fn preview(desk: &Desk, id: RecordId) -> Result<SharePreview, AppError> {
    let reader = desk.reader()?;
    let piece = Piece::find(&reader, id)?;
    is_ours(desk, &reader, piece.stored())?;
    let mut choices = sharing::audiences_to_share_with(desk)?;
    choices.retain(|(audience, _)| piece.is_for(*audience));
    match piece {
        Piece::Told(told) => of(&reader, &told, choices, |_| None),
        Piece::Concern(concern) => of(&reader, &concern, choices, |_| None),
        Piece::Visit(visit) => {
            let shared = share::leaving(&visit.record);
            of(&reader, &visit, choices, |field| visit_words::of(desk, &shared, field))
        }
    }
}

fn of<R: Shareable>(
    reader: &Reader<'_>,
    piece: &Typed<R>,
    choices: Vec<(Audience, Vec<String>)>,
    in_words: impl Fn(&str) -> Option<(&'static str, String)>,
) -> Result<SharePreview, AppError> {
    let names = Names::new(reader);
    let (meta, leaving) = (&piece.stored.meta, share::leaving(&piece.record));
    let what = meta.kind.parse().map_or("entry", Kind::label).to_lowercase();
    let choices = choices.into_iter().filter(|(audience, _)| *audience != meta.audience);
    let choice = |(audience, names): (Audience, Vec<String>)| {
        let label = audience.label().to_owned();
        AudienceChoice { audience, label, names }
    };
    let mut stays = vec!["Its history, with earlier words".to_owned()];
    if meta.audience.leaves_device() {
        stays.push(format!("What the {} said about it", meta.audience.label().to_lowercase()));
    }
    Ok(SharePreview {
        id: meta.id,
        title: search::title(reader, &names, &piece.stored)?,
        what,
        now: meta.audience,
        choices: choices.map(choice).collect(),
        parts: parts(reader, &names, &leaving, in_words)?,
        stays,
        findings: piece.record.findings(),
        content: fingerprint(&leaving)?,
    })
}

/// Every field with something in it, as a person reads it. That of a link is only whither it leads:
/// the words there stay where they are.
fn parts<R: Shareable>(
    reader: &Reader<'_>,
    names: &Names<'_>,
    leaving: &R,
    in_words: impl Fn(&str) -> Option<(&'static str, String)>,
) -> Result<Vec<LeavingPart>, AppError> {
    let mut parts = Vec::new();
    for (field, value) in leaving.to_fields()? {
        let links = value.as_array().map_or(0, Vec::len);
        if field == "evidence_records" && links > 0 {
            let heading = "entries it rests on".to_owned();
            let text = match links {
                1 => "1 link, without the words there".to_owned(),
                _ => format!("{links} links, without the words there"),
            };
            parts.push(LeavingPart { heading, field, text });
            continue;
        }
        if history::HIDDEN.contains(&field.as_str()) {
            continue;
        }
        if let Some((heading, text)) = in_words(&field) {
            parts.push(LeavingPart { heading: heading.to_owned(), field, text });
            continue;
        }
        if let Some(text) = history::words(reader, names, &value)? {
            parts.push(LeavingPart { heading: history::plain_name(&field), field, text });
        }
    }
    let may_stay = leaving.settled().iter().map(|one| format!("“{}”: {}", one.words, one.reason));
    let text = may_stay.collect::<Vec<_>>().join("; ");
    if !text.is_empty() {
        let heading = "why words that look like personal details may stay".to_owned();
        parts.push(LeavingPart { heading, field: "settled".to_owned(), text });
    }
    Ok(parts)
}

/// Identifies the exact content of what leaves.
pub fn fingerprint<R: Shareable>(leaving: &R) -> Result<String, AppError> {
    let bytes = serde_json::to_vec(&leaving.to_fields()?)?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}
