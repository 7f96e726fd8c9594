//! Running histories, and telling of one that fails.

use super::draw::{History, Step, history};
use super::fleet::Fleet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many histories are run: 500 with every change, as many as `CF_SEEDS` says in a soak.
pub fn seeds() -> u64 {
    std::env::var("CF_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(500)
}

/// Runs one history to its end and checks what must hold then.
fn run(history: &History) -> Result<(), String> {
    let whole = || {
        let mut fleet = Fleet::new(history);
        history.steps.iter().try_for_each(|step| fleet.take(step))?;
        fleet.come_to_rest()?;
        fleet.check()
    };
    catch_unwind(AssertUnwindSafe(whole)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        Err(format!("panic: {}", said.or(panic.downcast_ref().copied()).unwrap_or("?")))
    })
}

/// Runs the history of a seed. If it fails, the shortest beginning of it that still fails is looked
/// for, then every step is left out that is not needed.
pub fn check(seed: u64) {
    let drawn = history(seed);
    let Err(first) = run(&drawn) else { return };
    let shortened = |steps: Vec<Step>| History { steps, ..drawn.clone() };
    let shortest = (0..=drawn.steps.len())
        .map(|length| shortened(drawn.steps[..length].to_vec()))
        .find(|history| run(history).is_err())
        .unwrap_or_else(|| drawn.clone());
    let mut steps = shortest.steps;
    for at in (0..steps.len()).rev() {
        let mut fewer = steps.clone();
        fewer.remove(at);
        if run(&shortened(fewer.clone())).is_err() {
            steps = fewer;
        }
    }
    let last = run(&shortened(steps.clone())).err().unwrap_or_else(|| "it is fickle".to_owned());
    let told: Vec<String> = steps.iter().map(|step| format!("    {step:?}")).collect();
    panic!(
        "seed {seed}: {first}\n  shortened ({} people, {} members at first): {last}\n{}",
        drawn.people,
        drawn.members,
        told.join("\n")
    );
}
