//! Four on one visit, each on a computer of their own.

use super::pair::shared_folder;
use crate::bench::Person;
use cf_domain::RecordId;
use cf_domain::record::{Concern, Observation, Visit};
use cf_domain::word::{Assurance, AtRisk, Audience, Rating, Role, Sort, Source, Stage};
use cf_wire::*;
use std::collections::BTreeSet;
use tempfile::TempDir;

/// A doctor who leads, two lay members and a safeguarding lead, who share what visits are about.
pub struct Team {
    pub people: Vec<Person>,
    provider: RecordId,
    pub folder: TempDir,
}

pub fn team() -> Team {
    let folder = shared_folder();
    let named = [
        ("Dr Ayesha Khan", Role::GpQualityLead),
        ("Joan Field", Role::LayMember),
        ("Tom Reeve", Role::LayMember),
        ("Sam Ellis", Role::SafeguardingLead),
    ];
    let mut people = Vec::new();
    for (name, role) in named {
        let person = Person::new();
        person.set_up_as(name, role);
        people.push(person);
    }
    let asked = ProviderSave {
        code: Some("ZZ91".to_owned()),
        name: "Sandbox Trust".to_owned(),
        ..ProviderSave::default()
    };
    let provider = people[0].app.provider_save(asked).unwrap().id;
    people[0].makes_space(folder.path());
    for newcomer in &people[1..] {
        let code = people[0].invites().code;
        newcomer.joins(&code, folder.path()).unwrap();
        people[0].shares();
        let request = people[0].space().requests.remove(0);
        let audiences = vec![Audience::Quality, Audience::VisitTeam];
        let asked = RequestApprove { id: request.id, standing: MemberStanding::Member, audiences };
        people[0].app.space_approve(asked).unwrap();
        newcomer.shares();
    }
    people[0].shares();
    Team { people, provider, folder }
}

impl Team {
    fn lead(&self) -> &Person {
        &self.people[0]
    }

    /// Everybody meets where there is a signal, twice, so that all have everything.
    pub fn meet(&self) {
        for _ in 0..2 {
            for person in &self.people {
                person.shares();
            }
        }
    }

    /// A visit that the lead planned and shared, and that all have before they go.
    pub fn visit(&self) -> RecordId {
        let lead = self.lead();
        let private = lead.visit(self.provider).meta.id;
        let shared = lead.shares_visit(private);
        self.meet();
        shared
    }
}

impl Person {
    fn shares_visit(&self, private: RecordId) -> RecordId {
        let preview = self.app.share_preview(ById { id: private }).unwrap();
        assert_eq!(preview.choices.len(), 1, "a visit is for its team and nobody else");
        let prompts = preview.parts.iter().find(|part| part.field == "template").unwrap();
        assert_eq!(prompts.text, "Ward or clinical area", "what leaves is said in words");
        let asked = ShareRecord {
            id: private,
            audience: preview.choices[0].audience,
            content: preview.content,
        };
        self.app.share_record(asked).unwrap().id
    }

    pub fn saw(&self, visit: RecordId, text: &str) -> RecordId {
        let note = Observation {
            text: text.to_owned(),
            sort: Some(Sort::Saw),
            source: Some(Source::Seen),
            ..Observation::default()
        };
        self.note(visit, note).meta.id
    }

    fn answers(&self, visit: RecordId, prompt: &str, rating: Rating, source: Source) -> RecordId {
        let note = Observation {
            text: format!("About {prompt}"),
            sort: Some(Sort::Saw),
            source: Some(source),
            prompt: Some(prompt.to_owned()),
            rating: Some(rating),
            ..Observation::default()
        };
        self.note(visit, note).meta.id
    }

    pub fn hands_over(&self, visit: RecordId) -> TeamView {
        let preview = self.app.visit_hand_over_preview(ById { id: visit }).unwrap();
        let seen =
            |note: &LeavingNote| SeenNote { id: note.row.meta.id, content: note.content.clone() };
        let notes = preview.notes.iter().map(seen).collect();
        self.app.visit_hand_over(HandOver { visit, notes }).unwrap()
    }

    pub fn opens(&self, visit: RecordId) -> VisitView {
        self.app.visit_view(ById { id: visit }).unwrap()
    }

    fn texts(&self, visit: RecordId) -> BTreeSet<String> {
        self.opens(visit).notes.into_iter().map(|row| row.note.text).collect()
    }

    fn level(&self, visit: RecordId) -> LevelView {
        self.app.visit_level(ById { id: visit }).unwrap()
    }
}

#[test]
fn four_write_apart_and_one_visit_comes_out_with_everybodys_name() {
    let team = team();
    let visit = team.visit();
    for (person, text) in
        team.people.iter().zip(["Rota short", "Kind words", "Bell rang", "Policy"])
    {
        assert_eq!(person.opens(visit).notes.len(), 0);
        person.saw(visit, text);
    }
    // Offline all the while: nobody has anybody else's notes.
    for person in &team.people {
        assert_eq!(person.texts(visit).len(), 1);
    }
    for person in &team.people {
        person.hands_over(visit);
    }
    team.meet();
    for person in &team.people {
        let view = person.opens(visit);
        assert_eq!(view.notes.len(), 4, "each sees all");
        let others = view.notes.iter().filter(|row| row.author.is_some()).count();
        assert_eq!(others, 3, "with whose they are");
        let state = person.app.visit_team(ById { id: visit }).unwrap();
        assert_eq!((state.members.len(), state.waiting), (4, 0));
    }
    let lead = team.lead().opens(visit);
    assert!(lead.notes.iter().any(|row| row.author.as_deref() == Some("Joan Field")));
    assert_eq!(team.lead().app.visit_list(VisitFilter::default()).unwrap().rows.len(), 1);
}

#[test]
fn nobody_sees_what_others_answered_before_handing_in() {
    let team = team();
    let visit = team.visit();
    let (lead, lay) = (team.lead(), &team.people[1]);
    lead.answers(visit, "WG01", Rating::NotAssured, Source::Seen);
    lead.saw(visit, "zanzibar in the corridor");
    lead.hands_over(visit);
    team.meet();

    let before = lay.opens(visit);
    assert_eq!((before.notes.len(), before.hidden), (0, 2));
    let find = |words: &str| {
        let asked = SearchFind { query: words.to_owned(), ..SearchFind::default() };
        lay.app.search_find(asked).unwrap().hits.len()
    };
    assert_eq!(find("zanzibar"), 0, "not by searching");
    let lead_notes: Vec<RecordId> = lead.opens(visit).notes.iter().map(|row| row.meta.id).collect();
    for id in &lead_notes {
        let refused = lay.app.note_view(ById { id: *id }).unwrap_err();
        assert!(refused.message.contains("handed in yours"), "not by its address");
        assert!(lay.app.record_history(ById { id: *id }).unwrap().is_empty(), "not by its history");
    }
    assert_eq!(lay.app.note_list(NoteFilter::default()).unwrap().rows.len(), 0, "not in the list");
    let level = lay.level(visit);
    assert_eq!(level.hidden, 2);
    assert!(level.prompts.iter().all(|prompt| prompt.answers.is_empty()), "not by the level");
    assert_eq!(lay.app.visit_list(VisitFilter::default()).unwrap().rows[0].notes, 0);

    // A concern that rests on such a note shows the concern and not the note.
    let concern = Concern {
        visit: Some(visit),
        organisation: Some(team.provider),
        title: "Corridor".to_owned(),
        evidence_records: lead_notes.clone(),
        ..Concern::default()
    };
    let raised = ConcernSave { id: None, draft: None, concern, share: true };
    let raised = lead.app.concern_save(raised).unwrap();
    assert_eq!(raised.evidence.len(), 2);
    team.meet();
    let there = lay.app.concern_view(ById { id: raised.meta.id }).unwrap();
    assert!(there.evidence.is_empty(), "not by what rests on it");

    lay.answers(visit, "WG01", Rating::Assured, Source::Patient);
    assert_eq!(lay.opens(visit).notes.len(), 1, "writing is not handing in");
    lay.hands_over(visit);
    assert_eq!(lay.opens(visit).notes.len(), 3);
    assert_eq!(find("zanzibar"), 1);
    team.meet();

    // Both answers stand side by side, neither changed, and the lower one counts.
    let level = lead.level(visit);
    let staffing = level.prompts.iter().find(|prompt| prompt.id == "WG01").unwrap();
    assert!(staffing.differs && staffing.limits);
    let ratings: BTreeSet<Rating> = staffing.answers.iter().map(|answer| answer.rating).collect();
    assert_eq!(ratings, BTreeSet::from([Rating::NotAssured, Rating::Assured]));
    assert!(staffing.answers.iter().all(|answer| !answer.later));

    // Only who leads says what stands; the difference may stand too.
    let stands = |rating, kept_apart| JudgementSave {
        visit,
        prompt: "WG01".to_owned(),
        rating,
        reason: Some("Day and night differ".to_owned()),
        kept_apart,
    };
    assert!(lay.app.visit_settle(stands(Some(Rating::Assured), false)).is_err());
    let kept = lead.app.visit_settle(stands(None, true)).unwrap();
    let staffing = kept.prompts.iter().find(|prompt| prompt.id == "WG01").unwrap();
    assert!(staffing.stands.as_ref().unwrap().kept_apart && staffing.limits);
    team.meet();
    let there = lay.level(visit);
    assert!(there.prompts.iter().any(|prompt| prompt.stands.is_some()), "the team sees it");

    // What is answered after seeing the others says so.
    lay.answers(visit, "WG02", Rating::Assured, Source::Seen);
    lay.hands_over(visit);
    team.meet();
    let late = lead.level(visit);
    let late = late.prompts.iter().find(|prompt| prompt.id == "WG02").unwrap();
    assert!(late.answers[0].later);
}

#[test]
fn what_leaves_is_what_was_seen_and_only_what_was_chosen() {
    let team = team();
    let visit = team.visit();
    let (lead, lay) = (team.lead(), &team.people[1]);
    let plain = lay.saw(visit, "Two bells rang");
    let telling = lay.saw(visit, "Her number is 943 476 5919");
    let own = lay.saw(visit, "I felt uneasy all day");
    let preview = lay.app.visit_hand_over_preview(ById { id: visit }).unwrap();
    assert_eq!(preview.readers.len(), 3, "{:?}", preview.readers);
    let content = |id| {
        let found = preview.notes.iter().find(|note| note.row.meta.id == id).unwrap();
        SeenNote { id, content: found.content.clone() }
    };
    let refused = lay
        .app
        .visit_hand_over(HandOver { visit, notes: vec![content(plain), content(telling)] })
        .unwrap_err();
    assert_eq!(refused.code, Code::Identifiers);
    assert!(!refused.message.contains("943"), "an error never repeats somebody's words");
    assert!(!lay.app.visit_team(ById { id: visit }).unwrap().own_in, "all or nothing");

    let finding = preview.notes.iter().find(|note| note.row.meta.id == telling).unwrap();
    let finding = finding.row.findings[0].clone();
    let settle = NoteSettle {
        id: telling,
        field: finding.field,
        words: finding.words,
        choice: SettleChoice::Replace,
        text: "on her chart".to_owned(),
    };
    lay.app.note_settle(settle).unwrap();
    // The words changed since they were looked at: nothing goes that was not seen.
    let stale = HandOver { visit, notes: vec![content(telling)] };
    assert!(lay.app.visit_hand_over(stale).is_err());
    let again = lay.app.visit_hand_over_preview(ById { id: visit }).unwrap();
    let notes = again
        .notes
        .iter()
        .filter(|note| note.row.meta.id != own)
        .map(|note| SeenNote { id: note.row.meta.id, content: note.content.clone() })
        .collect();
    lay.app.visit_hand_over(HandOver { visit, notes }).unwrap();
    lead.hands_over(visit);
    team.meet();
    let texts = lead.texts(visit);
    assert_eq!(
        texts,
        BTreeSet::from(["Two bells rang".into(), "Her number is on her chart".into()])
    );
    assert_eq!(lay.texts(visit).len(), 3, "what was kept back is still here");

    // A correction reaches the team; personal details do not.
    let handed = lay.opens(visit).notes;
    let bells = handed.iter().find(|row| row.note.text == "Two bells rang").unwrap();
    let put = |text: &str| NoteSave {
        id: Some(bells.meta.id),
        draft: None,
        note: Observation { text: text.to_owned(), ..bells.note.clone() },
    };
    assert_eq!(
        lay.app.note_save(put("Bells for 943 476 5919")).unwrap_err().code,
        Code::Identifiers
    );
    lay.app.note_save(put("Three bells rang")).unwrap();
    team.meet();
    assert!(lead.texts(visit).contains("Three bells rang"));
    assert!(lead.app.note_save(put("Not mine")).is_err(), "a note is its author's");
}

#[test]
fn what_the_team_reads_already_takes_no_personal_details() {
    let team = team();
    let visit = team.visit();
    let lead = team.lead();
    let telling = "It began with 943 476 5919".to_owned();
    let view = lead.opens(visit);
    let told = Visit { purpose: Some(telling.clone()), ..view.visit };
    let refused = lead.app.visit_save(VisitSave { id: visit, visit: told }).unwrap_err();
    assert!(refused.message.contains("in other words") && !refused.message.contains("943"));
    let stage = StageSet {
        id: visit,
        stages: vec![Stage::Briefing],
        done: None,
        left_out: Some(telling.clone()),
        owner: None,
        due: None,
    };
    assert_eq!(lead.app.visit_stage(stage).unwrap_err().field.as_deref(), Some("left_out"));
    let settle = JudgementSave {
        visit,
        prompt: "WG01".to_owned(),
        rating: Some(Rating::NotAssured),
        reason: Some(telling),
        kept_apart: false,
    };
    assert_eq!(lead.app.visit_settle(settle).unwrap_err().field.as_deref(), Some("reason"));
}

#[test]
fn a_visit_written_apart_joins_the_teams_and_takes_everything_along() {
    let team = team();
    let visit = team.visit();
    let lay = &team.people[2];
    let own = lay.visit(team.provider).meta.id;
    lay.saw(own, "Written before I knew");
    let concern = Concern {
        visit: Some(own),
        organisation: Some(team.provider),
        title: "Bell out of reach".to_owned(),
        at_risk_now: Some(AtRisk::Yes),
        ..Concern::default()
    };
    let raise = |concern| ConcernSave { id: None, draft: None, concern, share: false };
    let thrown = Concern { title: "Thrown away".to_owned(), ..concern.clone() };
    lay.app.concern_save(raise(concern)).unwrap();
    let thrown = lay.app.concern_save(raise(thrown)).unwrap();
    lay.app.record_bin(ById { id: thrown.meta.id }).unwrap();
    let view = lay.app.visit_team(ById { id: own }).unwrap();
    assert_eq!(view.same_as.iter().map(|row| row.id).collect::<Vec<_>>(), [visit]);
    let joined = lay.app.visit_join(VisitJoin { visit: own, into: visit }).unwrap();
    assert_eq!((joined.visit, joined.waiting, joined.only_here.len()), (visit, 1, 1));
    assert_eq!(lay.texts(visit).len(), 1);
    assert_eq!(lay.opens(own).meta.id, visit, "the old address leads to the team's visit");
    assert_eq!(lay.app.visit_list(VisitFilter::default()).unwrap().rows.len(), 1);
    lay.saw(own, "From a page that was still open");
    assert_eq!(lay.texts(visit).len(), 2, "what is written at the old address goes along");
    assert_eq!(lay.app.visit_life(ById { id: own }).unwrap().visit, visit);
    let life = lay.app.visit_life(ById { id: visit }).unwrap();
    let binned: Vec<bool> = life.immediate.iter().map(|gap| gap.binned).collect();
    assert_eq!(binned, [false, true], "immediate concerns came along, the thrown-away one too");
    lay.hands_over(visit);
    team.lead().hands_over(visit);
    team.meet();
    assert!(team.lead().texts(visit).contains("Written before I knew"));
}

#[test]
fn the_level_of_a_team_counts_what_all_of_them_saw() {
    let team = team();
    let visit = team.visit();
    let lead = team.lead();
    let view = lead.opens(visit);
    let set = view.template.clone().unwrap();
    let left_out: Vec<String> = set
        .sections
        .iter()
        .filter(|section| !section.prompts.iter().any(|prompt| prompt.id == "WG20"))
        .map(|section| format!("{}:{}", set.id, section.id))
        .collect();
    let asked = Visit { left_out, ..view.visit };
    lead.app.visit_save(VisitSave { id: visit, visit: asked }).unwrap();
    team.meet();
    lead.answers(visit, "WG19", Rating::Assured, Source::Seen);
    lead.answers(visit, "WG20", Rating::Assured, Source::Staff);
    lead.hands_over(visit);
    assert_eq!(lead.level(visit).highest, Assurance::Mostly, "one kind of evidence");
    let other = &team.people[3];
    other.answers(visit, "WG19", Rating::Assured, Source::Document);
    other.hands_over(visit);
    team.meet();
    assert_eq!(lead.level(visit).highest, Assurance::Assured, "two visitors, two kinds");
}
