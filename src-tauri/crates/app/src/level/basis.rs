//! What a visit asked and what was answered.

use super::answers::{Given, answers};
use super::words;
use crate::desk::{Desk, Names, Typed};
use crate::error::AppError;
use crate::page;
use crate::visit;
use cf_domain::RecordId;
use cf_domain::assurance::{Answer, Asked, Basis, Piece, Ruling, Settled, Weight, highest};
use cf_domain::record::{Judgement, Kind, Visit};
use cf_domain::word::{Rating, Source};
use cf_insight::template::{Evidence, Prompt, Template, Tier};
use cf_vault::{Query, Reader};
use cf_wire::{AnswerThatStands, PromptAnswer, PromptStanding};

/// A prompt of a set in use.
struct Use<'d> {
    set: &'d Template,
    section: &'d str,
    prompt: &'d Prompt,
    needs: Vec<Source>,
}

/// Everything about a visit that the rule looks at.
pub struct Gathered<'d> {
    uses: Vec<Use<'d>>,
    given: Vec<Given>,
    stands: Vec<Typed<Judgement>>,
    notes: usize,
    open_immediate: usize,
    /// Parts of the lists that the visit does not look at, by title.
    pub left_out: Vec<String>,
}

impl<'d> Gathered<'d> {
    /// Reads it.
    ///
    /// # Errors
    /// What the vault says.
    pub fn of(
        desk: &'d Desk,
        reader: &Reader<'_>,
        id: RecordId,
        visit: &Visit,
    ) -> Result<Self, AppError> {
        let mut uses = Vec::new();
        let mut left_out = Vec::new();
        for set in desk.shipped.sets_of(visit) {
            for section in &set.sections {
                if visit.left_out.contains(&format!("{}:{}", set.id, section.id)) {
                    left_out.push(format!("{}: {}", set.title, section.title));
                    continue;
                }
                uses.extend(section.prompts.iter().map(|prompt| Use {
                    set,
                    section: &section.title,
                    prompt,
                    needs: prompt.needs.iter().map(|kind| source(*kind)).collect(),
                }));
            }
        }
        let (given, noted) = answers(desk, reader, id)?;
        // A concern is something recorded, even where nobody wrote a note.
        let raised = reader.count(&Query { parent: Some(id), ..Query::of(Kind::Concern, 1) })?;
        let notes = noted + usize::try_from(raised).unwrap_or(usize::MAX);
        let judged = Query { parent: Some(id), ..Query::of(Kind::Judgement, 200) };
        let mut stands = page::all::<Judgement>(reader, &judged)?;
        stands.sort_by_key(|judged| (judged.stored.meta.edited, judged.stored.meta.id));
        let open_immediate = visit::immediate_gaps(reader, id)?.len();
        Ok(Self { uses, given, stands, notes, open_immediate, left_out })
    }

    /// The rule's answer.
    pub fn ruling(&self) -> Ruling {
        let asked: Vec<Asked<'_>> = self.uses.iter().map(Use::asked).collect();
        let pieces: Vec<Piece<'_>> = self.given.iter().map(|given| self.piece(given)).collect();
        let settled: Vec<Settled<'_>> = self
            .stands
            .iter()
            .filter_map(|judged| {
                let prompt = judged.record.prompt.as_deref()?;
                // Where the difference stands, every answer goes on counting.
                let rating = judged.record.rating.filter(|_| !judged.record.kept_apart)?;
                Some(Settled { prompt, answer: Answer::of(rating, self.counts(prompt, rating)) })
            })
            .collect();
        highest(&Basis {
            asked: &asked,
            pieces: &pieces,
            settled: &settled,
            notes: self.notes,
            open_immediate: self.open_immediate,
        })
    }

    fn piece<'s>(&'s self, given: &'s Given) -> Piece<'s> {
        Piece {
            prompt: &given.prompt,
            rating: given.rating,
            counts: self.counts(&given.prompt, given.rating),
            kind: given.source,
            withdrawn: given.withdrawn,
        }
    }

    fn counts(&self, prompt: &str, rating: Rating) -> bool {
        let known = self.uses.iter().find(|used| used.prompt.id == prompt);
        let scale = known.and_then(|used| used.set.scale_of(used.prompt));
        scale
            .and_then(|scale| scale.answers.iter().find(|answer| answer.code == rating))
            .map_or_else(|| rating.counts_as_met(), |answer| answer.counts_as_met)
    }

    /// The words of a prompt.
    pub fn text_of<'s>(&'s self, id: &'s str) -> &'s str {
        let known = self.uses.iter().find(|used| used.prompt.id == id);
        known.map_or(id, |used| used.prompt.text.as_str())
    }

    /// The judgement that stands for a prompt.
    pub fn stands(&self, prompt: &str) -> Option<&Typed<Judgement>> {
        self.stands.iter().rev().find(|judged| judged.record.prompt.as_deref() == Some(prompt))
    }

    /// Whether the visit asks this prompt, and its scale offers this answer.
    pub fn offers(&self, prompt: &str, rating: Rating) -> bool {
        self.uses.iter().filter(|used| used.prompt.id == prompt).any(|used| {
            used.set
                .scale_of(used.prompt)
                .is_some_and(|scale| scale.answers.iter().any(|answer| answer.code == rating))
        })
    }

    /// Every prompt with all that was answered.
    ///
    /// # Errors
    /// What the vault says.
    pub fn standings(
        &self,
        names: &Names<'_>,
        ruling: &Ruling,
    ) -> Result<Vec<PromptStanding>, AppError> {
        self.uses.iter().map(|used| self.standing(names, ruling, used)).collect()
    }

    fn standing(
        &self,
        names: &Names<'_>,
        ruling: &Ruling,
        used: &Use<'_>,
    ) -> Result<PromptStanding, AppError> {
        let id = used.prompt.id.as_str();
        let mine = || self.given.iter().filter(|given| given.prompt == id);
        let answers = mine()
            .map(|given| {
                Ok(PromptAnswer {
                    note: given.note,
                    who: names.person(given.who)?,
                    rating: given.rating,
                    source: given.source,
                    strength: given.strength,
                    thrown_away: given.withdrawn,
                    later: given.later,
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        let said =
            |judged: &&Typed<Judgement>| judged.record.rating.is_some() || judged.record.kept_apart;
        let stands = self.stands(id).filter(said).map(|judged| AnswerThatStands {
            id: judged.stored.meta.id,
            rating: judged.record.rating.filter(|_| !judged.record.kept_apart),
            reason: judged.record.reason.clone().unwrap_or_default(),
            kept_apart: judged.record.kept_apart,
        });
        let why = ruling
            .caps
            .iter()
            .find(|cap| cap.prompts.iter().any(|prompt| prompt == id))
            .map(|cap| cap.why);
        let live: Vec<Piece<'_>> =
            mine().filter(|given| !given.withdrawn).map(|given| self.piece(given)).collect();
        let met = || live.iter().filter(|piece| piece.answer() == Answer::Met);
        let kinds: std::collections::BTreeSet<_> = met().filter_map(|piece| piece.kind).collect();
        let answer = match stands.as_ref().and_then(|stands| stands.rating) {
            Some(rating) => Some(Answer::of(rating, self.counts(id, rating))),
            None => met().next().or_else(|| live.first()).map(Piece::answer),
        };
        Ok(PromptStanding {
            id: id.to_owned(),
            text: used.prompt.text.clone(),
            section: used.section.to_owned(),
            tier: used.prompt.tier.map(|tier| visit::tier_words(tier).to_owned()),
            scale: visit::scale_view(used.set, used.prompt),
            answers,
            words: words::counts(answer, kinds.len(), why),
            limits: why.is_some(),
            differs: differs(&live_of(mine())),
            stands,
        })
    }
}

fn live_of<'g>(given: impl Iterator<Item = &'g Given>) -> Vec<&'g Given> {
    given.filter(|given| !given.withdrawn).collect()
}

/// Whether two visitors answer differently.
fn differs(given: &[&Given]) -> bool {
    given
        .iter()
        .any(|one| given.iter().any(|other| other.who != one.who && other.rating != one.rating))
}

impl Use<'_> {
    fn asked(&self) -> Asked<'_> {
        Asked {
            prompt: &self.prompt.id,
            weight: match self.prompt.tier {
                Some(Tier::Fundamental) => Weight::Fundamental,
                Some(Tier::Enhanced) | None => Weight::Expected,
                Some(Tier::Developmental) => Weight::Aspiration,
            },
            needs: self.needs.clone(),
            only_if: self
                .prompt
                .asked_if
                .as_ref()
                .map(|hangs| (hangs.prompt.as_str(), hangs.answers.as_slice())),
        }
    }
}

/// The kind of source that a kind of evidence comes from.
const fn source(kind: Evidence) -> Source {
    match kind {
        Evidence::Observed | Evidence::Environment => Source::Seen,
        Evidence::Patient => Source::Patient,
        Evidence::Carer => Source::Carer,
        Evidence::Staff => Source::Staff,
        Evidence::Document => Source::Document,
        Evidence::Record => Source::Record,
        Evidence::Metric => Source::Figure,
        Evidence::Partner => Source::Partner,
    }
}
