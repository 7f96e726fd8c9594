//! Finding anything, as you type.

use crate::desk::share;
use crate::desk::{Desk, Names, local, of};
use crate::error::AppError;
use crate::present::{count, first_words};
use crate::team::veil;
use crate::visit;
use cf_domain::RecordId;
use cf_domain::calendar::long_date;
use cf_domain::record::{Kind, Visit};
use cf_vault::{Hit, Reader, SearchQuery, Stored};
use cf_wire::{SearchFind, SearchFound, SearchHit, SnippetPart};

/// What holds all the words, newest first.
///
/// # Errors
/// What the vault says; never because of what was typed.
pub fn find(desk: &Desk, asked: &SearchFind) -> Result<SearchFound, AppError> {
    let reader = desk.reader()?;
    let names = Names::new(&reader);
    let limit = asked.limit.unwrap_or(50).clamp(1, 200);
    let before = asked
        .after
        .as_deref()
        .map(|after| {
            after.parse::<i64>().map_err(|_| AppError::invalid("after", "Start the search again."))
        })
        .transpose()?;
    let kinds = asked.kinds.iter().filter_map(|kind| kind.parse::<Kind>().ok()).collect();
    let query =
        SearchQuery { text: asked.query.clone(), kinds, limit, before, ..SearchQuery::default() };
    let found = reader.search(&query)?;
    let full = found.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let next = found.last().filter(|_| full).map(|hit| hit.place.to_string());
    let mut hits = Vec::new();
    for hit in found {
        if share::replaced_by(&reader, &hit.record)?.is_none()
            && !veil::hides(desk, &reader, &hit.record)?
        {
            hits.push(shown(&reader, &names, hit)?);
        }
    }
    let words = match (asked.query.trim().is_empty(), hits.len(), full) {
        (true, ..) => "Type a word, or the beginning of one.".to_owned(),
        (false, 0, _) => "Nothing found.".to_owned(),
        (false, n, true) => format!("The newest {n} are shown."),
        (false, n, false) => format!("{} found.", count(n, "entry", "entries")),
    };
    Ok(SearchFound { hits, next, words })
}

/// The record whose screen shows it: a site or service is part of its provider's.
fn opened_by(stored: &Stored) -> RecordId {
    let part = matches!(stored.meta.kind.parse(), Ok(Kind::Site | Kind::Service));
    stored.organisation.filter(|_| part).unwrap_or(stored.meta.id)
}

fn shown(reader: &Reader<'_>, names: &Names<'_>, hit: Hit) -> Result<SearchHit, AppError> {
    let stored = hit.record;
    let mut snippet: Vec<SnippetPart> = hit
        .snippet
        .pieces
        .into_iter()
        .map(|piece| SnippetPart { text: piece.text, hit: piece.matched })
        .collect();
    if hit.snippet.cut_before
        && let Some(first) = snippet.first_mut()
    {
        first.text.insert_str(0, "… ");
    }
    if hit.snippet.cut_after
        && let Some(last) = snippet.last_mut()
    {
        last.text.push_str(" …");
    }
    let day = long_date(local(stored.meta.created).date_naive());
    let about = names.organisation(stored.organisation.filter(|id| *id != stored.meta.id))?;
    Ok(SearchHit {
        id: stored.meta.id,
        title: title(reader, names, &stored)?,
        detail: [about, Some(day)].into_iter().flatten().collect::<Vec<_>>().join(", "),
        snippet,
        open: opened_by(&stored),
        kind: stored.meta.kind,
    })
}

/// What a record is called in a list.
///
/// # Errors
/// What the vault says.
pub fn title(reader: &Reader<'_>, names: &Names<'_>, stored: &Stored) -> Result<String, AppError> {
    let field = |name: &str| {
        stored.fields.get(name).and_then(serde_json::Value::as_str).filter(|text| !text.is_empty())
    };
    match stored.meta.kind.parse::<Kind>() {
        Ok(Kind::Visit) => visit::title_of(reader, names, &of::<Visit>(stored.clone())?.record),
        Ok(Kind::Observation) => {
            let visit = stored.parent.map(|visit| reader.record(visit)).transpose()?.flatten();
            match visit {
                Some(visit) => Ok(format!("Note, {}", title(reader, names, &visit)?)),
                None => Ok("Note".to_owned()),
            }
        }
        kind => {
            let called = ["title", "name", "place", "number"].iter().find_map(|name| field(name));
            let words = field("text").map(|text| first_words(text, 60));
            let label = kind.map_or("Entry of a newer version", Kind::label);
            Ok(called.map(str::to_owned).or(words).unwrap_or_else(|| label.to_owned()))
        }
    }
}
