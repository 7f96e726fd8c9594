//! Running histories, and telling of one that fails.

use super::draw::{History, Step, history};
use super::fleet::Fleet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Which histories are run: the first 500 with every change, as many as `CF_SEEDS` says in a soak.
/// It may also say where to begin: `2000..3000`.
pub fn seeds() -> Range<u64> {
    let Ok(told) = std::env::var("CF_SEEDS") else { return 0..500 };
    let (first, end) = told.split_once("..").unwrap_or(("0", &told));
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("CF_SEEDS is no number"));
    number(first)..number(end)
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

/// Runs the history of a seed and tells what is wrong with it. If it fails, the shortest beginning
/// of it that still fails is looked for, then every step is left out that is not needed.
pub fn fault(seed: u64) -> Option<String> {
    let drawn = history(seed);
    let Err(first) = run(&drawn) else { return None };
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
    Some(format!(
        "seed {seed}: {first}\n  shortened ({} people, {} members at first): {last}\n{}",
        drawn.people,
        drawn.members,
        told.join("\n")
    ))
}
