//! Whom to ring, and the two cards.

use crate::bench::Person;
use cf_domain::record::Contact;
use cf_domain::word::{ContactPurpose, Role};
use cf_wire::*;

fn contact(name: &str, phone: &str, purpose: ContactPurpose) -> Contact {
    Contact {
        name: name.to_owned(),
        phone: phone.to_owned(),
        purpose: Some(purpose),
        ..Contact::default()
    }
}

#[test]
fn the_card_names_the_visits_own_numbers_first_and_says_which_are_missing() {
    let (person, provider) = Person::at_work(Role::LayMember);
    let app = &person.app;
    let visit = person.visit(provider);
    let save = |contact| app.contact_save(ContactSave { id: None, contact }).unwrap();
    let adults = ContactPurpose::SafeguardingAdults;
    save(contact("Council, adults", "020 7946 0001", adults));
    save(Contact {
        organisation: Some(provider),
        ..contact("Trust's own team", "020 7946 0002", adults)
    });
    let other = ProviderSave { name: "Elsewhere".into(), ..ProviderSave::default() };
    let elsewhere = app.provider_save(other).unwrap().id;
    save(Contact {
        organisation: Some(elsewhere),
        ..contact("Elsewhere's team", "020 7946 0003", adults)
    });

    let card = app.stop_card(StopAsk { visit: Some(visit.meta.id) }).unwrap();
    let named: Vec<&str> = card.contacts.iter().map(|row| row.contact.name.as_str()).collect();
    assert_eq!(card.contacts[0].contact.phone, "999", "danger now comes first");
    assert_eq!(named[1..3], ["Trust's own team", "Council, adults"]);
    assert!(!named.contains(&"Elsewhere's team"), "another provider's number misleads");
    assert!(card.missing.iter().any(|purpose| purpose == "Safeguarding children"));
    assert!(!card.missing.iter().any(|purpose| purpose == "Safeguarding adults"));
    assert!(card.lead.contains("alarm"), "{}", card.lead);
    assert!(card.parts.iter().any(|part| part.numbered));

    let carried = app.visit_card(ById { id: visit.meta.id }).unwrap();
    assert!(carried.parts.iter().any(|part| part.spoken), "words to say to patients");
}

#[test]
fn a_number_that_cannot_be_dialled_is_refused_with_what_to_do() {
    let (person, _) = Person::at_work(Role::QualityManager);
    let app = &person.app;
    let tries = |phone: &str| {
        let contact = contact("Office", phone, ContactPurpose::Police);
        app.contact_save(ContactSave { id: None, contact })
    };
    for wrong in ["", "12", "ask the ward", "ring 020 7946 0000"] {
        assert_eq!(tries(wrong).unwrap_err().field.as_deref(), Some("phone"), "{wrong}");
    }
    for right in ["101", "+44 20 7946 0000", "(020) 7946 0000 extension 12"] {
        tries(right).unwrap();
    }
    assert_eq!(app.contact_list(Empty {}).unwrap().len(), 3);
}
