//! The head of the first page: what this is, of which visit, the whole in a sentence, and the level.

use super::{Desk, capital, joined, title};
use crate::paper::{Block, Opening, Tone, long_day};
use crate::report::PaperStanding;

impl Desk<'_> {
    pub(super) fn opening(&mut self) {
        let visit = self.visit;
        let meta = &visit.meta;
        let sheet = meta.standing == PaperStanding::FeedbackSheet;
        let place = title(visit);
        let provider = if place == meta.provider.trim() { "" } else { meta.provider.as_str() };
        let headline = if sheet { String::new() } else { visit.headline.trim().to_owned() };
        self.blocks.push(Block::Opening(Opening {
            kind: joined(&[&meta.organisation, &meta.standing.words()], ": "),
            title: place,
            site: joined(&[&meta.site, provider], ", "),
            when: joined(&[&long_day(meta.date), &meta.hours], ", "),
            headline,
        }));
        self.standing();
        if sheet {
            return;
        }
        if let Some(level) = &visit.level {
            self.blocks.push(Block::scale(level.chosen));
            self.entry("Why this level", &level.why);
            self.entry("Since the draft", &level.since_draft);
        }
        let issued = meta.issued.map(|day| format!("Issued {}", long_day(day)));
        let whom = match meta.for_whom.trim() {
            "" => String::new(),
            whom => format!("for {whom}"),
        };
        let about = joined(&[issued.as_deref().unwrap_or_default(), &whom], ", ");
        if !about.is_empty() {
            self.entry("This version", &format!("{}.", capital(&about)));
        }
        if let PaperStanding::Reissued { reason, .. } = &meta.standing {
            self.entry("Why it changed", reason);
        }
    }

    /// What a reader must know of a paper that is not final, before anything else.
    fn standing(&mut self) {
        let provider = self.provider_word();
        let (title, text) = match self.visit.meta.standing {
            PaperStanding::FeedbackSheet => (
                "This is not a report".to_owned(),
                format!(
                    "It is what we told you before we left. The facts are not yet checked, and {provider} has not yet \
                     seen our notes. A draft report follows, and {provider} can correct its facts."
                ),
            ),
            PaperStanding::Draft { number } => (
                format!("Draft {number}: the facts are not yet checked"),
                format!(
                    "{} is asked to check the facts. Fill in the form that came with this draft, with evidence, and \
                     send it back. Do not pass the draft on to others.",
                    capital(&provider)
                ),
            ),
            PaperStanding::Final | PaperStanding::Reissued { .. } => return,
        };
        self.blocks.push(Block::Callout { tone: Tone::Ask, title, text });
    }
}
