//! What answers do to a prompt set: which prompts are asked, and what an answer still lacks.

use super::{Evidence, Prompt, Template};
use cf_domain::word::Rating;

impl Template {
    /// Whether this prompt of the set is asked, given the answers so far. One that hangs on an
    /// earlier prompt is asked when that one was asked itself and got one of the answers named.
    #[must_use]
    pub fn asked(&self, prompt: &Prompt, answers: &dyn Fn(&str) -> Option<Rating>) -> bool {
        let mut waits_for = prompt.asked_if.as_ref();
        // A prompt can only hang on an earlier one, so going back once meets all that it hangs on.
        for earlier in self.prompts().rev() {
            let Some(condition) = waits_for else { return true };
            if earlier.id == condition.prompt {
                let given = answers(&earlier.id);
                if !given.is_some_and(|answer| condition.answers.contains(&answer)) {
                    return false;
                }
                waits_for = earlier.asked_if.as_ref();
            }
        }
        waits_for.is_none()
    }

    /// The kinds of evidence still to be given before this answer to the prompt may stand: those it
    /// needs, when the answer counts as met. An answer that does not count as met needs nothing.
    #[must_use]
    pub fn still_needed(
        &self,
        prompt: &Prompt,
        answer: Rating,
        given: &[Evidence],
    ) -> Vec<Evidence> {
        let met = self.scale_of(prompt).is_some_and(|scale| {
            scale.answers.iter().any(|offered| offered.code == answer && offered.counts_as_met)
        });
        if !met {
            return Vec::new();
        }
        prompt.needs.iter().copied().filter(|kind| !given.contains(kind)).collect()
    }
}
