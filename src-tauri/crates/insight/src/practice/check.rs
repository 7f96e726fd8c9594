//! What practice content must hold to: every record is one that the app could have made.

use super::{Practice, PracticeRecord};
use crate::asset::{AssetError, Checked};
use cf_domain::record::{
    Action, Concern, Contact, Fields, HandIn, Intelligence, Judgement, Meeting, Observation,
    Organisation, Pack, Person, Record, Response, Service, Site, Summary, Visit,
};
use cf_domain::{Kind, RecordId};
use chrono::NaiveDate;
use std::collections::HashMap;

pub(super) fn practice(checked: &Checked<'_>, practice: &Practice) -> Result<(), AssetError> {
    checked.filled("at the top", "title", &practice.title)?;
    checked.filled("at the top", "note", &practice.note)?;
    let mut kinds: HashMap<&str, Kind> = HashMap::new();
    for draft in &practice.records {
        let place = format!("record “{}”", draft.key);
        checked.slug(&place, &draft.key)?;
        if kinds.insert(&draft.key, draft.kind).is_some() {
            return Err(checked.wrong(
                place,
                "the key was used before",
                "Give each record its own key",
            ));
        }
        if kinds.get(draft.author.as_str()) != Some(&Kind::Person) {
            let problem = format!("the author “{}” is not a person above it", draft.author);
            return Err(checked.wrong(place, problem, "Name the key of a person"));
        }
    }
    // Any day 0 shows whether references and days are sound; the real one comes with use.
    for record in practice.on(NaiveDate::default(), || RecordId(uuid::Uuid::nil()))? {
        fields(checked, &record)?;
    }
    planted(checked, practice)
}

fn fields(checked: &Checked<'_>, record: &PracticeRecord) -> Result<(), AssetError> {
    let place = format!("record “{}”", record.key);
    let required = record.kind.fields().iter().filter(|field| field.required);
    if let Some(field) = required.into_iter().find(|field| !record.fields.contains_key(field.name))
    {
        return Err(checked.wrong(place, format!("“{}” is missing", field.name), "Add it"));
    }
    let known = as_stored(record.kind, &record.fields).map_err(|fault| {
        checked.wrong(&place, fault.to_string(), "Compare it with another record of the same kind")
    })?;
    match record.fields.keys().find(|name| !known.contains_key(*name)) {
        None => Ok(()),
        Some(name) => {
            let problem = format!(
                "a record of kind {} has no field “{name}”, or it is empty",
                record.kind.code()
            );
            Err(checked.wrong(place, problem, "Correct the name, or leave it out"))
        }
    }
}

/// The fields as the app would store them: names that the kind does not have are gone.
fn as_stored(kind: Kind, fields: &Fields) -> Result<Fields, serde_json::Error> {
    fn through<T: Record>(fields: &Fields) -> Result<Fields, serde_json::Error> {
        T::from_fields(fields)?.to_fields()
    }
    match kind {
        Kind::Organisation => through::<Organisation>(fields),
        Kind::Site => through::<Site>(fields),
        Kind::Service => through::<Service>(fields),
        Kind::Person => through::<Person>(fields),
        Kind::Visit => through::<Visit>(fields),
        Kind::Observation => through::<Observation>(fields),
        Kind::Intelligence => through::<Intelligence>(fields),
        Kind::Concern => through::<Concern>(fields),
        Kind::Action => through::<Action>(fields),
        Kind::Response => through::<Response>(fields),
        Kind::Summary => through::<Summary>(fields),
        Kind::Meeting => through::<Meeting>(fields),
        Kind::Judgement => through::<Judgement>(fields),
        Kind::HandIn => through::<HandIn>(fields),
        Kind::Contact => through::<Contact>(fields),
        Kind::Pack => through::<Pack>(fields),
    }
}

fn planted(checked: &Checked<'_>, practice: &Practice) -> Result<(), AssetError> {
    for planted in &practice.planted {
        let place = format!("planted “{}”", planted.record);
        let text = practice
            .records
            .iter()
            .find(|draft| draft.key == planted.record)
            .and_then(|draft| draft.fields.get("text"))
            .and_then(serde_json::Value::as_str);
        if !text.is_some_and(|text| text.contains(&planted.words)) {
            let problem = format!("“{}” does not stand in that record", planted.words);
            return Err(checked.wrong(place, problem, "Correct the words or the record"));
        }
    }
    Ok(())
}
