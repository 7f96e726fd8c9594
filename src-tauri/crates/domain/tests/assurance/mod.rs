//! How assured a visit may say it is.

use cf_domain::assurance::{Answer, Asked, Basis, Piece, Settled, Weight, Why, exceeds, highest};
use cf_domain::word::{Assurance, Rating, Source};
use proptest::prelude::*;

const PROMPTS: [&str; 4] = ["A", "B", "C", "D"];

fn asked(weights: &[Weight]) -> Vec<Asked<'static>> {
    let asked = |(prompt, weight): (&&'static str, &Weight)| Asked {
        prompt,
        weight: *weight,
        needs: Vec::new(),
        only_if: None,
    };
    PROMPTS.iter().zip(weights).map(asked).collect()
}

fn met(prompt: &'static str, kind: Source) -> Piece<'static> {
    Piece { prompt, rating: Rating::Assured, counts: true, kind: Some(kind), withdrawn: false }
}

fn said(prompt: &'static str, rating: Rating) -> Piece<'static> {
    Piece { prompt, rating, counts: true, kind: Some(Source::Seen), withdrawn: false }
}

fn level(asked: &[Asked<'_>], pieces: &[Piece<'_>], settled: &[Settled<'_>]) -> Assurance {
    highest(&Basis { asked, pieces, settled, notes: pieces.len(), open_immediate: 0 }).highest
}

#[test]
fn two_kinds_of_evidence_on_every_fundamental_standard_allow_assured() {
    let asked = asked(&[Weight::Fundamental, Weight::Expected]);
    let one = [met("A", Source::Seen), met("B", Source::Staff)];
    assert_eq!(level(&asked, &one, &[]), Assurance::Mostly, "one kind is not convincing");
    let same = [met("A", Source::Seen), met("A", Source::Seen), met("B", Source::Staff)];
    assert_eq!(level(&asked, &same, &[]), Assurance::Mostly, "the same kind twice is one kind");
    let two = [met("A", Source::Seen), met("A", Source::Patient), met("B", Source::Staff)];
    assert_eq!(level(&asked, &two, &[]), Assurance::Assured);
}

#[test]
fn one_low_answer_is_not_averaged_away() {
    let asked = asked(&[Weight::Fundamental, Weight::Fundamental, Weight::Expected]);
    let mut pieces = vec![said("A", Rating::NotAssured)];
    for prompt in ["A", "B", "C"] {
        for kind in [Source::Seen, Source::Patient, Source::Staff, Source::Record] {
            pieces.push(met(prompt, kind));
        }
    }
    let basis = Basis { asked: &asked, pieces: &pieces, notes: 13, ..Basis::default() };
    let ruling = highest(&basis);
    assert_eq!(ruling.highest, Assurance::Partly);
    assert_eq!(ruling.caps[0].why, Why::Low);
    assert_eq!(ruling.caps[0].prompts, ["A"]);
}

#[test]
fn an_open_immediate_concern_caps_at_partly_whatever_else_was_seen() {
    let asked = asked(&[Weight::Expected]);
    let pieces = [met("A", Source::Seen)];
    let basis = Basis { asked: &asked, pieces: &pieces, notes: 1, ..Basis::default() };
    assert_eq!(highest(&basis).highest, Assurance::Assured);
    let open = Basis { open_immediate: 1, ..basis };
    assert_eq!(highest(&open).highest, Assurance::Partly);
    assert!(exceeds(Assurance::Mostly, highest(&open).highest));
    assert!(!exceeds(Assurance::NotAssured, highest(&open).highest));
}

#[test]
fn without_a_list_nothing_shows_what_was_not_looked_at() {
    let notes = |notes| highest(&Basis { notes, ..Basis::default() });
    assert_eq!(notes(0).highest, Assurance::NotSeen);
    assert_eq!(notes(0).caps[0].why, Why::NothingRecorded);
    assert_eq!(notes(7).highest, Assurance::Mostly);
    assert_eq!(notes(7).caps[0].why, Why::NoList);
}

#[test]
fn throwing_a_low_answer_away_does_not_help_until_somebody_says_what_stands() {
    let asked = asked(&[Weight::Fundamental]);
    let low = Piece { withdrawn: true, ..said("A", Rating::NotAssured) };
    let pieces = [met("A", Source::Seen), met("A", Source::Patient), low];
    let basis = Basis { asked: &asked, pieces: &pieces, notes: 2, ..Basis::default() };
    assert_eq!(highest(&basis).caps[0].why, Why::Withdrawn);
    let stands = [Settled { prompt: "A", answer: Answer::Met }];
    assert_eq!(level(&asked, &pieces, &stands), Assurance::Assured);
    // Saying so is not evidence.
    assert_eq!(level(&asked, &[low], &stands), Assurance::NotSeen);
}

#[test]
fn what_does_not_apply_limits_nothing_and_a_developmental_prompt_never_does() {
    let asked = asked(&[Weight::Expected, Weight::Fundamental, Weight::Aspiration]);
    let pieces =
        [met("A", Source::Seen), said("B", Rating::NotApplicable), said("C", Rating::Poor)];
    assert_eq!(level(&asked, &pieces, &[]), Assurance::Assured);
}

#[test]
fn a_prompt_that_hangs_on_another_is_asked_unless_the_answer_leads_elsewhere() {
    let mut asked = asked(&[Weight::Expected, Weight::Fundamental]);
    asked[1].only_if = Some(("A", &[Rating::Assured]));
    let child = |pieces: &[Piece<'_>]| {
        let basis = Basis { asked: &asked, pieces, notes: 1, ..Basis::default() };
        highest(&basis).caps.iter().any(|cap| cap.prompts == ["B"])
    };
    assert!(child(&[said("A", Rating::Assured)]), "the answer leads to it");
    assert!(!child(&[said("A", Rating::PartlyAssured)]), "it leads elsewhere");
    assert!(child(&[said("A", Rating::NotSeen)]), "not looking excuses from nothing");
}

#[test]
fn evidence_that_the_prompt_set_asks_for_must_be_there() {
    let mut asked = asked(&[Weight::Expected]);
    asked[0].needs = vec![Source::Record];
    assert_eq!(level(&asked, &[met("A", Source::Staff)], &[]), Assurance::Mostly);
    assert_eq!(level(&asked, &[met("A", Source::Record)], &[]), Assurance::Assured);
}

fn weight() -> impl Strategy<Value = Weight> {
    prop_oneof![Just(Weight::Fundamental), Just(Weight::Expected), Just(Weight::Aspiration)]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => Just(Answer::Met),
        2 => Just(Answer::Low),
        1 => Just(Answer::NotSeen),
        1 => Just(Answer::DoesNotApply),
    ]
}

fn rating() -> impl Strategy<Value = Rating> {
    use Rating::{
        Assured, CouldNotTell, MostlyAssured, NotApplicable, NotAssured, NotSeen, PartlyAssured,
    };
    prop::sample::select(vec![
        Assured,
        Assured,
        MostlyAssured,
        PartlyAssured,
        NotAssured,
        NotSeen,
        CouldNotTell,
        NotApplicable,
    ])
}

fn piece() -> impl Strategy<Value = Piece<'static>> {
    let kind = prop::option::of(prop::sample::select(Source::ALL));
    let flags = (prop::bool::weighted(0.9), prop::bool::weighted(0.15));
    (prop::sample::select(&PROMPTS[..]), rating(), kind, flags).prop_map(
        |(prompt, rating, kind, (counts, withdrawn))| Piece {
            prompt,
            rating,
            counts,
            kind,
            withdrawn,
        },
    )
}

/// A prompt list in which a prompt may need a kind of evidence, and may hang on an earlier one.
fn list() -> impl Strategy<Value = Vec<Asked<'static>>> {
    let needs = prop::collection::vec(prop::sample::select(Source::ALL), 0..2);
    let leads = prop::sample::select(vec![
        &[Rating::Assured][..],
        &[Rating::Assured, Rating::MostlyAssured][..],
        &[Rating::NotAssured, Rating::PartlyAssured][..],
    ]);
    let hangs = prop::option::weighted(0.4, (any::<prop::sample::Index>(), leads));
    prop::collection::vec((weight(), needs, hangs), 1..=4).prop_map(|drawn| {
        let prompts = drawn.into_iter().enumerate();
        let asked = prompts.map(|(at, (weight, needs, hangs))| Asked {
            prompt: PROMPTS[at],
            weight,
            needs,
            only_if: hangs
                .filter(|_| at > 0)
                .map(|(earlier, leads)| (PROMPTS[earlier.index(at)], leads)),
        });
        asked.collect()
    })
}

fn settled() -> impl Strategy<Value = Settled<'static>> {
    (prop::sample::select(&PROMPTS[..]), answer())
        .prop_map(|(prompt, answer)| Settled { prompt, answer })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// Whatever was seen, throwing a piece of it away or turning it into "not seen" never makes
    /// the visit more assured.
    #[test]
    fn the_level_never_rises_when_evidence_goes(
        asked in list(),
        pieces in prop::collection::vec(piece(), 1..12),
        settled in prop::collection::vec(settled(), 0..3),
        open_immediate in 0_usize..2,
        spare in 0_usize..3,
        which in any::<prop::sample::Index>(),
    ) {
        let count = |pieces: &[Piece<'_>]| pieces.iter().filter(|p| !p.withdrawn).count() + spare;
        let ruling = |pieces: &[Piece<'_>]| {
            let notes = count(pieces);
            highest(&Basis { asked: &asked, pieces, settled: &settled, notes, open_immediate }).highest
        };
        let before = ruling(&pieces);
        let which = which.index(pieces.len());

        let mut unseen = pieces.clone();
        unseen[which].rating = Rating::NotSeen;
        prop_assert!(!exceeds(ruling(&unseen), before), "not seen: {:?}", pieces[which]);

        let mut gone = pieces.clone();
        gone[which].withdrawn = true;
        prop_assert!(!exceeds(ruling(&gone), before), "thrown away: {:?}", pieces[which]);
    }

    /// The level is a matter of what was said, not of the order in which it came in.
    #[test]
    fn order_does_not_matter(
        asked in list(),
        pieces in prop::collection::vec(piece(), 0..10),
        turn in 0_usize..10,
    ) {
        let mut turned = pieces.clone();
        turned.rotate_left(turn.min(pieces.len()));
        prop_assert_eq!(level(&asked, &pieces, &[]), level(&asked, &turned, &[]));
    }
}
